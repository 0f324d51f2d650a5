package dev.kosh.simulator;

/**
 * What can go wrong with one answer, and whether the treasury has done its work before it goes wrong
 * (argument {@code processed} says otherwise). Arguments of each: docs/contract/simulator.md.
 */
public enum Fault {
    /** Accepts the call and never answers. */
    HANG(false),
    /** Answers right, but {@code millis} later. */
    DELAY(true),
    /** {@code bytes} at a time, {@code everyMillis}. */
    DRIP(true),
    /** Ends the connection after {@code bytes} of the body; half of it unless said. */
    CUT(true),
    /** Resets the connection before any byte. */
    RESET(false),
    /** Does the work; the answer is lost: {@code how} is close, reset or hang. */
    LOSE_ANSWER(true),
    /** {@code status}, {@code body}, {@code contentType}, {@code headers} in clear. */
    HTTP(false),

    /** {@code text} in clear instead of Base64. */
    NOT_BASE64(true),
    /** Encrypted with another {@code key}: random or sek. */
    WRONG_KEY(true),
    /** The right answer in double quotes and blanks, which callers accept. */
    QUOTED(true),
    /** {@code text} encrypted in place of the JSON. */
    PLAINTEXT(true),
    /** Only the first {@code keep} share of the JSON is encrypted; half unless said. */
    TRUNCATED(true),
    /** Unknown members, members in other order, numbers for texts: {@code extra}, {@code reorder}, {@code numbers}. */
    LOOSE_JSON(true),
    /** {@code value} as the answer's service; none at all unless said. */
    SERVICE_ID(true),

    /** {@code errorMsg} or {@code errors [{errorCode, errorMsg}]}; {@code keepData} to have the data beside it. */
    ERROR(false),
    /** {@code value} in place of the data; no member at all unless said. */
    DATA(true),
    /** Changes the JSON: {@code set}, {@code remove}, {@code append}, {@code copy}, by JSON pointer. */
    EDIT(true),
    /** PI and COR: {@code successCode} other than 0 with {@code text}; nothing is booked. */
    REFUSED(false),
    /** PI and COR: {@code ifscs} count as wrong although their form is right. */
    WRONG_IFSC(true),
    /** FD by voucher date: answers {@code before} and {@code after} so many days too. */
    WIDER_DATES(true),
    /** FD: tells failures of corrections too. */
    WITH_REVISIONS(true),

    /** Forgets the session and says so with {@code status}. */
    SESSION_LOST(false),
    /** Log-in: a session key of {@code bytes}, or one that is {@code undecipherable}. */
    SESSION_KEY(true),
    /** Handles the call twice, as a proxy would that repeats it; {@code answer} is first or second. */
    DELIVERED_TWICE(true);

    private final boolean isProcessed;

    Fault(boolean isProcessed) {
        this.isProcessed = isProcessed;
    }

    /** Whether the work is done unless the rule says otherwise. */
    public boolean isProcessed() {
        return isProcessed;
    }
}

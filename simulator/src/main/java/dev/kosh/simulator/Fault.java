package dev.kosh.simulator;

import java.util.Set;

/**
 * What can go wrong with one answer, and whether the treasury has done its work before it goes wrong
 * (argument {@code processed} says otherwise). The table in docs/contract/simulator.md says it at more length.
 */
public enum Fault {
    /** Accepts the call and never answers. */
    HANG(false, Scope.EVERYWHERE),
    /** Answers right, but {@code millis} later. */
    DELAY(true, Scope.EVERYWHERE, "millis"),
    /** {@code bytes} at a time, {@code everyMillis}. */
    DRIP(true, Scope.EVERYWHERE, "bytes", "everyMillis"),
    /** Ends the connection after {@code bytes} of the body; half of it unless said. */
    CUT(true, Scope.EVERYWHERE, "bytes"),
    /** Resets the connection before any byte. */
    RESET(false, Scope.EVERYWHERE),
    /** Does the work; the answer is lost: {@code how} is close, reset or hang. */
    LOSE_ANSWER(true, Scope.EVERYWHERE, "how"),
    /** {@code status}, {@code body}, {@code contentType}, {@code headers} in clear. */
    HTTP(false, Scope.EVERYWHERE, "status", "body", "contentType", "headers"),

    /** {@code text} in clear instead of Base64. */
    NOT_BASE64(true, Scope.BUSINESS, "text"),
    /** Encrypted with another {@code key}: random or sek. */
    WRONG_KEY(true, Scope.BUSINESS, "key"),
    /** The right answer in double quotes and blanks, which callers accept. */
    QUOTED(true, Scope.BUSINESS),
    /** {@code text} encrypted in place of the JSON. */
    PLAINTEXT(true, Scope.BUSINESS, "text"),
    /** Only the first {@code keep} share of the JSON is encrypted; half unless said. */
    TRUNCATED(true, Scope.BUSINESS, "keep"),
    /** Unknown members, members in other order, numbers for texts. */
    LOOSE_JSON(true, Scope.BUSINESS, "extra", "reorder", "numbers"),
    /** {@code value} as the answer's service; none at all unless said. */
    SERVICE_ID(true, Scope.BUSINESS, "value"),

    /** {@code errorMsg} or {@code errors [{errorCode, errorMsg}]}; {@code keepData} to have the data beside it. */
    ERROR(false, Scope.BUSINESS, "errorMsg", "errors", "keepData"),
    /** {@code value} in place of the data; no member at all unless said. */
    DATA(true, Scope.BUSINESS, "value"),
    /** Changes the JSON by JSON pointers. */
    EDIT(true, Scope.BUSINESS, "set", "remove", "append", "copy"),
    /** {@code successCode} other than 0 with {@code text}; nothing is booked. */
    REFUSED(false, Scope.PUSHES, "successCode", "text"),
    /** {@code ifscs} count as wrong although their form is right. */
    WRONG_IFSC(true, Scope.PUSHES, "ifscs"),
    /** FD by voucher date: answers {@code before} and {@code after} so many days too. */
    WIDER_DATES(true, Scope.FAILURES, "before", "after"),
    /** FD: tells failures of corrections too. */
    WITH_REVISIONS(true, Scope.FAILURES),

    /** Forgets the session and says so with {@code status}. */
    SESSION_LOST(false, Scope.BUSINESS, "status"),
    /** A session key of {@code bytes}, or one that is {@code undecipherable}. */
    SESSION_KEY(true, Scope.LOG_IN, "bytes", "undecipherable"),
    /** Handles the call twice, as a proxy would that repeats it; {@code answer} is first or second. */
    DELIVERED_TWICE(true, Scope.BUSINESS, "answer");

    private final boolean isProcessed;
    private final Scope scope;
    private final Set<String> args;

    /** Which calls a fault can be played on. */
    private enum Scope {
        EVERYWHERE,
        BUSINESS,
        PUSHES,
        FAILURES,
        LOG_IN
    }

    Fault(boolean isProcessed, Scope scope, String... args) {
        this.isProcessed = isProcessed;
        this.scope = scope;
        this.args = Set.of(args);
    }

    /** Whether the work is done unless the rule says otherwise. */
    public boolean isProcessed() {
        return isProcessed;
    }

    boolean knows(String arg) {
        return arg.equals("processed") || args.contains(arg);
    }

    boolean fits(JitService service) {
        return switch (scope) {
            case EVERYWHERE -> true;
            case BUSINESS -> service != JitService.AUTH;
            case PUSHES -> service == JitService.PI || service == JitService.COR;
            case FAILURES -> service == JitService.FD;
            case LOG_IN -> service == JitService.AUTH;
        };
    }

    boolean fitsAllBusiness() {
        return scope == Scope.EVERYWHERE || scope == Scope.BUSINESS;
    }
}

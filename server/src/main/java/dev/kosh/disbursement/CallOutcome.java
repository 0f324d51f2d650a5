package dev.kosh.disbursement;

/** What became of a call about an instruction, as far as its life cycle distinguishes. */
public enum CallOutcome {
    /** Nothing came back, or an empty answer that means "not there yet". */
    NO_RESPONSE,
    /** The treasury answered with an error of its own. */
    ERROR,
    /** A push brought an error that does not prove a refusal: unreadable, HTTP 5xx, log-in or session trouble. */
    GLITCH,
    /** A push was refused because the treasury holds that number already. */
    DUPLICATE,
    /** The spending unit rejected the instruction inside the treasury's system. */
    REJECTED,
    SUCCESS,
    /** Not sent: no sanction has the funds. */
    NO_FUNDS,
    /** Not sent: a validation failed. */
    INVALID;

    /** Whether the treasury said something: such an attempt is the latest response. */
    public boolean isResponse() {
        return this == ERROR || this == GLITCH || this == DUPLICATE || this == REJECTED || this == SUCCESS;
    }
}

package dev.kosh.disbursement;

/** What a page offers for an instruction. */
public enum PiAction {
    /** Push the same number again. */
    RESUBMIT,
    /** Ask the treasury how it stands. */
    REFRESH,
    /** Pay by a new instruction with a new number. */
    GENERATE_NEW_PI,
    /** Pay what came back, to corrected accounts. */
    GENERATE_REVISED_PI
}

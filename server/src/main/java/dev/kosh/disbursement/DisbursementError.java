package dev.kosh.disbursement;

import dev.kosh.wire.ErrorCode;

/** Why disbursement refuses a call; each constant's name is its code (docs/contract/disbursement.md, error codes). */
public enum DisbursementError implements ErrorCode {
    PI_NOT_FOUND,
    /** Where the instruction stands, it is not offered. */
    PI_ACTION_NOT_ALLOWED,
    PI_REFRESH_TOO_EARLY(429),
    PI_DUPLICATE_ERROR,
    PI_DUPLICATE_BENEFICIARY,
    PI_BENEFICIARY_NOT_IN_ORIGINAL,
    /** A revised instruction of the chain is pending, declined or in process. */
    PI_REVISION_OPEN,
    PI_NOTHING_FAILED,
    /** An account was not corrected, and nobody said that it shall be paid all the same. */
    PI_UNCHANGED_ACCOUNT,
    PI_BANK_ACCOUNT_INVALID,
    /** The treasury no longer corrects the chain: its failed payments need a new instruction. */
    PI_CORRECTION_WINDOW_OVER,
    FAILURE_NOT_FOUND,
    /** The failure record does not wait for a person, or is not of that payment. */
    FAILURE_NOT_RESOLVABLE;

    private final int httpStatus;

    DisbursementError() {
        this(400);
    }

    DisbursementError(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public int httpStatus() {
        return httpStatus;
    }
}

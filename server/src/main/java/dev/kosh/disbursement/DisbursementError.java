package dev.kosh.disbursement;

import dev.kosh.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Why disbursement refuses a call; a constant's name is its code unless it has another (docs/contract/disbursement.md, error codes). */
public enum DisbursementError implements ErrorCode {
    /** A search that asks for nothing. */
    SEARCH_CRITERIA_MANDATORY,
    TENANT_MISSING("NotNull.searchCriteria.tenantId"),
    PI_REQUEST_INVALID_PARAMS,
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
    FAILURE_NOT_RESOLVABLE,
    /** No job has that name. */
    JOB_UNKNOWN,
    /** The job may be started by the system only. */
    JOB_NOT_ALLOWED(403),
    JOB_RUN_NOT_FOUND,
    /** Raw exchanges name people and their accounts. */
    PAYLOAD_NOT_ALLOWED(403);

    private final int httpStatus;
    private final @Nullable String wireCode;

    DisbursementError() {
        this(400, null);
    }

    DisbursementError(int httpStatus) {
        this(httpStatus, null);
    }

    DisbursementError(String wireCode) {
        this(400, wireCode);
    }

    DisbursementError(int httpStatus, @Nullable String wireCode) {
        this.httpStatus = httpStatus;
        this.wireCode = wireCode;
    }

    @Override
    public String code() {
        return wireCode == null ? name() : wireCode;
    }

    @Override
    public int httpStatus() {
        return httpStatus;
    }
}

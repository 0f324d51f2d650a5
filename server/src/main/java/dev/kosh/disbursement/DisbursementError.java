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
    PAYLOAD_NOT_ALLOWED(403),
    INVALID_TENANT,
    INVALID_AMOUNT,
    BILL_NOT_FOUND,
    BILL_DUPLICATE_NUMBER,
    BILL_DETAILS_MISSING,
    BILL_TOTAL_MISMATCH,
    BILL_LINE_INVALID,
    BILL_UNKNOWN_HEAD_CODE,
    /** It is approved: it is paid as it stands. */
    BILL_NOT_CHANGEABLE,
    BILL_APPROVAL_NOT_ALLOWED,
    BILL_NOT_PAYABLE,
    PAYMENT_NET_MISMATCH,
    PAYMENT_NOT_CANCELLABLE,
    PAYMENT_NOT_FIND_ERROR,
    PAYMENT_ALREADY_PROCESSED,
    BANK_ACCOUNT_NOT_FOUND,
    BANK_ACCOUNT_EXISTS,
    BANK_ACCOUNT_INVALID,
    BANK_ACCOUNT_CHANGE_OPEN,
    BANK_ACCOUNT_CHANGE_NOT_FOUND,
    /** A correction is approved by another person than the one who proposed it. */
    BANK_ACCOUNT_CHANGE_OWN,
    PI_CONFIG_MISSING,
    PI_BENEFICIARY_COUNT_MISMATCH,
    PI_NET_AMOUNT_MISMATCH,
    PI_GROSS_LESS_THAN_NET,
    PI_BENEFICIARY_MISSING;

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

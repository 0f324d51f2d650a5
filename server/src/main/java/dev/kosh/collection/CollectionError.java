package dev.kosh.collection;

import dev.kosh.wire.ErrorCode;

/** Why collection refuses a call; nearly each constant's name is its code (docs/contract/collection.md, error codes). */
public enum CollectionError implements ErrorCode {
    DUPLICATE_BILLID,
    INVALID_BILL_ID,
    INVALID_BILL_BUSINESSSERVICE,
    INVALID_INST_DATE,
    INVALID_INST_NUMBER,
    INVALID_CHEQUE_DD_DATE,
    CHEQUE_DD_DATE_WITH_MANUAL_RECEIPT_DATE,
    CHEQUE_DD_DATE_WITH_RECEIPT_DATE,
    CHEQUE_DD_DATE_WITH_FUTURE_DATE,
    INVALID_NEFT_RTGS_DATE,
    INVALID_TXN_NUMBER,
    INVALID_INSTRUMENT_NUMBER,
    BILL_ALREADY_PAID,
    INVALID_BILL_AMOUNT,
    INVALID_PAYMENTDETAIL,
    INVALID_PAYMENT_AMOUNT,
    DUPLICATE_TRANSACTION_NUMBER,
    /** What a gateway took is receipted once, and not when it went back. */
    TRANSACTION_MONEY_SPENT,
    BILL_EXPIRED,
    EGCL_PAYMENT_COUNT_ERROR,
    EGCL_URI_EXCEPTION,
    PAYMENT_WORKFLOW_SINGLE_ACTION_ALLOWED,
    CROSS_TENANT_OP_NOT_ALLOWED,
    RECEIPT_WORKFLOW_INVALID_RECEIPT,
    RECEIPT_WORKFLOW_ACTION_NOT_APPLICABLE,
    RECEIPT_UPDATE_NOT_FOUND,
    PAYMENT_WORKFLOW_INVALID_PAYMENT,
    INVALID_TENANT,
    INVALID_REGISTER_PERIOD,
    INVALID_REGISTER_FORMAT,
    REMITTANCE_SLIP_TOO_LONG,
    REMITTANCE_NOT_FOUND,
    /** Of a bank account. */
    ACCOUNT_WITHOUT_SERVICE,
    /** Of a bank account. */
    ACCOUNT_WITHOUT_NUMBER,
    /** A service has one bank account. */
    ACCOUNT_OF_SERVICE_EXISTS,
    INVALID_USER_DETAILS,
    INVALID_PAYMENT_GATEWAY,
    INVALID_CALLBACK_URL,
    TXN_ABRUPTLY_DISCARDED,
    TXN_CREATE_BILL_ALREADY_PAID,
    TXN_CREATE_INVALID_TXN_AMT,
    PAYMENT_GATEWAY_UNAVAILABLE,
    MISSING_UPDATE_TXN_ID,
    TXN_UPDATE_NOT_FOUND,
    REFUND_TXN_NOT_FOUND,
    REFUND_NOT_DUE,
    /** Under another reference: money goes back once. */
    REFUND_ALREADY_RECORDED,
    PAPER_SUBJECT_NOT_FOUND,
    PAPER_KEY_UNKNOWN,
    PAPER_SIZE_UNKNOWN,
    /** Of a file store id or a link to it. */
    FILE_NOT_FOUND,
    /** Lets the caller in, but not to this payment: the edge's own code and status. */
    NOT_AUTHORISED;

    @Override
    public String code() {
        return switch (this) {
            case NOT_AUTHORISED -> "CustomException";
            case ACCOUNT_WITHOUT_SERVICE -> "egcl_002";
            case ACCOUNT_WITHOUT_NUMBER -> "egcl_003";
            case ACCOUNT_OF_SERVICE_EXISTS -> "egcl_004";
            case FILE_NOT_FOUND -> "NOT_FOUND";
            default -> name();
        };
    }

    @Override
    public int httpStatus() {
        return this == NOT_AUTHORISED ? 403 : 400;
    }
}

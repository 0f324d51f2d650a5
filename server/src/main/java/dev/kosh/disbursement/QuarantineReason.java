package dev.kosh.disbursement;

/** Why a failure record of the treasury waits for a person (docs/contract/disbursement-failures.md, quarantine). */
public enum QuarantineReason {
    /** Neither its bill number nor its reference is that of an instruction of ours. */
    UNKNOWN_PI,
    /** Its bill number and its reference are not those of one instruction. */
    IDENTITY_MISMATCH,
    /** Its instruction has not been paid, so nothing of it can come back. */
    PI_NOT_PAYABLE,
    /** Its instruction has no such payment. */
    UNKNOWN_BENEFICIARY,
    /** Several payments of its instruction went to its account. */
    AMBIGUOUS_BENEFICIARY,
    /** Its payment was debited already, under another end-to-end id: the money may have left twice. */
    DEBITED_ALREADY,
    /** It lacks what would name an instruction or a payment. */
    RECORD_INCOMPLETE,
    /** Its revised instruction has not been answered by FTPS; it is tried again after that. */
    REFERENCE_NOT_KNOWN_YET
}

package dev.kosh.disbursement.failures;

/** What is odd about a failure record that was applied all the same (docs/contract/disbursement-failures.md, warnings). */
enum FailureWarning {
    /** The money came back before our PD heard that it left. */
    FD_BEFORE_PD,
    /** Account or IFSC are not those that the payment was sent to; the treasury's id of it counts for more. */
    ACCOUNT_DIFFERS,
    /** The record named no beneficiary payment that we know; its account was that of exactly one. */
    MATCHED_BY_ACCOUNT,
    /** Whose the record is was found by a person. */
    MATCHED_BY_PERSON,
    END_TO_END_ID_DIFFERS,
    BILL_DATE_DIFFERS,
    TOKEN_DIFFERS,
    /** A failure of a revised instruction that does not say which reference the first one had. */
    ORIGINAL_REFERENCE_MISSING,
    /** Reason, challan or UTR is missing. */
    DETAIL_MISSING
}

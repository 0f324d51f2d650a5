package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.Beneficiary;

/**
 * One failed payment that a revised instruction pays again.
 *
 * @param failed its latest attempt
 * @param currentBillReference of the instruction in which it failed last
 * @param original account of the first instruction, as sent
 * @param current account of the attempt that failed last, as sent
 * @param corrected account that the money goes to now
 */
record Correction(
        Beneficiary failed,
        String currentBillReference,
        BankAddress original,
        BankAddress current,
        BankAddress corrected) {}

package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.SentPayee;

/**
 * One failed payment that a revised instruction pays again.
 *
 * @param failed its latest attempt
 * @param currentBillReference of the instruction in which it failed last
 * @param original account of the first instruction, as sent
 * @param current account of the attempt that failed last, as sent
 * @param corrected account that the money goes to now
 * @param payee who is paid, with the corrected account's number
 * @param accountType of the corrected account
 */
record Correction(
        Beneficiary failed,
        String currentBillReference,
        BankAddress original,
        BankAddress current,
        BankAddress corrected,
        SentPayee payee,
        String accountType) {

    boolean isUnchanged() {
        return corrected.equals(current);
    }
}

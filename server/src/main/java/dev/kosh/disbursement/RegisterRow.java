package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import java.time.LocalDate;

/**
 * One row of the fund allocation register; balances are those of the head of account after the row.
 *
 * @param transactionNumber the treasury's allotment id, or the payment instruction's number
 */
public record RegisterRow(
        String headOfAccount,
        String transactionNumber,
        LocalDate date,
        Kind kind,
        Money amount,
        Money sanctionedBalance,
        Money fundAvailable) {

    /** What a row tells of. */
    public enum Kind {
        INITIAL("Initial Allotment"),
        ADDITIONAL("Additional Allotment"),
        WITHDRAWAL("Withdrawal"),
        DEBIT("Expense"),
        REVERSAL("Expense (Reversed)");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }
}

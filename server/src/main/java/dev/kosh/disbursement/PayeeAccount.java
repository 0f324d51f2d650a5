package dev.kosh.disbursement;

import org.jspecify.annotations.Nullable;

/** The account that a payee is paid to now, opened: for a request to the treasury, never for a log. */
public record PayeeAccount(@Nullable String holderName, String accountNumber, String ifsc, String accountType) {

    @Override
    public String toString() {
        return "PayeeAccount[…]";
    }
}

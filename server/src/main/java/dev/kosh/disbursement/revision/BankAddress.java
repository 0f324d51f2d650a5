package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.BankAccountNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An account that money is sent to, in clear: for a request to the treasury, never for a log. */
record BankAddress(String accountNumber, String ifsc) {

    /** Null unless both parts are there; blanks around them and the letter case of the IFSC do not count. */
    static @Nullable BankAddress of(@Nullable String accountNumber, @Nullable String ifsc) {
        if (accountNumber == null || accountNumber.isBlank() || ifsc == null || ifsc.isBlank()) {
            return null;
        }
        return new BankAddress(accountNumber.strip(), ifsc.strip().toUpperCase(Locale.ROOT));
    }

    boolean hasValidIfsc() {
        return BankAccountNumber.isIfsc(ifsc);
    }

    @Override
    public String toString() {
        return "BankAddress[…]";
    }
}

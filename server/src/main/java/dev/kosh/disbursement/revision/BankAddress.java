package dev.kosh.disbursement.revision;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An account that money is sent to, in clear: for a request to the treasury, never for a log. */
record BankAddress(String accountNumber, String ifsc) {

    private static final Pattern IFSC = Pattern.compile("[A-Z]{4}0[A-Z0-9]{6}");

    /** Null unless both parts are there; blanks around them and the letter case of the IFSC do not count. */
    static @Nullable BankAddress of(@Nullable String accountNumber, @Nullable String ifsc) {
        if (accountNumber == null || accountNumber.isBlank() || ifsc == null || ifsc.isBlank()) {
            return null;
        }
        return new BankAddress(accountNumber.strip(), ifsc.strip().toUpperCase(Locale.ROOT));
    }

    boolean hasValidIfsc() {
        return IFSC.matcher(ifsc).matches();
    }

    @Override
    public String toString() {
        return "BankAddress[…]";
    }
}

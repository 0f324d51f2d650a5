package dev.kosh.disbursement;

import java.util.regex.Pattern;

/** Spellings of bank accounts. */
public final class BankAccountNumber {

    private static final Pattern IFSC = Pattern.compile("[A-Z]{4}0[A-Z0-9]{6}");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]{6,34}");
    private static final int SHOWN = 4;

    private BankAccountNumber() {}

    public static boolean isIfsc(String text) {
        return IFSC.matcher(text).matches();
    }

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** All but the last four characters hidden. */
    public static String masked(String accountNumber) {
        int hidden = Math.max(0, accountNumber.length() - SHOWN);
        return "*".repeat(hidden) + accountNumber.substring(hidden);
    }
}

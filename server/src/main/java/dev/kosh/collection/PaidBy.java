package dev.kosh.collection;

import org.jspecify.annotations.Nullable;

/**
 * Who handed the money over, as he named himself at the counter. Personal data.
 *
 * @param name who pays; clients may send the literals OWNER or OTHER
 * @param payerName name on the receipt
 */
public record PaidBy(
        String name,
        @Nullable String payerName,
        @Nullable String mobileNumber,
        @Nullable String address,
        @Nullable String emailId) {

    private static final String HIDDEN = "*****";

    /** The same for whoever is not he: number, address and e-mail address cannot be read. */
    PaidBy masked() {
        return new PaidBy(name, payerName, maskedNumber(), address == null ? null : HIDDEN, maskedEmail());
    }

    private @Nullable String maskedNumber() {
        if (mobileNumber == null) {
            return null;
        }
        int length = mobileNumber.length();
        return length < 10
                ? HIDDEN
                : mobileNumber.substring(0, 2) + "*".repeat(length - 4) + mobileNumber.substring(length - 2);
    }

    private @Nullable String maskedEmail() {
        int at = emailId == null ? -1 : emailId.lastIndexOf('@');
        if (emailId == null) {
            return null;
        }
        return at < 1 ? HIDDEN : emailId.charAt(0) + HIDDEN + emailId.substring(at);
    }
}

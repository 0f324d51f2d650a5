package dev.kosh.disbursement;

import org.jspecify.annotations.Nullable;

/**
 * Who was, or is to be, paid where: a snapshot that is encrypted at rest. Its text tells nothing, so that it cannot get
 * into a log.
 */
public record SentPayee(
        @Nullable String name,
        @Nullable String mobileNumber,
        @Nullable String address,
        @Nullable String accountNumber) {

    @Override
    public String toString() {
        return "SentPayee[…]";
    }
}

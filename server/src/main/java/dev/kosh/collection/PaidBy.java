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
        @Nullable String emailId) {}

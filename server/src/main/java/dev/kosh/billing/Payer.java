package dev.kosh.billing;

import org.jspecify.annotations.Nullable;

/** Whom a bill is addressed to, as he stood on record when the bill was made. Personal data. */
public record Payer(
        @Nullable String uuid,
        @Nullable String name,
        @Nullable String mobileNumber,
        @Nullable String address,
        @Nullable String emailId) {

    public static final Payer UNKNOWN = new Payer(null, null, null, null, null);
}

package dev.kosh.billing.store;

import dev.kosh.billing.Payer;
import dev.kosh.secrets.PersonalData;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A payer as a bill keeps him: sealed, and found by blind indexes. */
final class StoredPayer {

    private record Sealed(
            @Nullable String n,
            @Nullable String m,
            @Nullable String a,
            @Nullable String e) {}

    private StoredPayer() {}

    static byte @Nullable [] seal(PersonalData secrets, Payer payer) {
        if (payer.name() == null && payer.mobileNumber() == null) {
            return null;
        }
        return secrets.encrypt(StoredLines.JSON.writeValueAsString(
                new Sealed(payer.name(), payer.mobileNumber(), payer.address(), payer.emailId())));
    }

    static Payer open(PersonalData secrets, @Nullable String uuid, byte @Nullable [] sealed) {
        if (sealed == null) {
            return uuid == null ? Payer.UNKNOWN : new Payer(uuid, null, null, null, null);
        }
        Sealed payer = StoredLines.JSON.readValue(secrets.decrypt(sealed), Sealed.class);
        return new Payer(uuid, payer.n, payer.m, payer.a, payer.e);
    }

    static byte @Nullable [] index(PersonalData secrets, @Nullable String value) {
        return value == null ? null : secrets.blindIndex(value.strip().toLowerCase(Locale.ROOT));
    }
}

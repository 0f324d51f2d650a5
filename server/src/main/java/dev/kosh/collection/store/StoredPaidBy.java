package dev.kosh.collection.store;

import dev.kosh.collection.PaidBy;
import dev.kosh.secrets.PersonalData;
import org.jspecify.annotations.Nullable;

/** Who paid, as a payment keeps it: sealed, and found by the blind index of the mobile number. */
final class StoredPaidBy {

    private record Sealed(
            String n,
            @Nullable String p,
            @Nullable String m,
            @Nullable String a,
            @Nullable String e) {}

    private StoredPaidBy() {}

    static byte[] seal(PersonalData secrets, PaidBy paidBy) {
        return secrets.encrypt(StoredApportionment.JSON.writeValueAsString(new Sealed(
                paidBy.name(), paidBy.payerName(), paidBy.mobileNumber(), paidBy.address(), paidBy.emailId())));
    }

    static PaidBy open(PersonalData secrets, byte[] sealed) {
        Sealed paidBy = StoredApportionment.JSON.readValue(secrets.decrypt(sealed), Sealed.class);
        return new PaidBy(paidBy.n, paidBy.p, paidBy.m, paidBy.a, paidBy.e);
    }
}

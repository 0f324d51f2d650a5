package dev.kosh.collection.gateway;

import dev.kosh.collection.PaidBy;
import dev.kosh.wire.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The citizen who pays a transaction. Personal data.
 *
 * @param tenantId the state that has him on record
 */
public record TransactionPayer(
        String uuid,
        long id,
        String userName,
        String name,
        String mobileNumber,
        @Nullable String emailId,
        TenantId tenantId) {

    PaidBy paidBy() {
        return new PaidBy(name, name, mobileNumber, null, emailId);
    }

    /** Without who he is. */
    @Override
    public String toString() {
        return "TransactionPayer[" + uuid + "]";
    }
}

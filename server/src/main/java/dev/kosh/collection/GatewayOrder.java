package dev.kosh.collection;

import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a payment gateway is asked to take.
 *
 * @param returnUrl where the payer's browser goes afterwards; it names the transaction
 * @param payerMobileNumber ten digits
 * @param validUntil after which the gateway takes no money for it
 */
public record GatewayOrder(
        String txnId,
        TenantId tenantId,
        Money amount,
        String description,
        URI returnUrl,
        String payerName,
        String payerMobileNumber,
        @Nullable String payerEmail,
        Instant validUntil) {

    /** Without the payer. */
    @Override
    public String toString() {
        return "GatewayOrder[%s, %s]".formatted(txnId, amount);
    }
}

package dev.kosh.collection;

import dev.kosh.access.Caller;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment ready to be written: what the caller handed in, what was worked out of it, and who did it.
 *
 * @param settled in the order in which accounts are locked
 * @param instrumentNumber as it will stand on the payment
 * @param identifyPayer whether the citizen with the payer's mobile number is the payer when {@code payerUuid} names nobody
 * @param refuseReusedReference whether the tenant takes no reference twice
 * @param receiptPrefixByBill what stands before the count in the numbers of its receipts
 * @param transactionNumber null for cash, whose number the database makes
 */
public record NewPayment(
        UUID id,
        PaymentDraft draft,
        PaymentPlan plan,
        List<PaymentPlan.Settled> settled,
        @Nullable String transactionNumber,
        @Nullable Instant instrumentDate,
        InstrumentStatus instrumentStatus,
        PaymentStatus status,
        @Nullable String payerUuid,
        boolean identifyPayer,
        boolean refuseReusedReference,
        Map<UUID, String> receiptPrefixByBill,
        Instant at,
        Caller caller) {

    public TenantId tenantId() {
        return draft.tenantId();
    }
}

package dev.kosh.collection.gateway;

import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.PaymentDraft;
import dev.kosh.collection.PaymentMode;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A payment that was begun at a payment gateway, and how far it came (docs/contract/gateway.md, transactions).
 *
 * @param txnId such as {@code PB_PG_2026_11_20_000512_37}
 * @param billId the bill that the client names first
 * @param said the gateway's latest words
 * @param isFinal the gateway has said its last word
 * @param receiptNumbers comma-joined
 * @param refundReference by which the money was given back; null unless it was
 * @param startedBy in whose name the receipt is recorded
 * @param polls how often a job asked
 * @param audit its {@code by} are uuids of users, unlike those of payments
 */
public record GatewayTransaction(
        TenantId tenantId,
        String txnId,
        String gateway,
        Money amount,
        String billId,
        String consumerCode,
        String productInfo,
        List<PaidBill> bills,
        @Nullable JsonNode additionalDetails,
        String locale,
        TransactionPayer payer,
        TransactionStatus status,
        String statusMessage,
        boolean isFinal,
        GatewayAnswer.Details said,
        ReceiptState receiptState,
        @Nullable String receiptNumbers,
        @Nullable UUID paymentId,
        @Nullable String refundReference,
        @Nullable Instant nextPollAt,
        int polls,
        StartedBy startedBy,
        AuditDetails audit) {

    /** @param tax what the client says is due; echoed */
    public record PaidBill(
            UUID billId, Money paid, @Nullable Money tax) {}

    /** @param id number of the user */
    public record StartedBy(long id, String uuid, String clientId, String address) {}

    /** When the payer set out to pay. */
    Instant begunAt() {
        return Instant.ofEpochMilli(audit.createdTime());
    }

    /** There is something left to find out or to do. */
    boolean isOpen() {
        return !isFinal || receiptState == ReceiptState.OWED;
    }

    /** What the gateway took, as far as it said; else what it was to take. */
    Money money() {
        return Objects.requireNonNullElse(said.amount(), amount);
    }

    /** The payment that its money makes. */
    PaymentDraft payment() {
        return new PaymentDraft(
                tenantId,
                amount.toRupees(),
                PaymentMode.ONLINE,
                txnId,
                txnId,
                null,
                null,
                null,
                payer.paidBy(),
                additionalDetails,
                locale,
                bills.stream()
                        .map(each -> new PaymentDraft.Detail(
                                each.billId(), each.paid().toRupees(), null, null, null))
                        .toList(),
                new PaymentDraft.Begun(begunAt(), payer.uuid()));
    }
}

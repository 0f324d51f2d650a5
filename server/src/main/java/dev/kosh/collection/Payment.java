package dev.kosh.collection;

import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Money handed over once, with one instrument, for one or more bills (docs/contract/collection.md, payments).
 *
 * @param transactionNumber reference of the money; null only in a dry run
 * @param transactionDate when it was recorded; null only in a dry run
 * @param payerUuid the citizen who paid, when known
 * @param fileStoreIds receipt documents, comma-joined
 * @param reason why it was undone, when it was and somebody said so
 * @param receipts one per bill, in the order of the request
 * @param audit its {@code by} are numbers of users, as clients of collection expect
 */
public record Payment(
        UUID id,
        TenantId tenantId,
        Money totalDue,
        Money totalPaid,
        PaymentMode mode,
        @Nullable String transactionNumber,
        @Nullable Instant transactionDate,
        @Nullable String instrumentNumber,
        @Nullable Instant instrumentDate,
        @Nullable InstrumentStatus instrumentStatus,
        @Nullable String ifsc,
        @Nullable PaymentStatus status,
        PaidBy paidBy,
        @Nullable String payerUuid,
        @Nullable JsonNode additionalDetails,
        @Nullable String fileStoreIds,
        @Nullable String reason,
        List<Receipt> receipts,
        AuditDetails audit) {

    /** It was cancelled or dishonoured. */
    public boolean isUndone() {
        return status != null && status.isUndone();
    }

    /** The same payment before its status changed, which nothing else of it did. */
    public Payment asItWas(PaymentStatus itsStatus, @Nullable InstrumentStatus itsInstrumentStatus) {
        return new Payment(
                id,
                tenantId,
                totalDue,
                totalPaid,
                mode,
                transactionNumber,
                transactionDate,
                instrumentNumber,
                instrumentDate,
                itsInstrumentStatus,
                ifsc,
                itsStatus,
                paidBy,
                payerUuid,
                additionalDetails,
                fileStoreIds,
                itsStatus.isUndone() ? reason : null,
                receipts,
                AuditDetails.created(audit.createdBy(), audit.createdTime()));
    }

    /** The same payment for whoever is not its payer: who paid is masked, and only receipts that he named are there. */
    public Payment masked(Predicate<Receipt> named) {
        return new Payment(
                id,
                tenantId,
                totalDue,
                totalPaid,
                mode,
                transactionNumber,
                transactionDate,
                instrumentNumber,
                instrumentDate,
                instrumentStatus,
                ifsc,
                status,
                paidBy.masked(),
                null,
                null,
                null,
                null,
                receipts.stream().filter(named).map(Receipt::withoutPeople).toList(),
                audit.withoutPeople());
    }

    /** The same payment with its receipts. */
    public Payment withReceipts(List<Receipt> itsReceipts) {
        return new Payment(
                id,
                tenantId,
                totalDue,
                totalPaid,
                mode,
                transactionNumber,
                transactionDate,
                instrumentNumber,
                instrumentDate,
                instrumentStatus,
                ifsc,
                status,
                paidBy,
                payerUuid,
                additionalDetails,
                fileStoreIds,
                reason,
                List.copyOf(itsReceipts),
                audit);
    }
}

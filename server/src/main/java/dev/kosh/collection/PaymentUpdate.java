package dev.kosh.collection;

import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to stand on a recorded payment from now on; null leaves what stands there (docs/contract/collection.md,
 * update). Money, mode, instrument and status are not among it.
 *
 * @param paymentId null when the text that came is no id
 * @param additionalDetails joins those of the payment
 */
public record PaymentUpdate(
        TenantId tenantId,
        @Nullable UUID paymentId,
        @Nullable String paidBy,
        @Nullable String payerName,
        @Nullable String payerAddress,
        @Nullable String payerEmail,
        @Nullable JsonNode additionalDetails,
        List<ReceiptChange> receipts) {

    /**
     * @param receiptId null when the text that came is no id
     * @param voucherHeaders references of the accounts, by the id of the bill detail
     */
    public record ReceiptChange(
            @Nullable UUID receiptId,
            @Nullable String manualReceiptNumber,
            @Nullable Instant manualReceiptDate,
            Map<UUID, String> voucherHeaders) {

        /** The receipt with the change. */
        Receipt over(Receipt before) {
            return before.corrected(
                    manualReceiptNumber == null ? before.manualReceiptNumber() : manualReceiptNumber,
                    manualReceiptDate == null ? before.manualReceiptDate() : manualReceiptDate,
                    voucherHeaders);
        }
    }

    /** Who paid, with the change; the mobile number stays, since messages went there. */
    PaidBy over(PaidBy before) {
        return new PaidBy(
                paidBy == null ? before.name() : paidBy,
                payerName == null ? before.payerName() : payerName,
                before.mobileNumber(),
                payerAddress == null ? before.address() : payerAddress,
                payerEmail == null ? before.emailId() : payerEmail);
    }

    /** Names of the members that it writes: what the audit trail keeps, which holds no personal data. */
    public Set<String> members() {
        Set<String> names = new TreeSet<>();
        note(names, "paidBy", paidBy);
        note(names, "payerName", payerName);
        note(names, "payerAddress", payerAddress);
        note(names, "payerEmail", payerEmail);
        note(names, "additionalDetails", additionalDetails);
        for (ReceiptChange receipt : receipts) {
            note(names, "manualReceiptNumber", receipt.manualReceiptNumber());
            note(names, "manualReceiptDate", receipt.manualReceiptDate());
            note(names, "voucherHeader", receipt.voucherHeaders().isEmpty() ? null : receipt.voucherHeaders());
        }
        return names;
    }

    private static void note(Set<String> names, String name, @Nullable Object value) {
        if (value != null) {
            names.add(name);
        }
    }
}

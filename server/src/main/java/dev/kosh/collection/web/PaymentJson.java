package dev.kosh.collection.web;

import dev.kosh.collection.Payment;
import dev.kosh.masters.BillingMasters;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A payment as the wire has it. Money in rupees, times in epoch milliseconds. */
record PaymentJson(
        String id,
        String tenantId,
        Money totalDue,
        Money totalAmountPaid,
        @Nullable String transactionNumber,
        @Nullable Long transactionDate,
        String paymentMode,
        @Nullable Long instrumentDate,
        @Nullable String instrumentNumber,
        @Nullable String instrumentStatus,
        @Nullable String ifscCode,
        AuditDetails auditDetails,
        @Nullable JsonNode additionalDetails,
        List<ReceiptJson> paymentDetails,
        String paidBy,
        @Nullable String mobileNumber,
        @Nullable String payerName,
        @Nullable String payerAddress,
        @Nullable String payerEmail,
        @Nullable String payerId,
        @Nullable String paymentStatus,
        @Nullable String fileStoreId) {

    /**
     * @param readBack a stored payment: who a bill was addressed to is left out
     * @param masters rules of the services; null when the tenant is no longer known
     */
    static PaymentJson of(Payment payment, @Nullable BillingMasters masters, boolean readBack) {
        List<ReceiptJson> receipts = new ArrayList<>(payment.receipts().size());
        payment.receipts().forEach(receipt -> receipts.add(ReceiptJson.of(payment, receipt, masters, readBack)));
        return new PaymentJson(
                payment.id().toString(),
                payment.tenantId().value(),
                payment.totalDue(),
                payment.totalPaid(),
                payment.transactionNumber(),
                millis(payment.transactionDate()),
                payment.mode().name(),
                millis(payment.instrumentDate()),
                payment.instrumentNumber(),
                payment.instrumentStatus() == null
                        ? null
                        : payment.instrumentStatus().name(),
                payment.ifsc(),
                payment.audit(),
                payment.additionalDetails(),
                receipts,
                payment.paidBy().name(),
                payment.paidBy().mobileNumber(),
                payment.paidBy().payerName(),
                payment.paidBy().address(),
                payment.paidBy().emailId(),
                payment.payerUuid(),
                payment.status() == null ? null : payment.status().name(),
                payment.fileStoreIds());
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}

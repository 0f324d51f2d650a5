package dev.kosh.collection.web;

import dev.kosh.collection.Payment;
import dev.kosh.collection.Receipt;
import dev.kosh.masters.BillingMasters;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A receipt as the wire has it (PaymentDetail), with a copy of the bill that it is for. */
record ReceiptJson(
        String paymentId,
        String id,
        String tenantId,
        Money totalDue,
        Money totalAmountPaid,
        @Nullable String receiptNumber,
        @Nullable String manualReceiptNumber,
        @Nullable Long manualReceiptDate,
        long receiptDate,
        String receiptType,
        String businessService,
        String billId,
        PaidBillJson bill,
        @Nullable JsonNode additionalDetails,
        AuditDetails auditDetails) {

    private static final String BILL_BASED = "BILLBASED";

    static ReceiptJson of(Payment payment, Receipt receipt, @Nullable BillingMasters masters, boolean readBack) {
        return new ReceiptJson(
                payment.id().toString(),
                receipt.id().toString(),
                payment.tenantId().value(),
                receipt.due(),
                receipt.paid(),
                receipt.number(),
                receipt.manualReceiptNumber(),
                PaymentJson.millis(receipt.manualReceiptDate()),
                receipt.date().toEpochMilli(),
                BILL_BASED,
                receipt.bill().businessService(),
                receipt.bill().id().toString(),
                PaidBillJson.of(payment, receipt, masters, readBack),
                receipt.additionalDetails(),
                payment.audit());
    }
}

package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.PaymentUpdate;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Body of payment update: the payment as a search answered it, with what shall stand there now. The rest is not read. */
record PaymentUpdateRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonProperty("Payment") @NotNull @Valid PaymentChange payment) {

    record PaymentChange(
            @NotNull @SafeHtml @Size(max = 64) String id,
            @NotNull @SafeHtml @Size(max = 64) String tenantId,
            @Nullable JsonNode additionalDetails,

            @Nullable @SafeHtml @Size(max = 128) @Pattern(regexp = PaymentRequest.NAME)
            String paidBy,

            @Nullable @SafeHtml @Size(max = 128) @Pattern(regexp = PaymentRequest.NAME)
            String payerName,

            @Nullable @SafeHtml @Size(max = 1024) String payerAddress,

            @Nullable @SafeHtml @Size(max = 64) @Pattern(regexp = PaymentRequest.EMAIL)
            String payerEmail,

            @Nullable List<@Valid @NotNull ReceiptInput> paymentDetails) {}

    record ReceiptInput(
            @NotNull @SafeHtml @Size(max = 64) String id,
            @Nullable @SafeHtml @Size(max = 64) String manualReceiptNumber,
            @Nullable Long manualReceiptDate,
            @Nullable @Valid BillInput bill) {}

    record BillInput(@Nullable List<@Valid @NotNull BillDetailInput> billDetails) {}

    record BillDetailInput(
            @NotNull @SafeHtml @Size(max = 64) String id,
            @Nullable @SafeHtml @Size(max = 64) String voucherHeader) {}

    PaymentUpdate update() {
        return new PaymentUpdate(
                WireIds.tenant(payment.tenantId, CollectionError.RECEIPT_UPDATE_NOT_FOUND),
                WireIds.uuid(payment.id),
                payment.paidBy,
                payment.payerName,
                payment.payerAddress,
                payment.payerEmail,
                payment.additionalDetails,
                payment.paymentDetails == null
                        ? List.of()
                        : payment.paymentDetails.stream()
                                .map(PaymentUpdateRequest::change)
                                .toList());
    }

    private static PaymentUpdate.ReceiptChange change(ReceiptInput input) {
        return new PaymentUpdate.ReceiptChange(
                WireIds.uuid(input.id),
                input.manualReceiptNumber,
                PaymentRequest.instant(input.manualReceiptDate),
                vouchers(input.bill));
    }

    private static Map<UUID, String> vouchers(@Nullable BillInput bill) {
        Map<UUID, String> vouchers = new HashMap<>();
        if (bill != null && bill.billDetails != null) {
            for (BillDetailInput detail : bill.billDetails) {
                UUID id = WireIds.uuid(detail.id);
                if (detail.voucherHeader != null) {
                    vouchers.put(id == null ? WireIds.UNKNOWN : id, detail.voucherHeader);
                }
            }
        }
        return vouchers;
    }
}

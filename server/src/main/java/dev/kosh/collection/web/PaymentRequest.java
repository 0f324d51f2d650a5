package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.collection.PaidBy;
import dev.kosh.collection.PaymentDraft;
import dev.kosh.collection.PaymentMode;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Body of payment create and validate. What the server works out itself is not read. */
record PaymentRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonProperty("Payment") @NotNull @Valid PaymentInput payment) {

    /** Letters of any script, digits, and the marks that names of people and firms have. */
    static final String NAME = "^[\\p{L}\\p{M}\\p{N}\\-_'`. &/,()]+$";

    static final String MOBILE = "^[6-9][0-9]{9}$";

    static final String EMAIL = "^$|^(?:[^<>()\\[\\]\\\\.,;:@'\"\\s]+(?:\\.[^<>()\\[\\]\\\\.,;:@'\"\\s]+)*|\"[^\"]+\")"
            + "@(?:(?:[a-zA-Z0-9-]+\\.)+[a-zA-Z]{2,}|\\[(?:[0-9]{1,3}\\.){3}[0-9]{1,3}])$";

    record PaymentInput(
            @NotNull @SafeHtml @Size(max = 64) String tenantId,
            @NotNull BigDecimal totalAmountPaid,
            @Nullable @SafeHtml @Size(max = 128) String transactionNumber,

            @NotNull @JsonDeserialize(using = PaymentModeReader.class)
            PaymentMode paymentMode,

            @Nullable Long transactionDate,
            @Nullable Long instrumentDate,
            @Nullable @SafeHtml @Size(max = 128) String instrumentNumber,
            @Nullable @SafeHtml @Size(max = 64) String ifscCode,
            @Nullable JsonNode additionalDetails,
            @Nullable List<@Valid @NotNull DetailInput> paymentDetails,

            @NotNull @SafeHtml @Size(max = 128) @Pattern(regexp = NAME)
            String paidBy,

            @Nullable @SafeHtml @Size(max = 64) @Pattern(regexp = MOBILE)
            String mobileNumber,

            @Nullable @SafeHtml @Size(max = 128) @Pattern(regexp = NAME)
            String payerName,

            @Nullable @SafeHtml @Size(max = 1024) String payerAddress,

            @Nullable @SafeHtml @Size(max = 64) @Pattern(regexp = EMAIL)
            String payerEmail) {}

    record DetailInput(
            @NotNull BigDecimal totalAmountPaid,
            @Nullable @SafeHtml @Size(max = 64) String manualReceiptNumber,
            @Nullable Long manualReceiptDate,
            @NotNull @SafeHtml @Size(max = 64) String billId,
            @Nullable JsonNode additionalDetails) {}

    PaymentDraft draft() {
        return new PaymentDraft(
                WireIds.tenant(payment.tenantId),
                payment.totalAmountPaid,
                payment.paymentMode,
                payment.transactionNumber,
                payment.instrumentNumber,
                instant(payment.instrumentDate),
                instant(payment.transactionDate),
                payment.ifscCode,
                new PaidBy(
                        payment.paidBy,
                        payment.payerName,
                        payment.mobileNumber,
                        payment.payerAddress,
                        payment.payerEmail),
                payment.additionalDetails,
                requestInfo == null ? RequestInfo.DEFAULT_LOCALE : requestInfo.locale(),
                payment.paymentDetails == null
                        ? List.of()
                        : payment.paymentDetails.stream()
                                .map(PaymentRequest::detail)
                                .toList(),
                null);
    }

    private static PaymentDraft.Detail detail(DetailInput input) {
        return new PaymentDraft.Detail(
                WireIds.uuid(input.billId),
                input.totalAmountPaid,
                input.manualReceiptNumber,
                instant(input.manualReceiptDate),
                input.additionalDetails);
    }

    /** Clients send back the 0 that the original read for an unset date. */
    static @Nullable Instant instant(@Nullable Long epochMillis) {
        return epochMillis == null || epochMillis == 0 ? null : Instant.ofEpochMilli(epochMillis);
    }
}

package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.gateway.TransactionDraft;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Body of transaction create. What the server works out itself is not read. */
record TransactionRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonProperty("Transaction") @NotNull @Valid TransactionInput transaction) {

    record TransactionInput(
            @NotNull @SafeHtml @Size(min = 2, max = 50) String tenantId,
            @NotNull BigDecimal txnAmount,
            @NotNull @SafeHtml @Size(min = 1, max = 64) String billId,
            @NotNull @SafeHtml @Size(min = 1, max = 128) String consumerCode,
            @NotNull @Size(min = 1, max = 100) List<@Valid @NotNull PartInput> taxAndPayments,
            @NotNull @SafeHtml @Size(min = 1, max = 512) String productInfo,
            @NotNull @SafeHtml @Size(min = 2, max = 64) String gateway,
            @NotNull @Size(min = 2, max = 1024) String callbackUrl,
            @NotNull @Valid UserInput user,
            @Nullable JsonNode additionalDetails) {}

    record PartInput(
            @NotNull @SafeHtml @Size(min = 1, max = 64) String billId,
            @NotNull BigDecimal amountPaid,
            @Nullable BigDecimal taxAmount) {}

    record UserInput(
            @NotNull @SafeHtml @Size(min = 1, max = 128) @Pattern(regexp = PaymentRequest.NAME)
            String name,

            @NotNull @Pattern(regexp = PaymentRequest.MOBILE)
            String mobileNumber,

            @NotNull @SafeHtml @Size(min = 2, max = 50) String tenantId,

            @Nullable @SafeHtml @Size(max = 64) @Pattern(regexp = PaymentRequest.EMAIL)
            String emailId) {}

    TransactionDraft draft() {
        return new TransactionDraft(
                WireIds.tenant(transaction.tenantId, CollectionError.INVALID_BILL_ID),
                transaction.txnAmount,
                transaction.billId,
                transaction.consumerCode,
                transaction.productInfo,
                transaction.gateway,
                transaction.callbackUrl,
                transaction.taxAndPayments.stream()
                        .map(part ->
                                new TransactionDraft.Part(WireIds.uuid(part.billId), part.amountPaid, part.taxAmount))
                        .toList(),
                transaction.user.name,
                transaction.user.mobileNumber,
                transaction.user.emailId,
                transaction.additionalDetails,
                requestInfo == null ? RequestInfo.DEFAULT_LOCALE : requestInfo.locale());
    }
}

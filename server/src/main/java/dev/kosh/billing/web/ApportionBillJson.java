package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A bill to be apportioned, as collection has it on the wire; what the apportioning does not need goes back as it came. */
record ApportionBillJson(
        @Nullable String id,
        @Nullable String mobileNumber,
        @Nullable String paidBy,
        @Nullable String payerName,
        @Nullable String payerAddress,
        @Nullable String payerEmail,
        @Nullable String payerId,
        @Nullable String status,
        @Nullable String reasonForCancellation,
        @JsonProperty("isCancelled") @Nullable Boolean isCancelled,
        @Nullable JsonNode additionalDetails,
        @NotEmpty List<@Valid @NotNull DetailJson> billDetails,
        @Nullable String tenantId,
        @Nullable AuditDetails auditDetails,
        @Nullable List<String> collectionModesNotAllowed,
        @Nullable Boolean partPaymentAllowed,
        @JsonProperty("isAdvanceAllowed") @NotNull Boolean isAdvanceAllowed,
        @Nullable BigDecimal minimumAmountToBePaid,
        @NotNull @SafeHtml @Size(max = 250) String businessService,
        @Nullable BigDecimal totalAmount,
        @Nullable String consumerCode,
        @Nullable String billNumber,
        @Nullable Long billDate,
        @NotNull BigDecimal amountPaid) {

    record DetailJson(
            @Nullable String billDescription,
            @Nullable String displayMessage,
            @Nullable Boolean callBackForApportioning,
            @Nullable String cancellationRemarks,
            @Nullable String id,
            @Nullable String tenantId,
            @Nullable String demandId,
            @Nullable String billId,
            @NotNull BigDecimal amount,
            @Nullable BigDecimal amountPaid,
            @NotNull Long fromPeriod,
            @NotNull Long toPeriod,
            @Nullable JsonNode additionalDetails,
            @Nullable String channel,
            @Nullable String voucherHeader,
            @Nullable String boundary,
            @Nullable String manualReceiptNumber,
            @Nullable Long manualReceiptDate,
            @NotNull List<@Valid @NotNull LineJson> billAccountDetails,
            @Nullable String collectionType,
            @Nullable AuditDetails auditDetails,
            @NotNull Long expiryDate) {

        DetailJson with(BigDecimal paid, List<LineJson> lines) {
            return new DetailJson(
                    billDescription,
                    displayMessage,
                    callBackForApportioning,
                    cancellationRemarks,
                    id,
                    tenantId,
                    demandId,
                    billId,
                    amount,
                    paid,
                    fromPeriod,
                    toPeriod,
                    additionalDetails,
                    channel,
                    voucherHeader,
                    boundary,
                    manualReceiptNumber,
                    manualReceiptDate,
                    lines,
                    collectionType,
                    auditDetails,
                    expiryDate);
        }
    }

    record LineJson(
            @Nullable String id,
            @Nullable String tenantId,
            @Nullable String billDetailId,
            @Nullable String demandDetailId,
            @Nullable Integer order,
            @NotNull BigDecimal amount,
            @Nullable BigDecimal adjustedAmount,
            @JsonProperty("isActualDemand") @Nullable Boolean isActualDemand,
            @NotNull @SafeHtml @Size(max = 250) String taxHeadCode,
            @Nullable JsonNode additionalDetails,
            @Nullable String purpose,
            @Nullable AuditDetails auditDetails) {

        private static final String ADVANCE = "ADVANCE";

        /** A line for what is paid beyond the dues; whoever keeps the bill gives it its ids. */
        static LineJson ofAdvance(String head, BigDecimal amount) {
            return new LineJson(null, null, null, null, null, amount, BigDecimal.ZERO, null, head, null, ADVANCE, null);
        }

        LineJson with(BigDecimal newAmount, BigDecimal adjusted) {
            return new LineJson(
                    id,
                    tenantId,
                    billDetailId,
                    demandDetailId,
                    order,
                    newAmount,
                    adjusted,
                    isActualDemand,
                    taxHeadCode,
                    additionalDetails,
                    purpose,
                    auditDetails);
        }
    }

    ApportionBillJson with(List<DetailJson> details) {
        return new ApportionBillJson(
                id,
                mobileNumber,
                paidBy,
                payerName,
                payerAddress,
                payerEmail,
                payerId,
                status,
                reasonForCancellation,
                isCancelled,
                additionalDetails,
                details,
                tenantId,
                auditDetails,
                collectionModesNotAllowed,
                partPaymentAllowed,
                isAdvanceAllowed,
                minimumAmountToBePaid,
                businessService,
                totalAmount,
                consumerCode,
                billNumber,
                billDate,
                amountPaid);
    }
}

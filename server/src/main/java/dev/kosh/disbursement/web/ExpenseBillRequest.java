package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.disbursement.ExpenseBillDraft;
import dev.kosh.disbursement.Payee;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Body of bill create and update. */
record ExpenseBillRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @NotNull @Valid BillInput bill) {

    private static final String INACTIVE = "INACTIVE";
    private static final String NEW = "PENDING_FOR_VERIFICATION";

    record BillInput(
            @Nullable String id,
            @NotBlank @SafeHtml @Size(max = 50) String tenantId,

            @Nullable @SafeHtml @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9/-]+")
            String billNumber,

            @NotNull Long billDate,
            @NotBlank @SafeHtml @Size(max = 64) String businessService,
            @NotBlank @SafeHtml @Size(max = 256) String referenceId,
            @NotNull BigDecimal totalAmount,
            @Nullable @Pattern(regexp = "ACTIVE|INACTIVE") String status,
            @Nullable @SafeHtml @Size(max = 64) String wfStatus,
            @Nullable JsonNode additionalDetails,
            @NotNull @Size(max = 1000) List<@Valid @NotNull DetailInput> billDetails) {}

    record DetailInput(
            @Nullable String id,
            @NotNull @Valid PayeeInput payee,
            @NotNull @Size(min = 1, max = 100) List<@Valid @NotNull LineInput> payableLineItems) {}

    record PayeeInput(
            @NotBlank @SafeHtml @Size(max = 64) String type,
            @NotBlank @SafeHtml @Size(max = 64) String identifier,
            @Nullable @SafeHtml @Size(max = 256) String payeeName,
            @Nullable @Pattern(regexp = "[0-9]{10}") String payeePhoneNumber,
            @Nullable JsonNode additionalDetails) {

        private Payee payee() {
            String address = additionalDetails == null
                    ? null
                    : additionalDetails.path("address").asString(null);
            return new Payee(type, identifier, payeeName, payeePhoneNumber, address);
        }
    }

    record LineInput(
            @Nullable String id,
            @NotBlank @SafeHtml @Size(max = 64) String headCode,
            @NotNull BigDecimal amount,
            @Nullable @Pattern(regexp = "PAYABLE|DEDUCTION") String type,
            @Nullable @Pattern(regexp = "ACTIVE|INACTIVE") String status) {

        private ExpenseBillDraft.Line line() {
            return new ExpenseBillDraft.Line(
                    Amounts.id("payableLineItems.id", id),
                    headCode,
                    Amounts.rupees("payableLineItems.amount", amount),
                    Objects.requireNonNullElse(type, "PAYABLE"),
                    !INACTIVE.equals(status));
        }
    }

    ExpenseBillDraft draft() {
        TenantId tenant = Tenants.needed(bill.tenantId);
        return new ExpenseBillDraft(
                tenant,
                Amounts.id("bill.id", bill.id),
                bill.billNumber,
                Instant.ofEpochMilli(bill.billDate),
                bill.businessService,
                bill.referenceId,
                Amounts.rupees("bill.totalAmount", bill.totalAmount),
                !INACTIVE.equals(bill.status),
                Objects.requireNonNullElse(bill.wfStatus, NEW),
                bill.additionalDetails,
                bill.billDetails.stream()
                        .map(detail -> new ExpenseBillDraft.Detail(
                                Amounts.id("billDetails.id", detail.id),
                                detail.payee.payee(),
                                detail.payableLineItems.stream()
                                        .map(LineInput::line)
                                        .toList()))
                        .toList(),
                requestInfo == null ? RequestInfo.DEFAULT_LOCALE : requestInfo.locale());
    }
}

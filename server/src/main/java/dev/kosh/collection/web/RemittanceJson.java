package dev.kosh.collection.web;

import dev.kosh.collection.CollectionError;
import dev.kosh.collection.Remittance;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A remittance as the wire has it. What the server works out (status, audit) is not read. */
record RemittanceJson(
        @Nullable @SafeHtml @Size(max = 64) String id,
        @NotNull @SafeHtml @Size(max = 64) String tenantId,
        @NotNull @SafeHtml @Size(max = 64) String referenceNumber,
        @NotNull Long referenceDate,
        @Nullable @SafeHtml @Size(max = 64) String voucherHeader,
        @Nullable @SafeHtml @Size(max = 64) String function,
        @Nullable @SafeHtml @Size(max = 64) String fund,
        @Nullable @SafeHtml @Size(max = 1024) String remarks,
        @Nullable @SafeHtml @Size(max = 1024) String reasonForDelay,
        @Nullable String status,
        @Nullable @SafeHtml @Size(max = 64) String bankaccount,
        @Nullable @Size(max = 1000) List<@Valid @NotNull ReceiptRef> remittanceReceipts,
        @Nullable @Size(max = 1000) List<@Valid @NotNull Detail> remittanceDetails,
        @Nullable @Size(max = 1000) List<@Valid @NotNull Instrument> remittanceInstruments,
        @Nullable AuditDetails auditDetails) {

    private static final JsonMapper JSON = JsonMapper.shared();

    record ReceiptRef(@Nullable @SafeHtml @Size(max = 64) String receipt) {}

    record Detail(
            @NotNull @SafeHtml @Size(max = 64) String chartOfAccount,
            @Nullable BigDecimal creditAmount,
            @Nullable BigDecimal debitAmount) {}

    record Instrument(
            @NotNull @SafeHtml @Size(max = 64) String instrument,
            @Nullable Boolean reconciled) {}

    Remittance remittance() {
        return new Remittance(
                id,
                WireIds.tenant(tenantId, CollectionError.INVALID_TENANT),
                referenceNumber,
                Instant.ofEpochMilli(referenceDate),
                voucherHeader,
                function,
                fund,
                remarks,
                reasonForDelay,
                bankaccount,
                tree(remittanceReceipts),
                tree(remittanceDetails),
                tree(remittanceInstruments),
                null);
    }

    private static JsonNode tree(@Nullable List<?> list) {
        return JSON.valueToTree(Objects.requireNonNullElse(list, List.of()));
    }

    static RemittanceJson of(Remittance slip) {
        return new RemittanceJson(
                slip.id(),
                slip.tenantId().value(),
                slip.referenceNumber(),
                slip.referenceDate().toEpochMilli(),
                slip.voucherHeader(),
                slip.function(),
                slip.fund(),
                slip.remarks(),
                slip.reasonForDelay(),
                Remittance.STATUS,
                slip.bankAccount(),
                JSON.convertValue(slip.receipts(), new TypeReference<List<ReceiptRef>>() {}),
                JSON.convertValue(slip.details(), new TypeReference<List<Detail>>() {}),
                JSON.convertValue(slip.instruments(), new TypeReference<List<Instrument>>() {}),
                slip.audit());
    }
}

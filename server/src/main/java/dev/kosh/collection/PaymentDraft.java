package dev.kosh.collection;

import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A payment as a caller hands it in, before any rule was applied. Amounts are rupees as they came: whether they are
 * whole paise is a rule.
 *
 * @param statedDate when it was paid, as the caller says; a cheque may not be younger, and what is kept is our time
 * @param locale language of the payer's message
 * @param begun when the payer set out to pay before the money was recorded, and who he is; null when both are one moment
 */
public record PaymentDraft(
        TenantId tenantId,
        BigDecimal totalPaidRupees,
        PaymentMode mode,
        @Nullable String transactionNumber,
        @Nullable String instrumentNumber,
        @Nullable Instant instrumentDate,
        @Nullable Instant statedDate,
        @Nullable String ifsc,
        PaidBy paidBy,
        @Nullable JsonNode additionalDetails,
        String locale,
        List<Detail> details,
        @Nullable Begun begun) {

    /**
     * A payment that began elsewhere, such as at a payment gateway.
     *
     * @param at whether a bill is still good is told by this instant
     * @param payerUuid the citizen who pays
     */
    public record Begun(Instant at, @Nullable String payerUuid) {}

    /** The same under another reference. */
    PaymentDraft under(String number) {
        return new PaymentDraft(
                tenantId,
                totalPaidRupees,
                mode,
                number,
                instrumentNumber,
                instrumentDate,
                statedDate,
                ifsc,
                paidBy,
                additionalDetails,
                locale,
                details,
                begun);
    }

    /** The instant by which it is told whether a bill is still good. */
    Instant begunAt(Instant now) {
        return begun == null ? now : begun.at();
    }

    /** @param billId null when the text that came is no id */
    public record Detail(
            @Nullable UUID billId,
            BigDecimal paidRupees,
            @Nullable String manualReceiptNumber,
            @Nullable Instant manualReceiptDate,
            @Nullable JsonNode additionalDetails) {}
}

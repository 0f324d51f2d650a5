package dev.kosh.billing.web;

import dev.kosh.billing.BillingError;
import dev.kosh.billing.DemandDraft;
import dev.kosh.billing.DemandStatus;
import dev.kosh.wire.Money;
import dev.kosh.wire.Problems;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads demands from the wire; what has not the form of an amount or an id is collected. */
final class DemandInputs {

    /** An id that no stored thing has: what a malformed id means. */
    private static final UUID UNKNOWN = new UUID(0, 0);

    private final Problems problems = new Problems();

    private DemandInputs() {}

    static List<DemandDraft> drafts(List<DemandRequest.DemandInput> demands) {
        DemandInputs inputs = new DemandInputs();
        List<DemandDraft> drafts = new ArrayList<>();
        for (DemandRequest.DemandInput input : demands) {
            drafts.add(inputs.draft(input));
        }
        inputs.problems.throwIfAny();
        return drafts;
    }

    private DemandDraft draft(DemandRequest.DemandInput input) {
        Long validity = input.billExpiryTime();
        return new DemandDraft(
                id(input.id()),
                Tenants.of(input.tenantId()),
                input.consumerCode(),
                input.consumerType(),
                input.businessService(),
                payer(input.payer()),
                Instant.ofEpochMilli(input.taxPeriodFrom()),
                Instant.ofEpochMilli(input.taxPeriodTo()),
                input.demandDetails().stream().map(this::line).toList(),
                amount("minimumAmountPayable", input.minimumAmountPayable()),
                input.fixedBillExpiryDate() == null ? null : Instant.ofEpochMilli(input.fixedBillExpiryDate()),
                validity == null || validity <= 0 ? null : Duration.ofMillis(validity),
                input.additionalDetails(),
                DemandStatus.parse(input.status()),
                seenAt(input.auditDetails()));
    }

    /** As the caller read it with the demand; what is no time says nothing. */
    private static @Nullable Instant seenAt(@Nullable JsonNode auditDetails) {
        long millis =
                auditDetails == null ? 0 : auditDetails.path("lastModifiedTime").asLong(0);
        return millis <= 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static DemandDraft.@Nullable PayerDraft payer(DemandRequest.@Nullable PayerInput input) {
        return input == null ? null : new DemandDraft.PayerDraft(input.uuid(), input.name(), input.mobileNumber());
    }

    private DemandDraft.Line line(DemandRequest.DetailInput input) {
        return new DemandDraft.Line(
                id(input.id()),
                input.taxHeadMasterCode(),
                amount("taxAmount", input.taxAmount()),
                amount("collectionAmount", input.collectionAmount()),
                input.additionalDetails());
    }

    private Money amount(String field, @Nullable BigDecimal rupees) {
        if (rupees == null) {
            return Money.ZERO;
        }
        try {
            return Money.ofRupeesRounded(rupees);
        } catch (ArithmeticException tooLarge) {
            problems.add(BillingError.UNSOUND_AMOUNT, field + ": at most " + Money.MAX + " rupees");
            return Money.ZERO;
        }
    }

    static @Nullable UUID id(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            return UNKNOWN;
        }
    }
}

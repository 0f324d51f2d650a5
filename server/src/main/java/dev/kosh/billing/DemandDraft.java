package dev.kosh.billing;

import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A demand as a caller hands it in, before any rule was applied.
 *
 * @param id names an existing demand in an update; null for a new one
 * @param payer who owes it; null when nobody is named
 * @param status null when the caller does not say: a new demand is then ACTIVE, a stored one stays what it is
 * @param seenAt when the demand had last been changed when the caller read it; null when he does not say
 */
public record DemandDraft(
        @Nullable UUID id,
        TenantId tenantId,
        String consumerCode,
        String consumerType,
        String businessService,
        @Nullable PayerDraft payer,
        Instant periodFrom,
        Instant periodTo,
        List<Line> lines,
        Money minimumAmountPayable,
        @Nullable Instant fixedBillExpiry,
        @Nullable Duration billValidity,
        @Nullable JsonNode additionalDetails,
        @Nullable DemandStatus status,
        @Nullable Instant seenAt) {

    /** A payer by uuid, or by name and mobile number. */
    public record PayerDraft(
            @Nullable String uuid,
            @Nullable String name,
            @Nullable String mobileNumber) {}

    /** @param id names an existing line in an update; null for a new one */
    public record Line(
            @Nullable UUID id,
            String taxHeadCode,
            Money tax,
            Money collected,
            @Nullable JsonNode additionalDetails) {}

    public ConsumerKey consumer() {
        return new ConsumerKey(tenantId, businessService, consumerCode);
    }

    /** The status that it asks for, or else this one. */
    public DemandStatus statusOr(DemandStatus unsaid) {
        return status == null ? unsaid : status;
    }

    /** The same as a new demand, whatever id it was given. */
    public DemandDraft withoutId() {
        return new DemandDraft(
                null,
                tenantId,
                consumerCode,
                consumerType,
                businessService,
                payer,
                periodFrom,
                periodTo,
                lines,
                minimumAmountPayable,
                fixedBillExpiry,
                billValidity,
                additionalDetails,
                status,
                seenAt);
    }

    /** The same with other lines. */
    public DemandDraft withLines(List<Line> newLines) {
        return new DemandDraft(
                id,
                tenantId,
                consumerCode,
                consumerType,
                businessService,
                payer,
                periodFrom,
                periodTo,
                List.copyOf(newLines),
                minimumAmountPayable,
                fixedBillExpiry,
                billValidity,
                additionalDetails,
                status,
                seenAt);
    }
}

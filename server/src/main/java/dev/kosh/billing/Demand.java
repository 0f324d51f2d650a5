package dev.kosh.billing;

import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one consumer owes for one period of one service (docs/contract/billing.md, demands).
 *
 * @param consumerCode property id, connection number, licence number …
 * @param payerUuid the citizen who owes it, when known
 * @param details in the order in which they were given
 * @param minimumAmountPayable least part payment that the demand takes
 * @param fixedBillExpiry instant at which bills of this demand end, when it lies ahead
 * @param billValidity how long a bill of this demand is good for
 * @param paymentCompleted true once a payment settled it
 */
public record Demand(
        UUID id,
        TenantId tenantId,
        String businessService,
        String consumerCode,
        String consumerType,
        @Nullable String payerUuid,
        Instant periodFrom,
        Instant periodTo,
        List<DemandDetail> details,
        Money minimumAmountPayable,
        @Nullable Instant fixedBillExpiry,
        @Nullable Duration billValidity,
        @Nullable JsonNode additionalDetails,
        boolean paymentCompleted,
        DemandStatus status,
        AuditDetails audit) {

    /** What all demands of one consumer of one service hang on. */
    public ConsumerKey consumer() {
        return new ConsumerKey(tenantId, businessService, consumerCode);
    }

    public Money tax() {
        return Money.sum(details.stream().map(DemandDetail::tax).toList());
    }

    public Money collected() {
        return Money.sum(details.stream().map(DemandDetail::collected).toList());
    }

    public Money outstanding() {
        return tax().minus(collected());
    }

    /** Whether a bill must show it. */
    public boolean isUnpaid() {
        return status == DemandStatus.ACTIVE && !paymentCompleted;
    }

    /** The same demand with its lines in another order. */
    public Demand sorted(Comparator<DemandDetail> order) {
        return withDetails(details.stream().sorted(order).toList());
    }

    /** The same demand with these lines. */
    public Demand withDetails(List<DemandDetail> newDetails) {
        return copy(List.copyOf(newDetails), paymentCompleted, audit);
    }

    /** The same demand, changed by somebody at some time. */
    public Demand withAudit(AuditDetails newAudit) {
        return copy(details, paymentCompleted, newAudit);
    }

    Demand reopened() {
        return copy(details, false, audit);
    }

    private Demand copy(List<DemandDetail> newDetails, boolean newPaymentCompleted, AuditDetails newAudit) {
        return new Demand(
                id,
                tenantId,
                businessService,
                consumerCode,
                consumerType,
                payerUuid,
                periodFrom,
                periodTo,
                newDetails,
                minimumAmountPayable,
                fixedBillExpiry,
                billValidity,
                additionalDetails,
                newPaymentCompleted,
                status,
                newAudit);
    }
}

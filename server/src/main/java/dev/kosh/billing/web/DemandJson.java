package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.User;
import dev.kosh.billing.Demand;
import dev.kosh.billing.DemandDetail;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A demand as the wire has it. Money in rupees, times in epoch milliseconds, {@code billExpiryTime} a duration. */
record DemandJson(
        @JsonProperty("isPaymentCompleted") boolean isPaymentCompleted,
        String id,
        String tenantId,
        String consumerCode,
        String consumerType,
        String businessService,
        @Nullable PayerJson payer,
        long taxPeriodFrom,
        long taxPeriodTo,
        List<DetailJson> demandDetails,
        AuditDetails auditDetails,
        @Nullable Long fixedBillExpiryDate,
        @Nullable Long billExpiryTime,
        @Nullable JsonNode additionalDetails,
        Money minimumAmountPayable,
        String status) {

    record DetailJson(
            String id,
            String demandId,
            String taxHeadMasterCode,
            Money taxAmount,
            Money collectionAmount,
            @Nullable JsonNode additionalDetails,
            AuditDetails auditDetails,
            String tenantId) {}

    /** @param unsetValidity how an unset {@code billExpiryTime} reads: null when just created, 0 ever after */
    static DemandJson of(Demand demand, @Nullable User payer, @Nullable Long unsetValidity) {
        return new DemandJson(
                demand.paymentCompleted(),
                demand.id().toString(),
                demand.tenantId().value(),
                demand.consumerCode(),
                demand.consumerType(),
                demand.businessService(),
                payer == null ? null : PayerJson.of(payer),
                demand.periodFrom().toEpochMilli(),
                demand.periodTo().toEpochMilli(),
                demand.details().stream()
                        .map(detail -> detailOf(demand, detail))
                        .toList(),
                demand.audit(),
                demand.fixedBillExpiry() == null
                        ? null
                        : demand.fixedBillExpiry().toEpochMilli(),
                demand.billValidity() == null
                        ? unsetValidity
                        : (Long) demand.billValidity().toMillis(),
                demand.additionalDetails(),
                demand.minimumAmountPayable(),
                demand.status().name());
    }

    private static DetailJson detailOf(Demand demand, DemandDetail detail) {
        return new DetailJson(
                detail.id().toString(),
                demand.id().toString(),
                detail.taxHeadCode(),
                detail.tax(),
                detail.collected(),
                detail.additionalDetails(),
                demand.audit(),
                demand.tenantId().value());
    }
}

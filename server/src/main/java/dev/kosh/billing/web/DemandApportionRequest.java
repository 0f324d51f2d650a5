package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Body of demand apportion. */
record DemandApportionRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @NotNull @SafeHtml @Size(max = 250) String tenantId,

        @JsonProperty("Demands") @NotNull @Size(min = 1, max = 1000)
        List<@Valid @NotNull ApportionDemandJson> demands) {

    /** A demand whose stored advance is used; what that does not need goes back as it came. */
    record ApportionDemandJson(
            @Nullable String id,
            @NotNull @SafeHtml @Size(max = 250) String tenantId,
            @NotNull @SafeHtml @Size(max = 250) String consumerCode,
            @NotNull @SafeHtml @Size(max = 250) String consumerType,
            @NotNull @SafeHtml @Size(max = 250) String businessService,
            @Nullable JsonNode payer,
            @NotNull Long taxPeriodFrom,
            @NotNull Long taxPeriodTo,
            @NotNull @Size(min = 1) List<@Valid @NotNull LineJson> demandDetails,
            @Nullable AuditDetails auditDetails,
            @Nullable Long billExpiryTime,
            @Nullable JsonNode additionalDetails,
            @Nullable BigDecimal minimumAmountPayable,
            @Nullable String status) {

        ApportionDemandJson with(List<LineJson> lines) {
            return new ApportionDemandJson(
                    id,
                    tenantId,
                    consumerCode,
                    consumerType,
                    businessService,
                    payer,
                    taxPeriodFrom,
                    taxPeriodTo,
                    lines,
                    auditDetails,
                    billExpiryTime,
                    additionalDetails,
                    minimumAmountPayable == null ? BigDecimal.ZERO : minimumAmountPayable,
                    status);
        }
    }

    record LineJson(
            @Nullable String id,
            @Nullable String demandId,
            @NotNull @SafeHtml @Size(max = 250) String taxHeadMasterCode,
            @NotNull BigDecimal taxAmount,
            @Nullable BigDecimal collectionAmount,
            @Nullable JsonNode additionalDetails,
            @Nullable AuditDetails auditDetails,
            @Nullable String tenantId) {

        LineJson with(BigDecimal collected) {
            return new LineJson(
                    id, demandId, taxHeadMasterCode, taxAmount, collected, additionalDetails, auditDetails, tenantId);
        }
    }
}

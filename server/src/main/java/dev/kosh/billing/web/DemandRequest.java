package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Body of demand create and update. */
record DemandRequest(
        @JsonProperty("RequestInfo") @NotNull RequestInfo requestInfo,
        @JsonProperty("Demands") @NotEmpty List<@Valid @NotNull DemandInput> demands) {

    record DemandInput(
            @Nullable String id,
            @NotNull @SafeHtml @Size(max = 50) String tenantId,
            @NotNull @SafeHtml @Size(max = 250) String consumerCode,
            @NotNull @SafeHtml @Size(max = 250) String consumerType,
            @NotNull @SafeHtml @Size(max = 250) String businessService,
            @Nullable PayerInput payer,
            @NotNull Long taxPeriodFrom,
            @NotNull Long taxPeriodTo,
            @NotNull @Size(min = 1) List<@Valid @NotNull DetailInput> demandDetails,
            @Nullable Long fixedBillExpiryDate,
            @Nullable Long billExpiryTime,
            @Nullable JsonNode additionalDetails,
            @Nullable BigDecimal minimumAmountPayable,
            @Nullable String status,
            @Nullable JsonNode auditDetails) {}

    record PayerInput(
            @Nullable String uuid,
            @Nullable String name,
            @Nullable String mobileNumber) {}

    record DetailInput(
            @Nullable String id,
            @NotNull @SafeHtml @Size(max = 250) String taxHeadMasterCode,
            @NotNull BigDecimal taxAmount,

            @NotNull
            @JsonDeserialize(using = ZeroWhenAbsent.class)
            @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            BigDecimal collectionAmount,

            @Nullable JsonNode additionalDetails) {}
}

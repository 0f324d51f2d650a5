package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.billing.amendments.AmendmentReason;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Body of amendment create. */
record AmendmentRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonProperty("Amendment") @NotNull @Valid AmendmentInput amendment) {

    record AmendmentInput(
            @NotNull @SafeHtml @Size(max = 50) String tenantId,
            @NotNull @SafeHtml @Size(max = 250) String consumerCode,
            @NotNull @SafeHtml @Size(max = 250) String businessService,

            @NotNull @JsonDeserialize(using = AmendmentReasonReader.class)
            AmendmentReason amendmentReason,

            @Nullable @SafeHtml @Size(max = 256) String reasonDocumentNumber,
            @NotNull @Size(min = 1, max = 100) List<@Valid @NotNull LineInput> demandDetails,
            @NotNull @Size(min = 1, max = 100) List<@Valid @NotNull DocumentInput> documents,
            @Nullable Long effectiveFrom,
            @Nullable Long effectiveTill,
            @Nullable JsonNode additionalDetails) {}

    record LineInput(
            @NotNull @SafeHtml @Size(max = 250) String taxHeadMasterCode,
            @NotNull BigDecimal taxAmount,
            @Nullable JsonNode additionalDetails) {}

    record DocumentInput(
            @Nullable String id,
            @NotNull @SafeHtml @Size(max = 128) String documentType,

            @NotNull @SafeHtml @Size(max = 128) @JsonAlias("fileStore")
            String fileStoreId,

            @Nullable @SafeHtml @Size(max = 128) String documentUid) {}
}

package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.billing.web.AmendmentRequest.DocumentInput;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Body of amendment update. */
record AmendmentUpdateRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonProperty("AmendmentUpdate") @NotNull @Valid UpdateInput amendmentUpdate) {

    record UpdateInput(
            @NotNull @SafeHtml @Size(max = 50) String tenantId,
            @NotNull @SafeHtml @Size(max = 512) String amendmentId,
            @NotNull @Valid WorkflowInput workflow,
            @Nullable String amendmentReason,
            @Nullable @SafeHtml @Size(max = 256) String reasonDocumentNumber,
            @Nullable Long effectiveFrom,
            @Nullable Long effectiveTill,
            @Nullable @Size(max = 100) List<@Valid @NotNull DocumentInput> documents,
            @Nullable JsonNode additionalDetails) {}

    /** A step of the workflow; the four names are asked for as the original does, of which only the action decides. */
    record WorkflowInput(
            @Nullable @Size(max = 128) String action,
            @Nullable @Size(max = 128) String businessService,
            @Nullable @Size(max = 64) String moduleName,
            @Nullable @Size(max = 512) String businessId) {

        boolean isComplete() {
            return action != null && businessService != null && moduleName != null && businessId != null;
        }
    }
}

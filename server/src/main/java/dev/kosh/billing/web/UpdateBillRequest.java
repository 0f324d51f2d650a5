package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Body of bill cancel. The component's capital letter is part of the codes of its violations. */
record UpdateBillRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonProperty("UpdateBillCriteria") @NotNull @Valid Criteria UpdateBillCriteria) {

    record Criteria(
            @NotNull @SafeHtml @Size(max = 250) String tenantId,
            @NotNull Set<@NotNull @SafeHtml @Size(max = 250) String> consumerCodes,
            @NotNull @SafeHtml @Size(max = 250) String businessService,
            @NotNull JsonNode additionalDetails) {

        /** A text under that name, null when there is none or it is empty. */
        @Nullable
        String detail(String name) {
            JsonNode value = additionalDetails.path(name);
            return value.isString() && !value.asString().isBlank() ? value.asString() : null;
        }
    }

    String locale() {
        return requestInfo == null ? RequestInfo.DEFAULT_LOCALE : requestInfo.locale();
    }
}

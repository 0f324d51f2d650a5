package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Body of bulk bill generation. */
record BillGenerationRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonProperty("BillGeneration") @NotNull @Valid Scope billGeneration) {

    record Scope(
            @NotNull @SafeHtml @Size(max = 50) String tenantId,
            @Nullable @SafeHtml @Size(min = 1, max = 250) String businessService,
            @Nullable @SafeHtml @Size(min = 1, max = 250) String locality) {}
}

package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Body of a search for failure records. */
record FailureSearchRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @NotNull @SafeHtml @Size(min = 2, max = 50) String tenantId,
        @Nullable @Size(max = 64) String state,
        @Nullable @Size(max = 64) String reasonCode,
        @Nullable Long from,
        @Nullable Long to,
        @Nullable @Min(1) @Max(200) Integer limit,
        @Nullable @Min(0) Integer offset) {}

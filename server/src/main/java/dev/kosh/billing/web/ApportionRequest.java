package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of bill apportion. */
record ApportionRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @NotNull @SafeHtml @Size(max = 250) String tenantId,

        @JsonProperty("Bills") @NotNull @Size(min = 1, max = 1000)
        List<@Valid @NotNull ApportionBillJson> bills) {}

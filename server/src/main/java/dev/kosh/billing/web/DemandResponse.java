package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.ResponseInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer of the demand end points; {@code CollectedReceipt} is always null. */
record DemandResponse(
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
        @JsonProperty("Demands") List<DemandJson> demands,
        @JsonProperty("CollectedReceipt") @Nullable Object collectedReceipt) {}

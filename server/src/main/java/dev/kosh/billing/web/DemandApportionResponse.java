package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.ResponseInfo;
import java.util.List;

/** Answer of demand apportion; its {@code demands} begin with a small letter, other than the request's. */
record DemandApportionResponse(
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
        String tenantId,
        @JsonProperty("demands") List<DemandApportionRequest.ApportionDemandJson> demands) {}

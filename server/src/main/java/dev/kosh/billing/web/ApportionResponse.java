package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.ResponseInfo;
import java.util.List;

/** Answer of bill apportion. */
record ApportionResponse(
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
        String tenantId,
        @JsonProperty("Bills") List<ApportionBillJson> bills) {}

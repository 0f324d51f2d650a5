package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.ResponseInfo;

/** Answer of bill cancel, whether a bill was cancelled or there was none to cancel. */
record UpdateBillResponse(
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
        @JsonProperty("Message") String message) {}

package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.ResponseInfo;

/** Answer of a payment search that asks for the number only. */
record PaymentCountResponse(
        @JsonProperty("Count") long count,
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo) {}

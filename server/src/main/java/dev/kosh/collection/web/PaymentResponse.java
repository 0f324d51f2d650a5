package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.ResponseInfo;
import java.util.List;

/** Answer of the payment end points. */
record PaymentResponse(
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
        @JsonProperty("Payments") List<PaymentJson> payments) {}

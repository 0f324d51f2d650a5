package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.ResponseInfo;
import java.util.List;

/** Answer of the amendment end points; create and update answer one. */
record AmendmentResponse(
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
        @JsonProperty("Amendments") List<AmendmentJson> amendments) {}

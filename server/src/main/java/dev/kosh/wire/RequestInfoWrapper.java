package dev.kosh.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Body of a call whose criteria stand in the query string. */
public record RequestInfoWrapper(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo) {}

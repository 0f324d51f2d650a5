package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Body of transaction update: nothing but {@code RequestInfo} from citizens' pages; a gateway that calls by itself says
 * here what others append to the address.
 */
record TransactionUpdateRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonAnySetter @Nullable Map<String, JsonNode> said) {

    /** What a gateway says, texts and numbers by name. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        if (said != null) {
            said.forEach((name, value) -> {
                if (value.isString() || value.isNumber()) {
                    parameters.put(name, value.asString());
                }
            });
        }
        return parameters;
    }
}

package dev.kosh.platform.ids;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of a request for ids. */
record IdGenerationRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @NotEmpty @Size(max = 100) List<@Valid @NotNull IdRequest> idRequests) {

    /**
     * Ids of one kind.
     *
     * @param format not taken: forms come from the masters
     * @param count how many; 1 unless given
     */
    record IdRequest(
            @NotNull @Size(min = 1, max = 200) String idName,
            @NotNull @Size(max = 200) String tenantId,
            @Nullable @Size(max = 200) String format,
            @Nullable @Min(1) @Max(1000) Integer count) {

        int howMany() {
            return count == null ? 1 : count;
        }
    }
}

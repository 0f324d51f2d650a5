package dev.kosh.platform.mdms;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of the second version of the master search. */
record MdmsSearchReq(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonProperty("MdmsCriteria") @Valid @NotNull MdmsCriteriaV2 mdmsCriteria) {

    /**
     * Which rows.
     *
     * @param schemaCode {@code <module>.<master>}
     * @param filters values by member, with dots into nested ones; all must fit
     */
    record MdmsCriteriaV2(
            @NotNull String tenantId,
            @NotNull String schemaCode,
            @Nullable List<String> uniqueIdentifiers,
            @Nullable List<String> ids,
            @Nullable Map<String, String> filters,
            @Nullable Boolean isActive,
            @Nullable @Min(0) Integer offset,
            @Nullable @Min(0) @Max(1000) Integer limit) {

        private static final int USUAL_LIMIT = 10;

        int firstRow() {
            return offset == null ? 0 : offset;
        }

        int mostRows() {
            return limit == null ? USUAL_LIMIT : limit;
        }
    }
}

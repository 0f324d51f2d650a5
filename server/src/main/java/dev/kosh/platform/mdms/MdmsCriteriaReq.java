package dev.kosh.platform.mdms;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of the first version of the master search; the name stands in the codes of its violations. */
record MdmsCriteriaReq(
        @JsonProperty("RequestInfo") @NotNull RequestInfo requestInfo,
        @JsonProperty("MdmsCriteria") @Valid @NotNull MdmsCriteria mdmsCriteria) {

    record MdmsCriteria(
            @NotNull String tenantId,
            @NotEmpty @Size(max = 100) List<@Valid @NotNull ModuleDetail> moduleDetails) {}

    /** @param masterDetails none: every master of the module */
    record ModuleDetail(
            @NotNull String moduleName,
            @Nullable @Size(max = 200) List<@Valid @NotNull MasterDetail> masterDetails) {}

    /** @param filter a JSONPath on the rows */
    record MasterDetail(@NotNull String name, @Nullable String filter) {}
}

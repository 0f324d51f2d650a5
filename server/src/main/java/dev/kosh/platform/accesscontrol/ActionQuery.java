package dev.kosh.platform.accesscontrol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of the questions what roles may call.
 *
 * @param enabled true: only what menus show
 * @param actionMaster the platform's name of the master; there is one
 */
record ActionQuery(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @NotEmpty List<@NotNull String> roleCodes,
        @NotNull String tenantId,
        @Nullable Boolean enabled,
        @Nullable String actionMaster) {}

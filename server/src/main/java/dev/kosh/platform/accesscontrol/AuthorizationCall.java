package dev.kosh.platform.accesscontrol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Role;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of the question whether somebody may. */
record AuthorizationCall(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,

        @JsonProperty("AuthorizationRequest") @Valid @NotNull
        AuthorizationRequest authorizationRequest) {

    /**
     * Who asks for what where.
     *
     * @param uri path that is to be called
     */
    record AuthorizationRequest(
            @NotNull List<@Valid @NotNull HeldRole> roles,
            @NotNull String uri,
            @NotEmpty List<@NotNull String> tenantIds) {

        List<Role> held() {
            return roles.stream()
                    .filter(role -> TenantId.isWellFormed(role.tenantId()))
                    .map(role -> new Role(role.code(), role.code(), new TenantId(role.tenantId())))
                    .toList();
        }
    }

    record HeldRole(@NotNull String code, @NotNull String tenantId) {}
}

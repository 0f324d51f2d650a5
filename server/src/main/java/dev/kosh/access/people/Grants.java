package dev.kosh.access.people;

import dev.kosh.access.AccessError;
import dev.kosh.access.Caller;
import dev.kosh.access.Role;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.access.people.CreateUserRequest.RoleInput;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which roles somebody may give to others: SUPERUSER any at the tenants that it covers, everybody else those that he
 * holds himself, where he holds them. Roles of the server's own principals are given by nobody.
 */
@Component
class Grants {

    static final String ADMINISTRATOR = "SUPERUSER";
    private static final Set<String> OF_THE_SERVER = Set.of("SYSTEM", "ANONYMOUS", "INTERNAL_MICROSERVICE_ROLE");

    private final RoleCatalogue catalogue;

    Grants(RoleCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The roles that a request names.
     *
     * @throws RequestRefused {@link AccessError#INVALID_USER} without a role, {@link AccessError#INVALID_ROLE}
     */
    List<Role> roles(@Nullable List<RoleInput> inputs, TenantId home) {
        if (inputs == null || inputs.isEmpty()) {
            throw new RequestRefused(AccessError.INVALID_USER, "roles: at least one, with its code");
        }
        List<Role> roles = new ArrayList<>();
        for (RoleInput input : inputs) {
            String tenant = input.tenantId() == null ? home.value() : input.tenantId();
            String code = input.code();
            if (code == null || !TenantId.isWellFormed(tenant) || !catalogue.isRole(code)) {
                throw new RequestRefused(AccessError.INVALID_ROLE, "Unable to validate role from MDMS");
            }
            roles.add(new Role(code, input.name() == null ? code : input.name(), new TenantId(tenant)));
        }
        return roles;
    }

    /** @throws RequestRefused 403 {@link AccessError#ROLE_NOT_GRANTABLE} when he may not give or take one of them */
    void check(Caller caller, Collection<Role> roles) {
        for (Role role : roles) {
            if (!mayGrant(caller, role)) {
                throw new RequestRefused(
                        AccessError.ROLE_NOT_GRANTABLE,
                        "roles: %s at %s is not yours to give or take".formatted(role.code(), role.tenantId()));
            }
        }
    }

    private static boolean mayGrant(Caller caller, Role role) {
        return !OF_THE_SERVER.contains(role.code())
                && (caller.hasRoleAt(ADMINISTRATOR, role.tenantId()) || caller.hasRoleAt(role.code(), role.tenantId()));
    }
}

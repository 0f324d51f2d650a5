package dev.kosh.access;

import dev.kosh.events.Actor;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call: resolved from the token at the edge, never from what the request says of itself. Controllers take
 * it as a method parameter.
 *
 * @param id number of the user, as {@code auditDetails} of payments show it
 * @param clientId OAuth client that the token was issued to
 * @param address network address that the call came from
 */
public record Caller(
        long id,
        String uuid,
        String userName,
        String name,
        UserType type,
        @Nullable String mobileNumber,
        @Nullable String emailId,
        TenantId tenantId,
        List<Role> roles,
        String clientId,
        String address) {

    /** Request attribute that carries the caller from the gateway filter to the controllers. */
    public static final String ATTRIBUTE = Caller.class.getName();

    public boolean is(UserType expected) {
        return type == expected;
    }

    public boolean hasRole(String code) {
        return roles.stream().anyMatch(role -> role.code().equals(code));
    }

    /** Whether the caller holds the role at the tenant or at its state. */
    public boolean hasRoleAt(String code, TenantId tenant) {
        return roles.stream().anyMatch(role -> role.code().equals(code) && role.isHeldAt(tenant));
    }

    /** The caller as the audit trail names him. */
    public Actor actor() {
        return new Actor(uuid, clientId, address, CorrelationId.current());
    }
}

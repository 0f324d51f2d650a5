package dev.kosh.access.gateway;

import dev.kosh.access.Caller;
import dev.kosh.wire.TenantId;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells beforehand what the edge would let a caller ask for. */
@Component
public class Permits {

    private final RoleActions roleActions;

    Permits(RoleActions roleActions) {
        this.roleActions = roleActions;
    }

    public boolean allow(Caller caller, String path, TenantId tenant) {
        return roleActions.current().allow(caller.roles(), path, Set.of(tenant.value()));
    }
}

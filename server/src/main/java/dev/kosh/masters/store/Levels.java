package dev.kosh.masters.store;

import dev.kosh.wire.TenantId;
import java.util.List;

/** Whom a tenant inherits from. */
final class Levels {

    private Levels() {}

    /** The tenant and those above it, nearest first. */
    static List<TenantId> of(TenantId tenant) {
        int dot = tenant.value().lastIndexOf('.');
        if (dot < 0) {
            return List.of(tenant);
        }
        TenantId parent = new TenantId(tenant.value().substring(0, dot));
        return parent.isState() ? List.of(tenant, parent) : List.of(tenant, parent, parent.state());
    }
}

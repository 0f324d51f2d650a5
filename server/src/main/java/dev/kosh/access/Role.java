package dev.kosh.access;

import dev.kosh.wire.TenantId;

/** A role held at a tenant; the same code may be held at several. */
public record Role(String code, String name, TenantId tenantId) {

    /** Whether it is a role at the tenant: it is held there or at the tenant's state. */
    public boolean isHeldAt(TenantId tenant) {
        return tenantId.equals(tenant) || tenantId.equals(tenant.state());
    }
}

package dev.kosh.collection.web;

import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.TenantId;
import java.util.List;

/** Tenants as searches of collection name them. */
final class TenantNames {

    private TenantNames() {}

    /** The ULB, or all of a state; nothing for a text that names no tenant. */
    static List<TenantId> under(String text, Masters masters) {
        if (!TenantId.isWellFormed(text)) {
            return List.of();
        }
        TenantId tenant = new TenantId(text);
        return tenant.isState()
                ? masters.tenants().stream()
                        .map(Tenant::id)
                        .filter(each -> each.state().equals(tenant))
                        .toList()
                : List.of(tenant);
    }
}

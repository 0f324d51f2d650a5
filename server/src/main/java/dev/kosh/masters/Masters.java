package dev.kosh.masters;

import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.Optional;

/** Master data, read from memory; what changes in the database arrives here within a minute, in every process. */
public interface Masters {

    /** The tenant's record; empty when there is no such tenant. */
    Optional<Tenant> tenant(TenantId id);

    Collection<Tenant> tenants();

    /** Masters of billing for a tenant, a ULB without its own taking those of its state; empty for an unknown tenant. */
    Optional<BillingMasters> billing(TenantId id);
}

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

    /**
     * The form of a kind of number at a tenant (master {@code common-masters.IdFormat}), a ULB without its own taking that
     * of its state; empty when the masters do not say.
     *
     * @param idName such as {@code receipt.id}; one that {@link NumberFormats#areRead}
     */
    Optional<NumberFormat> numberFormat(TenantId id, String idName);

    /** Masters of disbursement: the tenant's own spending units, the heads of its state; empty for an unknown tenant. */
    Optional<ExpenditureMasters> expenditure(TenantId id);
}

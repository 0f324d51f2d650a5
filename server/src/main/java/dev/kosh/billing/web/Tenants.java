package dev.kosh.billing.web;

import dev.kosh.access.Caller;
import dev.kosh.access.UserType;
import dev.kosh.billing.BillingError;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.Set;

/** Tenants as callers of billing name them. */
final class Tenants {

    /** Roles whose holders may search a whole state although they are employees. */
    private static final Set<String> STATE_WIDE_ROLES = Set.of("BPAREG_DOC_VERIFIER", "BPAREG_APPROVER");

    private Tenants() {}

    static TenantId of(String text) {
        if (!TenantId.isWellFormed(text)) {
            throw new RequestRefused(BillingError.UNKNOWN_TENANT, "tenantId: a form such as pb.amritsar is needed");
        }
        return new TenantId(text);
    }

    /** A tenant to search at: employees name a ULB, whatever roles they hold at the state. */
    static TenantId toSearch(String text, Caller caller) {
        TenantId tenant = of(text);
        boolean exempt = STATE_WIDE_ROLES.stream().anyMatch(caller::hasRole);
        if (tenant.isState() && caller.is(UserType.EMPLOYEE) && !exempt) {
            throw new RequestRefused(
                    BillingError.STATE_TENANT_FOR_EMPLOYEE,
                    "Employees cannot search based on state level tenantid; name the ULB, such as " + tenant
                            + ".<city>");
        }
        return tenant;
    }
}

package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Whose payments a caller may see (docs/contract/collection.md, who sees what). */
final class PaymentScope {

    /** Roles of people who work with a ULB's receipts, whoever took them. */
    private static final Set<String> COUNTER_ROLES =
            Set.of("COLL_OPERATOR", "COLL_RECEIPT_CREATOR", "COLL_REMIT_TO_BANK", "BILLING_SYSTEM", "SUPERUSER");

    private PaymentScope() {}

    /** What he may see at one tenant. */
    static PaymentCriteria.Scope of(Caller caller, TenantId tenant) {
        return of(caller, List.of(tenant));
    }

    /**
     * A citizen sees what he paid, an integrator what he recorded, the counter everything. Whoever is of the counter at
     * some of these tenants only is of the counter at none of them.
     */
    static PaymentCriteria.Scope of(Caller caller, Collection<TenantId> tenants) {
        if (caller.is(UserType.CITIZEN)) {
            return new PaymentCriteria.Scope(null, caller.uuid(), caller.mobileNumber());
        }
        boolean isOfCounter = !tenants.isEmpty() && tenants.stream().allMatch(tenant -> isOfCounter(caller, tenant));
        return caller.is(UserType.SYSTEM) || isOfCounter
                ? PaymentCriteria.Scope.EVERYBODY
                : new PaymentCriteria.Scope(caller.uuid(), null, null);
    }

    private static boolean isOfCounter(Caller caller, TenantId tenant) {
        return caller.roles().stream().anyMatch(role -> isOfCounter(role) && role.isHeldAt(tenant));
    }

    private static boolean isOfCounter(Role role) {
        return COUNTER_ROLES.contains(role.code())
                || role.code().startsWith("CR_")
                || role.code().endsWith("_CEMP");
    }
}

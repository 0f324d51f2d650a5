package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.collection.PaymentCriteria;
import java.util.Set;

/** Whose payments a caller may see (docs/contract/collection.md, who sees what). */
final class PaymentScope {

    /** Roles of people who work with a ULB's receipts, whoever took them. */
    private static final Set<String> COUNTER_ROLES =
            Set.of("COLL_OPERATOR", "COLL_RECEIPT_CREATOR", "COLL_REMIT_TO_BANK", "BILLING_SYSTEM", "SUPERUSER");

    private PaymentScope() {}

    /** A citizen sees what he paid, an integrator what he recorded, the counter everything of its ULB. */
    static PaymentCriteria.Scope of(Caller caller) {
        if (caller.is(UserType.CITIZEN)) {
            return new PaymentCriteria.Scope(null, caller.uuid(), caller.mobileNumber());
        }
        return caller.is(UserType.SYSTEM) || caller.roles().stream().anyMatch(PaymentScope::isOfCounter)
                ? PaymentCriteria.Scope.EVERYBODY
                : new PaymentCriteria.Scope(caller.uuid(), null, null);
    }

    private static boolean isOfCounter(Role role) {
        return COUNTER_ROLES.contains(role.code())
                || role.code().startsWith("CR_")
                || role.code().endsWith("_CEMP");
    }
}

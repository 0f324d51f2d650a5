package dev.kosh.collection;

import dev.kosh.access.Caller;
import dev.kosh.access.Role;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;

/** Who may do what with recorded payments (docs/contract/collection.md, workflow). */
final class WorkflowRights {

    private static final String COUNTER = "COLL_OPERATOR";
    private static final String BANK_DESK = "COLL_REMIT_TO_BANK";
    private static final String CANCELS = "CR_";

    private final List<String> roles;
    private final Instant now;

    WorkflowRights(Caller caller, TenantId tenant, Instant now) {
        this.roles = caller.roles().stream()
                .filter(role -> role.isHeldAt(tenant))
                .map(Role::code)
                .toList();
        this.now = now;
    }

    /** @throws RequestRefused with status 403 when the caller may not do that with one of the payments */
    void check(WorkflowAction action, List<Payment> payments) {
        for (Payment payment : payments) {
            if (!allow(action, payment)) {
                throw new RequestRefused(
                        CollectionError.NOT_AUTHORISED,
                        "Not authorized to " + action + " payment " + payment.id() + ": " + rolesFor(action));
            }
        }
    }

    private boolean allow(WorkflowAction action, Payment payment) {
        boolean bankDesk = roles.contains(BANK_DESK);
        return switch (action) {
            case REMIT -> bankDesk;
            case DISHONOUR -> bankDesk || cancelsAllServicesOf(payment);
            case CANCEL -> roles.contains(COUNTER) && isOfToday(payment) || cancelsAllServicesOf(payment);
        };
    }

    private static String rolesFor(WorkflowAction action) {
        return switch (action) {
            case REMIT -> BANK_DESK + " may";
            case DISHONOUR -> BANK_DESK + " may, and CR_<service> for its service";
            case CANCEL -> "CR_<service> may for its service, and " + COUNTER + " on the day of the payment";
        };
    }

    private boolean isOfToday(Payment payment) {
        return BusinessCalendar.dateOf(Instant.ofEpochMilli(payment.audit().createdTime()))
                .equals(BusinessCalendar.dateOf(now));
    }

    private boolean cancelsAllServicesOf(Payment payment) {
        return payment.receipts().stream()
                .allMatch(receipt -> roles.contains(CANCELS + receipt.bill().businessService()));
    }
}

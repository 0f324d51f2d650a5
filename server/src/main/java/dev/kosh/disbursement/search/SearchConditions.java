package dev.kosh.disbursement.search;

import dev.kosh.disbursement.InstructionCriteria;
import dev.kosh.disbursement.UpstreamStatus;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import org.jspecify.annotations.Nullable;

/** Criteria as conditions on {@code disbursement.payment_instruction pi}. */
final class SearchConditions {

    /** A failed payment that no revision covers, not even an open one. */
    private static final String FAILED_AT_LAST = """
            exists (select from disbursement.beneficiary payment
                    where payment.tenant_id = pi.tenant_id and payment.pi_id = pi.id
                      and payment.payment_status = 'FAILED' and payment.is_latest_attempt
                      and payment.superseded_by is null)
            """;

    private static final String REVISION_OPEN = """
            exists (select from disbursement.payment_instruction revision
                    where revision.tenant_id = pi.tenant_id and revision.root_id = pi.root_id
                      and revision.pi_type = 'REVISED' and revision.is_active
                      and revision.pi_status in ('PENDING', 'DECLINED', 'IN_PROCESS'))
            """;

    private static final String PENDING_FOR_ACTION = """
            pi.is_active and (pi.pi_status in ('PENDING', 'DECLINED', 'REJECTED')
                or pi.pi_status = 'COMPLETED' and\s""" + FAILED_AT_LAST + " and not " + REVISION_OPEN + ")";

    private static final String LAST_CALL_TROUBLED = "pi.latest_outcome in ('NO_RESPONSE', 'ERROR')";

    private SearchConditions() {}

    static Conditions of(InstructionCriteria criteria) {
        Conditions conditions = tenant(criteria.tenant())
                .ifAny("pi.id", "uuid", "ids", criteria.ids())
                .ifAny("pi.pi_number", "text", "numbers", criteria.numbers())
                .ifAny(
                        "pi.pi_status",
                        "text",
                        "statuses",
                        criteria.statuses().stream().map(Enum::name).toList())
                .ifGiven("payment", criteria.about().paymentNumber(), "pi.payment_number = :payment")
                .ifGiven("parent", criteria.parentNumber(), "pi.parent_pi_number = :parent")
                .ifGiven(
                        "type", criteria.type() == null ? null : criteria.type().name(), "pi.pi_type = :type")
                .ifGiven("active", criteria.active(), "pi.is_active = :active")
                .ifGiven("bill", criteria.about().billNumber(), "pi.bill_numbers @> array[cast(:bill as text)]")
                .ifGiven("ward", criteria.about().ward(), "pi.ward = :ward")
                .ifGiven("projectType", criteria.about().projectType(), "pi.project_type = :projectType")
                .ifGiven("projectName", pattern(criteria.about().projectName()), "pi.project_name ilike :projectName")
                .ifGiven("from", Times.bindNullable(criteria.createdFrom()), "pi.created_at >= :from")
                .ifGiven("to", Times.bindNullable(criteria.createdTo()), "pi.created_at <= :to");
        if (criteria.upstreamStatus() != null) {
            conditions.and(upstream(criteria.upstreamStatus()));
        }
        switch (criteria.view()) {
            case ALL -> {}
            case PENDING_FOR_ACTION -> conditions.and("(" + PENDING_FOR_ACTION + ")");
            case LAST_CALL_TROUBLED -> conditions.and(LAST_CALL_TROUBLED);
        }
        return conditions;
    }

    private static Conditions tenant(TenantId tenant) {
        return tenant.isState()
                ? new Conditions().and("pi.tenant_id like :ulbs").bind("ulbs", tenant.value() + ".%")
                : new Conditions().and("pi.tenant_id = :tenant").bind("tenant", tenant.value());
    }

    private static String upstream(UpstreamStatus status) {
        return switch (status) {
            case INITIATED, APPROVED, IN_PROCESS -> "pi.pi_status = '" + status.name() + "'";
            case FAILED -> "pi.pi_status in ('PENDING', 'DECLINED', 'REJECTED')";
            case SUCCESSFUL, PARTIAL, COMPLETED ->
                "pi.pi_status = 'COMPLETED' and " + UpstreamRows.STATUS_OF_COMPLETED + " = '" + status.name() + "'";
        };
    }

    /** The text anywhere in the column; the wild cards of SQL stand for themselves. */
    private static @Nullable String pattern(@Nullable String part) {
        return part == null
                ? null
                : "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}

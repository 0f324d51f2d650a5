package dev.kosh.disbursement.orders;

import dev.kosh.disbursement.PiType;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads pending instructions that are to be sent again: those whose last push was begun before the slot. */
@Component
class PushTargets {

    private final JdbcClient jdbc;

    PushTargets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(PiType type, Pass pass) {
        return jdbc.sql("select count(*) from disbursement.payment_instruction pi where "
                        + of(type, pass).text())
                .params(of(type, pass).parameters())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    List<PushTarget> next(PiType type, Pass pass, @Nullable PushTarget after, int limit) {
        Conditions conditions = of(type, pass);
        if (after != null) {
            conditions
                    .and("(pi.tenant_id, pi.id) > (:afterTenant, :afterId)")
                    .bind("afterTenant", after.tenantId().value())
                    .bind("afterId", after.id());
        }
        return jdbc.sql("select pi.tenant_id, pi.id, pi.pi_type from disbursement.payment_instruction pi where "
                        + conditions.text() + " order by pi.tenant_id, pi.id limit :limit")
                .params(conditions.parameters())
                .param("limit", limit)
                .query((row, number) -> new PushTarget(
                        new TenantId(row.getString("tenant_id")),
                        row.getObject("id", UUID.class),
                        PiType.valueOf(row.getString("pi_type"))))
                .list();
    }

    private static Conditions of(PiType type, Pass pass) {
        TenantId scope = pass.scope().tenantId();
        Conditions conditions = new Conditions()
                .and("pi.pi_status = 'PENDING' and pi.is_active")
                .ifGiven("type", type.name(), "pi.pi_type = :type")
                // What was pushed within this pass has its outcome; it waits for the next slot.
                .ifGiven(
                        "dueAt",
                        Times.bind(pass.dueAt()),
                        "coalesce(pi.push_started_at, pi.latest_message_at, pi.created_at) < :dueAt")
                .ifGiven("number", pass.scope().piNumber(), "pi.pi_number = :number");
        if (scope != null) {
            conditions.ifGiven(
                    "tenant",
                    scope.value(),
                    scope.isState() ? "pi.tenant_id like :tenant || '.%'" : "pi.tenant_id = :tenant");
        }
        return conditions;
    }
}

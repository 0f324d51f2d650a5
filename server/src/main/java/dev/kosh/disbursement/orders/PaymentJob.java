package dev.kosh.disbursement.orders;

import dev.kosh.disbursement.BillPayments;
import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.jobs.JobWork;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.disbursement.jobs.PieceResult;
import dev.kosh.sql.Conditions;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** PA: pays approved bills that have no payment; approval makes one itself, so that there are few. */
@Component
class PaymentJob implements JobWork<PaymentJob.DueBill> {

    private static final String SYSTEM = "SYSTEM";
    private static final String DUE =
            "b.workflow_status = 'APPROVED' and b.payment_status is null and b.status = 'ACTIVE'";

    private final BillPayments payments;
    private final JdbcClient jdbc;

    PaymentJob(BillPayments payments, JdbcClient jdbc) {
        this.payments = payments;
        this.jdbc = jdbc;
    }

    /** A bill that waits for its payment. */
    record DueBill(TenantId tenantId, UUID id) {}

    @Override
    public Job job() {
        return Job.PA;
    }

    @Override
    public long eligible(Pass pass) {
        Conditions conditions = of(pass);
        return jdbc.sql("select count(*) from disbursement.expense_bill b where " + conditions.text())
                .params(conditions.parameters())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    @Override
    public List<DueBill> next(Pass pass, @Nullable DueBill after, int limit) {
        Conditions conditions = of(pass);
        if (after != null) {
            conditions
                    .and("(b.tenant_id, b.id) > (:afterTenant, :afterId)")
                    .bind("afterTenant", after.tenantId().value())
                    .bind("afterId", after.id());
        }
        return jdbc.sql("select b.tenant_id, b.id from disbursement.expense_bill b where " + conditions.text()
                        + " order by b.tenant_id, b.id limit :limit")
                .params(conditions.parameters())
                .param("limit", limit)
                .query((row, number) ->
                        new DueBill(new TenantId(row.getString("tenant_id")), row.getObject("id", UUID.class)))
                .list();
    }

    private static Conditions of(Pass pass) {
        TenantId scope = pass.scope().tenantId();
        Conditions conditions = new Conditions().and(DUE);
        if (scope != null) {
            conditions.ifGiven(
                    "tenant",
                    scope.value(),
                    scope.isState() ? "b.tenant_id like :tenant || '.%'" : "b.tenant_id = :tenant");
        }
        return conditions;
    }

    @Override
    public PieceResult work(Pass pass, DueBill bill) {
        try {
            payments.pay(bill.tenantId(), List.of(bill.id()), SYSTEM);
            return PieceResult.of(PieceResult.Kind.SUCCESS);
        } catch (RequestRefused paidMeanwhile) {
            return PieceResult.of(PieceResult.Kind.NOT_CALLED);
        }
    }
}

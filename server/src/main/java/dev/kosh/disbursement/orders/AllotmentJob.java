package dev.kosh.disbursement.orders;

import dev.kosh.disbursement.AllotmentCounts;
import dev.kosh.disbursement.Allotments;
import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.jobs.JobWork;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.disbursement.jobs.PieceResult;
import dev.kosh.masters.ExpenditureMasters;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.Treasury;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** VA: reads the allotments of every ULB that has a spending unit; a ULB is one piece. */
@Component
class AllotmentJob implements JobWork<TenantId> {

    private static final String SYSTEM = "SYSTEM";

    private final Allotments allotments;
    private final Masters masters;
    private final Treasury treasury;
    private final Clock clock;

    AllotmentJob(Allotments allotments, Masters masters, Treasury treasury, Clock clock) {
        this.allotments = allotments;
        this.masters = masters;
        this.treasury = treasury;
        this.clock = clock;
    }

    @Override
    public Job job() {
        return Job.VA;
    }

    @Override
    public long eligible(Pass pass) {
        return due(pass).size();
    }

    @Override
    public List<TenantId> next(Pass pass, @Nullable TenantId after, int limit) {
        return due(pass).stream()
                .filter(tenant -> after == null || tenant.value().compareTo(after.value()) > 0)
                .limit(limit)
                .toList();
    }

    private List<TenantId> due(Pass pass) {
        if (!treasury.isConfigured()) {
            return List.of();
        }
        TenantId scope = pass.scope().tenantId();
        return masters.tenants().stream()
                .map(Tenant::id)
                .filter(tenant -> scope == null || tenant.equals(scope) || scope.equals(tenant.state()))
                .filter(this::spends)
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    private boolean spends(TenantId tenant) {
        return masters.expenditure(tenant)
                .map((ExpenditureMasters known) -> known.spendingUnits(clock.instant()))
                .filter(units -> !units.isEmpty())
                .isPresent();
    }

    @Override
    public PieceResult work(Pass pass, TenantId tenant) {
        List<Outcome> outcomes = allotments.ask(tenant, pass.trigger(), pass.slot(), SYSTEM).stream()
                .map(AllotmentCounts::outcome)
                .toList();
        if (outcomes.contains(Outcome.NO_RESPONSE)) {
            return PieceResult.of(PieceResult.Kind.NO_RESPONSE);
        }
        return PieceResult.of(outcomes.contains(Outcome.ERROR) ? PieceResult.Kind.ERROR : PieceResult.Kind.SUCCESS);
    }
}

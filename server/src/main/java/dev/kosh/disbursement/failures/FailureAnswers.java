package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.polls.PollTarget;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Spreads an answer over the instructions that it tells of. Each is a unit of its own: what is wrong with one bill never
 * stops the rest (docs/contract/disbursement-failures.md, application).
 */
@Component
class FailureAnswers {

    private final FailureStore store;
    private final FailureApplication application;
    private final Masters masters;

    FailureAnswers(FailureStore store, FailureApplication application, Masters masters) {
        this.store = store;
        this.application = application;
        this.masters = masters;
    }

    /** The bills of one instruction. */
    private record OfInstruction(Candidate instruction, List<FailedBill> bills) {}

    /**
     * Applies an answer without error that was given about one instruction.
     *
     * @return payments that failed by it
     */
    int apply(PollTarget asked, Iterable<JsonNode> data, CallReport report) {
        FailureSource source = new FailureSource(asked.tenantId(), report.api(), asked.id(), report.attemptId());
        Map<UUID, OfInstruction> found = new LinkedHashMap<>();
        Faults faults = new Faults();
        FailureCounts unmatched = spread(source, Candidate.of(asked), FailureAnswer.read(data), found, faults);
        OfInstruction own = found.remove(asked.id());
        int applied = 0;
        for (OfInstruction other : found.values()) {
            applied += faults.tryCounting(() -> apply(other, report, FailureCounts.NONE))
                    .applied();
        }
        List<FailedBill> ownBills = own == null ? List.of() : own.bills();
        applied += faults.tryCounting(
                        () -> application.apply(asked.tenantId(), asked.id(), report, ownBills, unmatched))
                .applied();
        faults.throwFirst();
        return applied;
    }

    /**
     * Applies an answer without error that was given about all instructions of a voucher date.
     *
     * @return payments that failed by it
     */
    int apply(TenantId state, List<VoucherDays.Paid> asked, Iterable<JsonNode> data, CallReport report) {
        FailureSource source = new FailureSource(state, report.api(), null, report.attemptId());
        Map<UUID, OfInstruction> found = new LinkedHashMap<>();
        Faults faults = new Faults();
        spread(source, null, FailureAnswer.read(data), found, faults);
        int applied = 0;
        for (VoucherDays.Paid pi : asked) {
            OfInstruction own = found.remove(pi.id());
            List<FailedBill> bills = own == null ? List.of() : own.bills();
            applied += faults.tryCounting(
                            () -> application.apply(pi.tenantId(), pi.id(), report, bills, FailureCounts.NONE))
                    .applied();
        }
        for (OfInstruction other : found.values()) {
            applied += faults.tryCounting(() -> apply(other, report, FailureCounts.NONE))
                    .applied();
        }
        faults.throwFirst();
        return applied;
    }

    /** Finds the instruction of each bill; bills without one go to quarantine. */
    private FailureCounts spread(
            FailureSource source,
            @Nullable Candidate asked,
            List<FailedBill> bills,
            Map<UUID, OfInstruction> found,
            Faults faults) {
        FailureCounts unmatched = FailureCounts.NONE;
        for (FailedBill bill : bills) {
            FailureRoute route = asked != null && asked.isMeantBy(bill)
                    ? FailureRoute.of(bill, List.of(asked))
                    : route(source.tenantId(), bill);
            Candidate instruction = route.found();
            if (instruction == null) {
                FailureSource where = source.near(route.near());
                unmatched = unmatched.plus(
                        faults.tryCounting(() -> application.quarantine(where, bill, route.reasonOrThrow())));
            } else {
                found.computeIfAbsent(instruction.id(), id -> new OfInstruction(instruction, new ArrayList<>()))
                        .bills()
                        .add(bill);
            }
        }
        return unmatched;
    }

    /** Other tenants of the state are looked at when the asking one does not know the bill. */
    private FailureRoute route(TenantId tenant, FailedBill bill) {
        List<Candidate> candidates = store.candidates(List.of(tenant), bill);
        if (candidates.isEmpty()) {
            List<TenantId> others = masters.tenants().stream()
                    .map(Tenant::id)
                    .filter(each -> each.state().equals(tenant.state()) && !each.equals(tenant))
                    .toList();
            candidates = store.candidates(others, bill);
        }
        return FailureRoute.of(bill, candidates);
    }

    private FailureCounts apply(OfInstruction of, CallReport report, FailureCounts elsewhere) {
        Candidate instruction = of.instruction();
        return application.apply(instruction.tenantId(), instruction.id(), report, of.bills(), elsewhere);
    }
}

package dev.kosh.billing;

import dev.kosh.access.Caller;
import dev.kosh.billing.store.DemandStore;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Raises, changes and finds demands (docs/contract/billing.md, demands). */
@Service
public class Demands {

    private final DemandRules rules;
    private final Payers payers;
    private final DemandStore demands;
    private final DemandBook book;
    private final TransactionOperations transaction;

    Demands(DemandRules rules, Payers payers, DemandStore demands, DemandBook book, TransactionOperations transaction) {
        this.rules = rules;
        this.payers = payers;
        this.demands = demands;
        this.book = book;
        this.transaction = transaction;
    }

    /** Demands that match; each is returned whole. */
    public List<Demand> find(DemandCriteria criteria) {
        return demands.find(criteria);
    }

    /** Demands of a tenant by id; unknown ids are absent. */
    public List<Demand> byId(TenantId tenant, Set<UUID> ids) {
        return demands.byId(tenant, ids);
    }

    /**
     * Raises demands, all or none. Stored advances of the consumers pay first; bills made before them expire.
     *
     * @throws RequestRefused with every rule that a draft breaks
     */
    public List<Demand> create(List<DemandDraft> drafts, Caller caller) {
        checkDrafts(drafts);
        return write(entries(drafts, caller), Set.of(), caller);
    }

    /**
     * Changes demands named by id, and raises those of the call that have none; all or none.
     *
     * @throws RequestRefused with every rule that a draft breaks
     */
    public List<Demand> update(List<DemandDraft> drafts, Caller caller) {
        if (drafts.stream().allMatch(draft -> draft.id() == null)) {
            throw new RequestRefused(
                    BillingError.NO_DEMAND_NAMED, "Demands.id: at least one demand must carry the id of a stored one");
        }
        Map<UUID, Demand> stored = storedBy(drafts);
        checkIds(drafts, stored);
        List<DemandDraft> rebased = drafts.stream()
                .map(draft -> rebase(draft, draft.id() == null ? null : stored.get(draft.id())))
                .toList();
        checkDrafts(rebased);
        return write(entries(rebased, caller), stored.keySet(), caller);
    }

    private void checkDrafts(List<DemandDraft> drafts) {
        Problems problems = new Problems();
        rules.check(drafts, problems);
        payers.check(drafts, problems);
        if (!problems.isEmpty()) {
            // Whoever mends the rest hears this now, too; a sound call is asked once its consumers are locked.
            checkPeriods(drafts, problems);
        }
        problems.throwIfAny();
    }

    /** A period of a consumer's dues. */
    private record Slot(ConsumerKey consumer, Instant from, Instant to) {}

    /** Stored demands that the call names count as the call leaves them. */
    private void checkPeriods(List<DemandDraft> drafts, Problems problems) {
        Map<TenantId, Set<ConsumerKey>> consumers = drafts.stream()
                .map(DemandDraft::consumer)
                .collect(Collectors.groupingBy(ConsumerKey::tenantId, Demands::tenantMap, Collectors.toSet()));
        Map<UUID, Demand> active = new HashMap<>();
        consumers.forEach(
                (tenant, keys) -> demands.active(tenant, keys).forEach(demand -> active.put(demand.id(), demand)));
        List<DemandDraft> wanted = drafts.stream()
                .filter(draft -> draft.status() == DemandStatus.ACTIVE
                        || draft.status() == null && (draft.id() == null || active.containsKey(draft.id())))
                .toList();
        drafts.forEach(draft -> active.remove(draft.id()));
        Set<Slot> taken = new HashSet<>();
        active.values()
                .forEach(demand -> taken.add(new Slot(demand.consumer(), demand.periodFrom(), demand.periodTo())));
        for (DemandDraft draft : wanted) {
            if (!taken.add(new Slot(draft.consumer(), draft.periodFrom(), draft.periodTo()))) {
                problems.add(BillingError.DUPLICATE_DEMAND, DemandLedger.periodTaken(draft.consumerCode()));
            }
        }
    }

    private List<DemandBook.Entry> entries(List<DemandDraft> drafts, Caller caller) {
        return drafts.stream()
                .map(draft -> new DemandBook.Entry(draft, payers.uuidOf(draft, caller)))
                .toList();
    }

    private Map<UUID, Demand> storedBy(List<DemandDraft> drafts) {
        Map<UUID, Demand> stored = new TreeMap<>();
        Map<TenantId, Set<UUID>> idsByTenant = drafts.stream()
                .filter(draft -> draft.id() != null)
                .collect(Collectors.groupingBy(
                        DemandDraft::tenantId,
                        Demands::tenantMap,
                        Collectors.mapping(DemandDraft::id, Collectors.toSet())));
        idsByTenant.forEach(
                (tenant, ids) -> demands.byId(tenant, ids).forEach(demand -> stored.put(demand.id(), demand)));
        return stored;
    }

    private static void checkIds(List<DemandDraft> drafts, Map<UUID, Demand> stored) {
        Problems problems = new Problems();
        for (DemandDraft draft : drafts) {
            Demand demand = draft.id() == null ? null : stored.get(draft.id());
            if (demand != null) {
                new DemandRevision(demand, draft).checkLines(problems);
            } else if (draft.id() != null) {
                problems.add(BillingError.UNKNOWN_DEMAND, "Demands.id: no demand " + draft.id() + " at the tenant");
                draft.lines().stream()
                        .filter(line -> line.id() != null)
                        .forEach(line -> problems.add(
                                BillingError.UNKNOWN_DEMAND_DETAIL, "demandDetails.id: no line " + line.id()));
            }
        }
        problems.throwIfAny();
    }

    /** Consumer and service of a stored demand cannot be changed: the draft takes the stored ones. */
    private static DemandDraft rebase(DemandDraft draft, @Nullable Demand stored) {
        return stored == null
                ? draft
                : new DemandDraft(
                        draft.id(),
                        stored.tenantId(),
                        stored.consumerCode(),
                        stored.consumerType(),
                        stored.businessService(),
                        draft.payer(),
                        draft.periodFrom(),
                        draft.periodTo(),
                        rebaseLines(draft, stored),
                        draft.minimumAmountPayable(),
                        draft.fixedBillExpiry(),
                        draft.billValidity(),
                        draft.additionalDetails(),
                        draft.status(),
                        draft.seenAt());
    }

    private static List<DemandDraft.Line> rebaseLines(DemandDraft draft, Demand stored) {
        List<DemandDraft.Line> rebased = new ArrayList<>();
        for (DemandDraft.Line line : draft.lines()) {
            String head = stored.details().stream()
                    .filter(detail -> detail.id().equals(line.id()))
                    .map(DemandDetail::taxHeadCode)
                    .findFirst()
                    .orElse(line.taxHeadCode());
            rebased.add(new DemandDraft.Line(line.id(), head, line.tax(), line.collected(), line.additionalDetails()));
        }
        return rebased;
    }

    private List<Demand> write(List<DemandBook.Entry> entries, Set<UUID> storedIds, Caller caller) {
        Map<TenantId, List<DemandBook.Entry>> byTenant = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.draft().tenantId(), Demands::tenantMap, Collectors.toList()));
        Map<DemandBook.Entry, Demand> written = new IdentityHashMap<>();
        transaction.executeWithoutResult(status -> {
            Problems problems = new Problems();
            byTenant.forEach((tenant, ofTenant) -> {
                for (DemandBook.Entered entered : book.enter(tenant, ofTenant, storedIds, caller.actor())) {
                    problems.addAll(entered.problems());
                    written.put(entered.entry(), entered.demand());
                }
            });
            problems.throwIfAny();
        });
        return entries.stream().map(written::get).toList();
    }

    private static <T> Map<TenantId, T> tenantMap() {
        return new TreeMap<>(Comparator.comparing(TenantId::value));
    }
}

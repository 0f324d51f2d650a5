package dev.kosh.billing;

import dev.kosh.access.Caller;
import dev.kosh.billing.store.AccountStore;
import dev.kosh.billing.store.DemandStore;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
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
    private final AccountStore accounts;
    private final BillingSettings settings;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    Demands(
            DemandRules rules,
            Payers payers,
            DemandStore demands,
            AccountStore accounts,
            BillingSettings settings,
            AuditTrail audit,
            TransactionOperations transaction,
            Clock clock) {
        this.rules = rules;
        this.payers = payers;
        this.demands = demands;
        this.accounts = accounts;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Demands that match; each is returned whole. */
    public List<Demand> find(DemandCriteria criteria) {
        return demands.find(criteria);
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
                .map(draft -> rebase(draft, stored.get(draft.id())))
                .toList();
        checkDrafts(rebased);
        return write(entries(rebased, caller), stored.keySet(), caller);
    }

    private void checkDrafts(List<DemandDraft> drafts) {
        Problems problems = new Problems();
        rules.check(drafts, problems);
        payers.check(drafts, problems);
        problems.throwIfAny();
    }

    /** A draft, its place in the call, and the uuid of its payer. */
    private record Entry(
            int position, DemandDraft draft, @Nullable String payerUuid) {}

    private List<Entry> entries(List<DemandDraft> drafts, Caller caller) {
        List<Entry> entries = new ArrayList<>();
        for (DemandDraft draft : drafts) {
            entries.add(new Entry(entries.size(), draft, payers.uuidOf(draft, caller)));
        }
        return entries;
    }

    private Map<UUID, Demand> storedBy(List<DemandDraft> drafts) {
        Map<UUID, Demand> stored = new TreeMap<>();
        Map<TenantId, Set<UUID>> idsByTenant = drafts.stream()
                .filter(draft -> draft.id() != null)
                .collect(Collectors.groupingBy(
                        DemandDraft::tenantId,
                        Demands::tenantMap,
                        Collectors.mapping(DemandDraft::id, Collectors.toSet())));
        idsByTenant.forEach((tenant, ids) -> byId(tenant, ids).forEach(demand -> stored.put(demand.id(), demand)));
        return stored;
    }

    private List<Demand> byId(TenantId tenant, Set<UUID> ids) {
        return demands.find(new DemandCriteria(
                List.of(tenant), ids, Set.of(), null, null, null, null, null, null, Integer.MAX_VALUE, 0));
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
                        draft.status());
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

    private List<Demand> write(List<Entry> entries, Set<UUID> storedIds, Caller caller) {
        Demand[] results = new Demand[entries.size()];
        Map<TenantId, List<Entry>> byTenant = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.draft().tenantId(), Demands::tenantMap, Collectors.toList()));
        transaction.executeWithoutResult(status ->
                byTenant.forEach((tenant, ofTenant) -> writeTenant(tenant, ofTenant, storedIds, caller, results)));
        return List.of(results);
    }

    private void writeTenant(
            TenantId tenant, List<Entry> entries, Set<UUID> storedIds, Caller caller, Demand[] results) {
        Instant now = clock.instant();
        Set<ConsumerKey> consumers =
                entries.stream().map(entry -> entry.draft().consumer()).collect(Collectors.toCollection(TreeSet::new));
        accounts.lock(tenant, consumers);
        DemandLedger ledger = new DemandLedger(
                demands.active(tenant, consumers),
                namedBy(tenant, entries, storedIds),
                rules.mastersOf(tenant),
                settings);
        Problems problems = new Problems();
        for (Entry entry : entries) {
            results[entry.position()] = ledger.enter(entry.draft(), entry.payerUuid(), caller.uuid(), now, problems);
        }
        problems.throwIfAny();
        demands.update(ledger.changed());
        demands.insert(ledger.created());
        accounts.moveOn(tenant, consumers, caller.uuid(), now);
        record(tenant, ledger, caller);
        for (Entry entry : entries) {
            results[entry.position()] = ledger.current(results[entry.position()]);
        }
    }

    /** The stored demands that the call names, as they are now that their consumers are locked. */
    private Map<UUID, Demand> namedBy(TenantId tenant, List<Entry> entries, Set<UUID> storedIds) {
        Set<UUID> ids = new HashSet<>();
        entries.stream()
                .map(entry -> entry.draft().id())
                .filter(Objects::nonNull)
                .filter(storedIds::contains)
                .forEach(ids::add);
        return ids.isEmpty()
                ? Map.of()
                : byId(tenant, ids).stream().collect(Collectors.toMap(Demand::id, Function.identity()));
    }

    private void record(TenantId tenant, DemandLedger ledger, Caller caller) {
        ledger.created()
                .forEach(demand -> audit.record(
                        tenant,
                        caller.actor(),
                        "DEMAND_CREATED",
                        "demand",
                        demand.id().toString(),
                        null));
        ledger.changed()
                .forEach(demand -> audit.record(
                        tenant,
                        caller.actor(),
                        "DEMAND_CHANGED",
                        "demand",
                        demand.id().toString(),
                        null));
    }

    private static <T> Map<TenantId, T> tenantMap() {
        return new TreeMap<>(Comparator.comparing(TenantId::value));
    }
}

package dev.kosh.billing;

import dev.kosh.billing.amendments.Amendment;
import dev.kosh.billing.amendments.WaitingAmendments;
import dev.kosh.billing.store.AccountStore;
import dev.kosh.billing.store.AmendmentStore;
import dev.kosh.billing.store.DemandStore;
import dev.kosh.events.Actor;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.Problems;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the demands of one tenant that a call, or a part of a loaded sheet, raises and changes: under the locks of their
 * consumers, with what approved amendments and stored advances do to them.
 */
@Component
class DemandBook {

    /** A draft that keeps the rules, and the uuid of its payer. */
    record Entry(DemandDraft draft, @Nullable String payerUuid) {}

    /** What became of an entry; written only when there are no problems. */
    record Entered(Entry entry, Demand demand, Problems problems) {}

    private final DemandRules rules;
    private final DemandStore demands;
    private final AccountStore accounts;
    private final AmendmentStore amendments;
    private final BillingSettings settings;
    private final AuditTrail audit;
    private final DemandTopics topics;
    private final Clock clock;

    DemandBook(
            DemandRules rules,
            DemandStore demands,
            AccountStore accounts,
            AmendmentStore amendments,
            BillingSettings settings,
            AuditTrail audit,
            DemandTopics topics,
            Clock clock) {
        this.rules = rules;
        this.demands = demands;
        this.accounts = accounts;
        this.amendments = amendments;
        this.settings = settings;
        this.audit = audit;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Writes what can be written, in the caller's transaction; in the order of the entries.
     *
     * @param storedIds demands that entries may change
     */
    List<Entered> enter(TenantId tenant, List<Entry> entries, Set<UUID> storedIds, Actor actor) {
        Instant now = clock.instant();
        Set<ConsumerKey> consumers =
                entries.stream().map(entry -> entry.draft().consumer()).collect(Collectors.toCollection(TreeSet::new));
        accounts.lock(tenant, consumers);
        DemandLedger ledger = new DemandLedger(
                demands.active(tenant, consumers),
                namedBy(tenant, entries, storedIds),
                rules.mastersOf(tenant),
                settings);
        WaitingAmendments waiting = new WaitingAmendments(
                amendments.waiting(tenant, consumers),
                entries.stream().map(Entry::draft).filter(ledger::hasRoomFor).toList());
        List<Entered> entered = new ArrayList<>();
        for (Entry entry : entries) {
            Problems problems = new Problems();
            Demand demand =
                    ledger.enter(waiting.amended(entry.draft()), entry.payerUuid(), actor.userUuid(), now, problems);
            entered.add(new Entered(entry, demand, problems));
        }
        demands.update(ledger.changed());
        demands.insert(ledger.created());
        accounts.moveOn(tenant, touched(ledger), actor.userUuid(), now);
        record(tenant, ledger, actor);
        topics.announce(ledger.created(), ledger.changed(), actor);
        entered.stream()
                .filter(each -> each.problems().isEmpty())
                .forEach(each -> consume(waiting.takenBy(each.entry().draft()), each.demand(), actor, now));
        return entered.stream()
                .map(each -> new Entered(each.entry(), ledger.current(each.demand()), each.problems()))
                .toList();
    }

    /** Whose dues are others now; an entry that was refused leaves its consumer's bill as it is. */
    private static Set<ConsumerKey> touched(DemandLedger ledger) {
        return Stream.concat(ledger.changed().stream(), ledger.created().stream())
                .map(Demand::consumer)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The stored demands that the call names, as they are now that their consumers are locked. */
    private Map<UUID, Demand> namedBy(TenantId tenant, List<Entry> entries, Set<UUID> storedIds) {
        Set<UUID> ids = entries.stream()
                .map(entry -> entry.draft().id())
                .filter(Objects::nonNull)
                .filter(storedIds::contains)
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : demands.byId(tenant, ids).stream().collect(Collectors.toMap(Demand::id, Function.identity()));
    }

    private void consume(List<Amendment> taken, Demand by, Actor actor, Instant now) {
        for (Amendment amendment : taken) {
            amendments.update(
                    amendment.consumedBy(by.id(), amendment.audit().modified(actor.userUuid(), now.toEpochMilli())));
            audit.record(by.tenantId(), actor, "AMENDMENT_CONSUMED", "amendment", amendment.number(), null);
        }
    }

    private void record(TenantId tenant, DemandLedger ledger, Actor actor) {
        ledger.created()
                .forEach(demand -> audit.record(
                        tenant, actor, "DEMAND_CREATED", "demand", demand.id().toString(), null));
        ledger.changed()
                .forEach(demand -> audit.record(
                        tenant, actor, "DEMAND_CHANGED", "demand", demand.id().toString(), null));
    }
}

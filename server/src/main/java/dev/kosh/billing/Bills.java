package dev.kosh.billing;

import dev.kosh.access.Caller;
import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.billing.calculators.Calculators;
import dev.kosh.billing.store.BillStore;
import dev.kosh.billing.store.BillWriter;
import dev.kosh.billing.store.DemandStore;
import dev.kosh.billing.store.OpenBillStore;
import dev.kosh.masters.BillingMasters;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Fetches, finds and hands out bills (docs/contract/billing.md, bills). */
@Service
public class Bills {

    /** Others may change a consumer while we make his bill; so often in a row they do not. */
    private static final int ATTEMPTS = 10;

    private final BillStore bills;
    private final BillWriter writer;
    private final OpenBillStore openBills;
    private final DemandStore demands;
    private final BillMaker maker;
    private final DemandRules rules;
    private final Citizens citizens;
    private final Calculators calculators;
    private final BillNumbers numbers;
    private final Clock clock;

    Bills(
            BillStore bills,
            BillWriter writer,
            OpenBillStore openBills,
            DemandStore demands,
            BillMaker maker,
            DemandRules rules,
            Citizens citizens,
            Calculators calculators,
            BillNumbers numbers,
            Clock clock) {
        this.bills = bills;
        this.writer = writer;
        this.openBills = openBills;
        this.demands = demands;
        this.maker = maker;
        this.rules = rules;
        this.citizens = citizens;
        this.calculators = calculators;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Stored bills that match. */
    public List<Bill> find(BillCriteria criteria) {
        return bills.find(criteria);
    }

    /** One stored bill. */
    public Optional<Bill> byId(TenantId tenant, UUID id) {
        return bills.find(BillCriteria.byId(tenant, Set.of(id))).stream().findFirst();
    }

    /** Bills of one tenant by id, each with all that settling it needs; unknown ids are absent. */
    public List<PayableBill> payable(TenantId tenant, Collection<UUID> billIds) {
        return openBills.payable(tenant, billIds);
    }

    /**
     * The payable bill of each consumer asked for: the active one while it is good, else a new one of what is unpaid.
     * Who owes nothing has no bill. Before a bill is made, the calculator of its service may change the demands.
     *
     * @param caller for whom new bills are made
     * @param request what the caller said of the call; calculators hear it
     * @throws RequestRefused {@code ResourceAccessError} when a calculator gave no good answer in time
     */
    public List<Bill> fetch(FetchCriteria criteria, Caller caller, @Nullable RequestInfo request) {
        Map<TenantId, Set<ConsumerKey>> consumers = new LinkedHashMap<>();
        consumersOf(criteria)
                .forEach(key -> consumers
                        .computeIfAbsent(key.tenantId(), tenant -> new TreeSet<>())
                        .add(key));
        List<Bill> fetched = new ArrayList<>();
        consumers.forEach((tenant, keys) -> fetched.addAll(fetch(tenant, keys, caller, request)));
        return fetched;
    }

    private Collection<ConsumerKey> consumersOf(FetchCriteria criteria) {
        if (criteria.demandId() != null) {
            Collection<ConsumerKey> ofDemand = demands.consumerOf(criteria.tenants(), criteria.demandId()).stream()
                    .filter(criteria::covers)
                    .toList();
            return criteria.byPerson()
                    ? ofDemand.stream()
                            .filter(consumersOfPerson(criteria)::contains)
                            .toList()
                    : ofDemand;
        }
        if (criteria.byPerson()) {
            return consumersOfPerson(criteria);
        }
        String service = criteria.businessService();
        List<ConsumerKey> keys = new ArrayList<>();
        for (TenantId tenant : criteria.tenants()) {
            criteria.consumerCodes().forEach(code -> keys.add(new ConsumerKey(tenant, String.valueOf(service), code)));
        }
        return keys;
    }

    private Collection<ConsumerKey> consumersOfPerson(FetchCriteria criteria) {
        TenantId state = criteria.tenants().get(0).state();
        List<User> people = criteria.mobileNumber() != null
                ? citizens.byMobileNumber(state, criteria.mobileNumber())
                : citizens.byEmail(state, String.valueOf(criteria.emailId()));
        Set<ConsumerKey> keys = new TreeSet<>(bills.consumersBilledTo(
                criteria.tenants(), criteria.businessService(), criteria.mobileNumber(), criteria.emailId()));
        if (!people.isEmpty()) {
            keys.addAll(demands.consumersWithDuesOf(
                    criteria.tenants(),
                    criteria.businessService(),
                    people.stream().map(User::uuid).toList()));
        }
        return keys.stream().filter(criteria::covers).toList();
    }

    private List<Bill> fetch(
            TenantId tenant, Set<ConsumerKey> consumers, Caller caller, @Nullable RequestInfo request) {
        Map<ConsumerKey, Bill> found = new HashMap<>();
        Set<ConsumerKey> updated = new HashSet<>();
        Collection<ConsumerKey> open = consumers;
        for (int attempt = 0; !open.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("bills kept changing while they were made");
            }
            Instant now = clock.instant();
            List<AccountState> stale = new ArrayList<>();
            for (AccountState account : openBills.accounts(open)) {
                Bill active = account.activeBill();
                if (active != null && !active.isExpiredAt(now)) {
                    found.put(account.consumer(), active);
                } else {
                    stale.add(account);
                }
            }
            Map<ConsumerKey, List<Demand>> unpaid = unpaid(tenant, stale);
            List<ConsumerKey> outdated = outdated(stale, unpaid, updated);
            if (outdated.isEmpty()) {
                open = renew(tenant, stale, unpaid, found, caller.uuid(), now);
            } else {
                calculators.update(outdated, caller, request);
                updated.addAll(outdated);
                open = stale.stream().map(AccountState::consumer).toList();
            }
        }
        return consumers.stream().filter(found::containsKey).map(found::get).toList();
    }

    private Map<ConsumerKey, List<Demand>> unpaid(TenantId tenant, List<AccountState> stale) {
        List<ConsumerKey> consumers = stale.stream().map(AccountState::consumer).toList();
        return consumers.isEmpty()
                ? Map.of()
                : demands.active(tenant, consumers).stream()
                        .filter(Demand::isUnpaid)
                        .collect(Collectors.groupingBy(Demand::consumer));
    }

    /** Consumers whose demands their service's calculator has to look at before they are billed. */
    private List<ConsumerKey> outdated(
            List<AccountState> stale, Map<ConsumerKey, List<Demand>> unpaid, Set<ConsumerKey> updated) {
        return stale.stream()
                .filter(account -> calculators.isAskedBeforeBilling(
                        account.consumer().businessService(), account.activeBill() != null))
                .map(AccountState::consumer)
                .filter(consumer -> unpaid.containsKey(consumer) && !updated.contains(consumer))
                .toList();
    }

    /** Makes the missing bills; answers the consumers that moved on meanwhile, to be looked at again. */
    private List<ConsumerKey> renew(
            TenantId tenant,
            List<AccountState> stale,
            Map<ConsumerKey, List<Demand>> unpaid,
            Map<ConsumerKey, Bill> found,
            String by,
            Instant now) {
        if (stale.isEmpty()) {
            return List.of();
        }
        BillingMasters masters = rules.mastersOf(tenant);
        List<ConsumerKey> movedOn = new ArrayList<>();
        stale.sort(Comparator.comparing(AccountState::consumer));
        for (AccountState account : stale) {
            Bill old = account.activeBill();
            maker.bill(account.consumer(), unpaid.getOrDefault(account.consumer(), List.of()), masters, by, now)
                    .ifPresent(bill -> {
                        Optional<String> number = writer.issue(
                                bill,
                                account.version(),
                                old == null ? null : old.id(),
                                numbers.prefix(account.consumer(), now));
                        number.ifPresentOrElse(
                                text -> found.put(account.consumer(), bill.numbered(text)),
                                () -> movedOn.add(account.consumer()));
                    });
        }
        return movedOn;
    }

    /**
     * The tenants that a criteria tenant stands for: itself, or with a state all its ULBs.
     *
     * @throws RequestRefused for a tenant that the masters do not know
     */
    public List<TenantId> tenantsUnder(TenantId tenant) {
        return rules.tenantsUnder(tenant);
    }
}

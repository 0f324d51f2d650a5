package dev.kosh.billing.bulk;

import dev.kosh.access.Caller;
import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.billing.Bills;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.FetchCriteria;
import dev.kosh.billing.store.DemandStore;
import dev.kosh.wire.Problem;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the bills of all consumers with dues, as a fetch would. Making a bill twice answers the same bill, so a process
 * that dies costs nothing but the part it was at.
 */
@Component
class BillGenerationWork implements BulkWork {

    private static final int CONSUMERS_PER_PART = 200;
    private static final String BETWEEN = "\n";
    private static final RequestInfo JOB = new RequestInfo("kosh-bulk-bills", null, null, null, null, null, null);

    private final DemandStore demands;
    private final Bills bills;
    private final Citizens people;
    private final BulkStore store;

    BillGenerationWork(DemandStore demands, Bills bills, Citizens people, BulkStore store) {
        this.demands = demands;
        this.bills = bills;
        this.people = people;
        this.store = store;
    }

    @Override
    public BulkKind kind() {
        return BulkKind.BILL_GENERATION;
    }

    @Override
    public boolean run(BulkJob job, BooleanSupplier stopping) {
        String service = job.parameters().path("businessService").asString(null);
        String locality = job.parameters().path("locality").asString(null);
        if (job.total() == null) {
            store.count(job, demands.countConsumersWithDues(job.tenantId(), service, locality));
        }
        Caller caller = caller(job);
        BulkJob at = job;
        List<ConsumerKey> part = part(at, service, locality);
        while (!part.isEmpty()) {
            if (stopping.getAsBoolean()) {
                return false;
            }
            at = generate(at, part, caller);
            part = part(at, service, locality);
        }
        return true;
    }

    private List<ConsumerKey> part(BulkJob at, @Nullable String service, @Nullable String locality) {
        String[] place = at.place() == null ? new String[] {"", ""} : at.place().split(BETWEEN, 2);
        ConsumerKey behind = new ConsumerKey(at.tenantId(), place[0], place[1]);
        return demands.consumersWithDues(behind, service, locality, CONSUMERS_PER_PART);
    }

    private Caller caller(BulkJob job) {
        String uuid = job.actor().userUuid();
        User user = people.byUuid(List.of(uuid)).get(uuid);
        if (user == null) {
            throw new BulkFailed("who started this job is no longer on record");
        }
        return new Caller(
                user.id(),
                user.uuid(),
                user.userName(),
                user.name(),
                user.type(),
                user.mobileNumber(),
                user.emailId(),
                user.tenantId(),
                List.of(),
                job.actor().clientId(),
                job.actor().address());
    }

    private BulkJob generate(BulkJob before, List<ConsumerKey> part, Caller caller) {
        Map<String, Set<String>> codesByService = new LinkedHashMap<>();
        part.forEach(consumer -> codesByService
                .computeIfAbsent(consumer.businessService(), any -> new LinkedHashSet<>())
                .add(consumer.consumerCode()));
        Set<ConsumerKey> billed = new LinkedHashSet<>();
        Map<ConsumerKey, String> refused = new LinkedHashMap<>();
        codesByService.forEach((service, codes) -> {
            try {
                billed.addAll(fetch(before.tenantId(), service, codes, caller));
            } catch (RequestRefused someOfThem) {
                codes.forEach(
                        code -> fetchAlone(new ConsumerKey(before.tenantId(), service, code), caller, billed, refused));
            }
        });
        Map<Long, String> refusals = new TreeMap<>();
        for (int i = 0; i < part.size(); i++) {
            String why = refused.get(part.get(i));
            if (why != null) {
                refusals.put(before.done() + i + 1, part.get(i).consumerCode() + ": " + why);
            }
        }
        ConsumerKey last = part.get(part.size() - 1);
        BulkJob after = before.after(
                billed.size(),
                refusals.size(),
                (long) part.size() - billed.size() - refusals.size(),
                last.businessService() + BETWEEN + last.consumerCode());
        store.advance(before, after, refusals);
        return after;
    }

    private void fetchAlone(
            ConsumerKey consumer, Caller caller, Set<ConsumerKey> billed, Map<ConsumerKey, String> refused) {
        try {
            billed.addAll(
                    fetch(consumer.tenantId(), consumer.businessService(), Set.of(consumer.consumerCode()), caller));
        } catch (RequestRefused refusal) {
            List<String> problems = new ArrayList<>();
            for (Problem problem : refusal.problems()) {
                problems.add(problem.code() + ": " + problem.message());
            }
            refused.put(consumer, String.join(" | ", problems));
        }
    }

    private Set<ConsumerKey> fetch(TenantId tenant, String service, Set<String> codes, Caller caller) {
        FetchCriteria criteria = new FetchCriteria(List.of(tenant), service, codes, null, null, null);
        return bills.fetch(criteria, caller, JOB).stream()
                .map(bill -> new ConsumerKey(bill.tenantId(), bill.businessService(), bill.consumerCode()))
                .collect(Collectors.toSet());
    }
}

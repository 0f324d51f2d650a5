package dev.kosh.billing.bulk;

import dev.kosh.access.Caller;
import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.store.DemandStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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

    private final DemandStore demands;
    private final ManyBills bills;
    private final Citizens people;
    private final BulkStore store;

    BillGenerationWork(DemandStore demands, ManyBills bills, Citizens people, BulkStore store) {
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
        ManyBills.Made made = bills.make(before.tenantId(), part, caller);
        Map<Long, String> refusals = new TreeMap<>();
        for (int i = 0; i < part.size(); i++) {
            String why = made.refused().get(part.get(i));
            if (why != null) {
                refusals.put(before.done() + i + 1, part.get(i).consumerCode() + ": " + why);
            }
        }
        ConsumerKey last = part.get(part.size() - 1);
        int billed = made.billed().size();
        BulkJob after = before.after(
                billed,
                refusals.size(),
                (long) part.size() - billed - refusals.size(),
                last.businessService() + BETWEEN + last.consumerCode());
        store.advance(before, after, refusals);
        return after;
    }
}

package dev.kosh.sandbox.data;

import dev.kosh.access.Caller;
import dev.kosh.access.UserType;
import dev.kosh.billing.DemandCriteria;
import dev.kosh.billing.DemandDraft;
import dev.kosh.billing.DemandStatus;
import dev.kosh.billing.Demands;
import dev.kosh.sandbox.data.Consumer.Due;
import dev.kosh.sandbox.data.Consumer.Owner;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Raises the demands of the sandbox's consumers; a consumer that has any demand is left as it is. */
final class SandboxConsumers {

    private static final Duration BILL_VALIDITY = Duration.ofDays(15);
    private static final Caller SANDBOX = new Caller(
            0,
            "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e000",
            "sandbox",
            "Sandbox",
            UserType.SYSTEM,
            null,
            null,
            new TenantId("pb"),
            List.of(),
            "sandbox",
            "127.0.0.1");

    private final Demands demands;
    private final BiFunction<TenantId, Owner, String> uuidOfCitizen;
    private final Clock clock;

    /** @param uuidOfCitizen puts an owner on record with a state, if he is not yet, and gives his uuid */
    SandboxConsumers(Demands demands, BiFunction<TenantId, Owner, String> uuidOfCitizen, Clock clock) {
        this.demands = demands;
        this.uuidOfCitizen = uuidOfCitizen;
        this.clock = clock;
    }

    /** Loads the named consumers and so many composed ones; 0 loads none at all. */
    void load(int count) {
        if (count == 0) {
            return;
        }
        FinancialYear current = FinancialYear.of(clock.instant());
        List<Consumer> consumers = new ArrayList<>(SandboxFiles.namedConsumers().in(current));
        consumers.addAll(new ComposedConsumers(SandboxFiles.names(), current).make(count));
        consumers.stream().collect(Collectors.groupingBy(Consumer::tenantId)).forEach(this::loadTenant);
    }

    private void loadTenant(TenantId tenant, List<Consumer> consumers) {
        Set<String> known = consumersWithDemands(tenant, consumers);
        Map<Owner, String> uuids = new HashMap<>();
        List<DemandDraft> drafts = new ArrayList<>();
        for (Consumer consumer : consumers) {
            if (!known.contains(key(consumer.businessService(), consumer.code()))) {
                String payer =
                        uuids.computeIfAbsent(consumer.owner(), owner -> uuidOfCitizen.apply(tenant.state(), owner));
                consumer.dues().forEach(due -> drafts.add(draft(consumer, due, payer)));
            }
        }
        // One transaction per town: a start that is interrupted leaves no consumer with half of its demands.
        if (!drafts.isEmpty()) {
            demands.create(drafts, SANDBOX);
        }
    }

    private Set<String> consumersWithDemands(TenantId tenant, List<Consumer> consumers) {
        Set<String> codes = consumers.stream().map(Consumer::code).collect(Collectors.toSet());
        DemandCriteria criteria = new DemandCriteria(
                List.of(tenant), Set.of(), codes, null, null, null, null, null, null, Integer.MAX_VALUE, 0);
        return demands.find(criteria).stream()
                .map(demand -> key(demand.businessService(), demand.consumerCode()))
                .collect(Collectors.toSet());
    }

    private static String key(String businessService, String consumerCode) {
        return businessService + " " + consumerCode;
    }

    private static DemandDraft draft(Consumer consumer, Due due, String payerUuid) {
        List<DemandDraft.Line> lines = due.heads().entrySet().stream()
                .map(head -> new DemandDraft.Line(null, head.getKey(), head.getValue(), Money.ZERO, null))
                .toList();
        return new DemandDraft(
                null,
                consumer.tenantId(),
                consumer.code(),
                consumer.type(),
                consumer.businessService(),
                new DemandDraft.PayerDraft(payerUuid, null, null),
                due.from(),
                due.to(),
                lines,
                due.minimum(),
                null,
                BILL_VALIDITY,
                null,
                DemandStatus.ACTIVE,
                null);
    }
}

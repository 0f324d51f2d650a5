package dev.kosh.billing.web;

import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillCriteria;
import dev.kosh.billing.Bills;
import dev.kosh.billing.Demand;
import dev.kosh.billing.DemandTopics;
import dev.kosh.billing.Demands;
import dev.kosh.billing.UpiLinks;
import dev.kosh.events.AnnouncedEvent;
import dev.kosh.events.EventSource;
import dev.kosh.masters.Masters;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Withdrawn bills, and demands, as other systems are told of them. */
@Component
class BillingEvents implements EventSource {

    private static final String BILL_CANCELLED = "bill-cancel-topic-name";

    private final Bills bills;
    private final Demands demands;
    private final Citizens citizens;
    private final Masters masters;
    private final UpiLinks upi;
    private final JsonMapper json;

    BillingEvents(Bills bills, Demands demands, Citizens citizens, Masters masters, UpiLinks upi, JsonMapper json) {
        this.bills = bills;
        this.demands = demands;
        this.citizens = citizens;
        this.masters = masters;
        this.upi = upi;
        this.json = json;
    }

    @Override
    public Set<String> topics() {
        return Set.of(BILL_CANCELLED, DemandTopics.DEMANDS);
    }

    @Override
    public Map<AnnouncedEvent, Map<String, JsonNode>> payloads(List<AnnouncedEvent> events) {
        Map<AnnouncedEvent, Map<String, JsonNode>> payloads = new HashMap<>();
        Map<TenantId, List<AnnouncedEvent>> byTenant =
                events.stream().collect(Collectors.groupingBy(AnnouncedEvent::tenantId));
        byTenant.forEach((tenant, ofTenant) -> {
            Map<UUID, JsonNode> subjects = new HashMap<>();
            subjects.putAll(cancelledBills(tenant, subjects(ofTenant, BILL_CANCELLED)));
            subjects.putAll(demands(tenant, subjects(ofTenant, DemandTopics.DEMANDS)));
            for (AnnouncedEvent event : ofTenant) {
                JsonNode subject = subjects.get(UUID.fromString(event.subject()));
                if (subject != null) {
                    String member = event.topic().equals(BILL_CANCELLED) ? "Bills" : "Demands";
                    payloads.put(event, Map.of(member, json.createArrayNode().add(subject)));
                }
            }
        });
        return payloads;
    }

    private static Set<UUID> subjects(List<AnnouncedEvent> events, String topic) {
        return events.stream()
                .filter(event -> event.topic().equals(topic))
                .map(event -> UUID.fromString(event.subject()))
                .collect(Collectors.toSet());
    }

    private Map<UUID, JsonNode> cancelledBills(TenantId tenant, Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : bills.find(BillCriteria.byId(tenant, ids)).stream()
                        .collect(Collectors.toMap(Bill::id, bill -> json.valueToTree(wire(bill))));
    }

    private BillJson wire(Bill bill) {
        return BillJson.of(
                bill,
                masters.billing(bill.tenantId())
                        .flatMap(known -> known.service(bill.businessService()))
                        .orElse(null),
                upi.of(bill).orElse(null));
    }

    private Map<UUID, JsonNode> demands(TenantId tenant, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Demand> found = demands.byId(tenant, ids);
        Set<String> uuids =
                found.stream().map(Demand::payerUuid).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, User> payers = uuids.isEmpty() ? Map.of() : citizens.byUuid(uuids);
        return found.stream()
                .collect(Collectors.toMap(
                        Demand::id,
                        demand -> json.valueToTree(DemandJson.of(
                                demand, demand.payerUuid() == null ? null : payers.get(demand.payerUuid()), 0L))));
    }
}

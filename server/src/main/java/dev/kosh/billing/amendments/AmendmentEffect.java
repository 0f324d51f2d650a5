package dev.kosh.billing.amendments;

import dev.kosh.access.Caller;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.Demand;
import dev.kosh.billing.DemandDetail;
import dev.kosh.billing.DemandTopics;
import dev.kosh.billing.store.AccountStore;
import dev.kosh.billing.store.AmendmentStore;
import dev.kosh.billing.store.DemandStore;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lets an approved amendment join a demand that is there already. */
@Component
class AmendmentEffect {

    private final DemandStore demands;
    private final AmendmentStore store;
    private final AccountStore accounts;
    private final AuditTrail audit;
    private final DemandTopics topics;

    AmendmentEffect(
            DemandStore demands, AmendmentStore store, AccountStore accounts, AuditTrail audit, DemandTopics topics) {
        this.demands = demands;
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.topics = topics;
    }

    /**
     * Adds the lines to the consumer's unpaid demand of the latest period, and the active bill expires. Without unpaid
     * demand the amendment waits for the next one that is raised. The consumer's account is locked.
     */
    Amendment apply(Amendment approved, Caller caller, Instant now) {
        ConsumerKey consumer = approved.consumer();
        Demand latest = demands.active(consumer.tenantId(), Set.of(consumer)).stream()
                .filter(Demand::isUnpaid)
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (latest == null) {
            return approved;
        }
        List<DemandDetail> lines = new ArrayList<>(latest.details());
        approved.lines()
                .forEach(line -> lines.add(new DemandDetail(
                        Ids.next(), line.taxHeadCode(), line.amount(), Money.ZERO, line.additionalDetails())));
        Demand amended =
                latest.withDetails(lines).withAudit(latest.audit().modified(caller.uuid(), now.toEpochMilli()));
        demands.update(List.of(amended));
        accounts.moveOn(consumer.tenantId(), Set.of(consumer), caller.uuid(), now);
        Amendment consumed =
                approved.consumedBy(amended.id(), approved.audit().modified(caller.uuid(), now.toEpochMilli()));
        store.update(consumed);
        audit.record(
                consumer.tenantId(),
                caller.actor(),
                "DEMAND_CHANGED",
                "demand",
                amended.id().toString(),
                JsonNodeFactory.instance.objectNode().put("amendment", approved.number()));
        topics.announce(List.of(), List.of(amended), caller.actor());
        return consumed;
    }
}

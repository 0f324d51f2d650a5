package dev.kosh.billing;

import dev.kosh.billing.store.LateBillStore;
import dev.kosh.events.Actor;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Bills that a payer set out to pay in time and whose money arrived after a newer bill had taken their place
 * (docs/contract/billing.md, bill status).
 */
@Service
public class LateBills {

    /** Others may change the consumer meanwhile; so often in a row they do not. */
    private static final int ATTEMPTS = 10;

    private final Bills bills;
    private final LateBillStore store;
    private final Clock clock;

    LateBills(Bills bills, LateBillStore store, Clock clock) {
        this.bills = bills;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Makes replaced bills payable again, each in the place of its successor, if they were good at the instant and their
     * demands still owe exactly what they say. Other bills stay as they are: whether they can be paid is for the payment
     * to say. Joins the running transaction.
     */
    public void reinstate(TenantId tenant, Collection<UUID> billIds, Instant goodAt, Actor actor) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<PayableBill> late = bills.payable(tenant, billIds).stream()
                    .filter(each -> each.bill().status() == BillStatus.EXPIRED
                            && !each.bill().isExpiredAt(goodAt)
                            && isStillOwed(each))
                    .sorted(Comparator.comparing(each -> each.bill().consumer()))
                    .toList();
            boolean movedOn = false;
            for (PayableBill each : late) {
                movedOn |= !store.reinstate(each.bill(), each.accountVersion(), actor, clock.instant());
            }
            if (!movedOn) {
                return;
            }
        }
    }

    private static boolean isStillOwed(PayableBill payable) {
        Map<UUID, Demand> byId = new HashMap<>();
        payable.demands().forEach(demand -> byId.put(demand.id(), demand));
        return payable.bill().details().stream().allMatch(detail -> {
            Demand demand = byId.get(detail.demandId());
            return demand != null
                    && demand.status() == DemandStatus.ACTIVE
                    && owed(demand).equals(billed(detail));
        });
    }

    private static Map<String, Money> owed(Demand demand) {
        Map<String, Money> byHead = new HashMap<>();
        demand.details().forEach(line -> byHead.merge(line.taxHeadCode(), line.outstanding(), Money::plus));
        return byHead;
    }

    private static Map<String, Money> billed(BillDetail detail) {
        Map<String, Money> byHead = new HashMap<>();
        detail.lines().forEach(line -> byHead.merge(line.taxHeadCode(), line.amount(), Money::plus));
        return byHead;
    }
}

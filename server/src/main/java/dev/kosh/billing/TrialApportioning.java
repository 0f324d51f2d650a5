package dev.kosh.billing;

import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.TaxHead;
import dev.kosh.wire.Money;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Says how amounts would be spread, by the very rules that payments and new demands follow
 * (docs/contract/billing.md, apportion). Reads no bill and no demand, and writes nothing.
 */
@Service
public class TrialApportioning {

    private final DemandRules rules;
    private final BillingSettings settings;

    TrialApportioning(DemandRules rules, BillingSettings settings) {
        this.rules = rules;
        this.settings = settings;
    }

    /**
     * How a payment would be spread over a bill. What is paid beyond the dues becomes an advance, whether the service
     * takes advances or not: that is asked where money is taken.
     *
     * @param bill oldest period first
     * @throws RequestRefused when an advance would be left, and the masters hold no head to keep it under
     */
    public Apportionment spread(Bill bill, Money paid, boolean advanceAllowed) {
        BillingMasters masters = rules.mastersOf(bill.tenantId());
        String service = bill.businessService();
        boolean leavesAdvance = paid.compareTo(bill.totalAmount().max(Money.ZERO)) > 0;
        TaxHead advanceHead = masters.advanceHead(service).orElse(null);
        if (leavesAdvance && advanceHead == null) {
            throw new RequestRefused(
                    BillingError.NO_ADVANCE_HEAD,
                    "businessService: the masters hold no head of category ADVANCE_COLLECTION for " + service);
        }
        return Apportioning.of(
                bill,
                paid,
                advanceAllowed || leavesAdvance,
                head -> masters.head(service, head).map(TaxHead::isAdvance).orElse(false),
                advanceHead,
                settings.payingOrder());
    }

    /**
     * One consumer's demands after their stored advances paid what is open of them.
     *
     * @param demands oldest period first
     * @throws RequestRefused when they are of several consumers, or the masters do not know their service or heads
     */
    public List<Demand> useAdvance(List<Demand> demands) {
        Demand first = demands.get(0);
        BillingMasters masters = rules.mastersOf(first.tenantId());
        Problems problems = new Problems();
        if (demands.stream().anyMatch(demand -> !demand.consumer().equals(first.consumer()))) {
            problems.add(
                    BillingError.APPORTION_SEVERAL_CONSUMERS,
                    "Demands: of one tenant, one businessService and one consumerCode");
        }
        if (masters.service(first.businessService()).isEmpty()) {
            problems.add(
                    BillingError.APPORTION_UNKNOWN_SERVICE,
                    "businessService: no such code in the masters: " + first.businessService());
        }
        demands.stream()
                .flatMap(demand -> demand.details().stream())
                .map(DemandDetail::taxHeadCode)
                .filter(head -> masters.head(first.businessService(), head).isEmpty())
                .forEach(head -> problems.add(
                        BillingError.APPORTION_UNKNOWN_TAX_HEAD,
                        "taxHeadMasterCode: " + head + " is no tax head of " + first.businessService()));
        problems.throwIfAny();
        boolean allowed = masters.service(first.businessService())
                .map(BusinessService::advanceAllowed)
                .orElse(false);
        return allowed ? new AdvanceUse(masters, settings.payingOrder()).payAmong(demands) : demands;
    }
}

package dev.kosh.billing;

import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.TaxHead;
import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Pays a new demand out of credits that earlier over-payments left on older demands of the consumer
 * (docs/contract/billing.md, advance). Takes only what is needed; the rest stays where it is.
 */
final class AdvanceUse {

    /** The demands after the advance was used: those of {@code stored} that changed, and the new one. */
    record Result(List<Demand> changed, Demand created) {}

    private final BillingMasters masters;
    private final PayingOrder payingOrder;

    AdvanceUse(BillingMasters masters, PayingOrder payingOrder) {
        this.masters = masters;
        this.payingOrder = payingOrder;
    }

    /** @param stored the consumer's other ACTIVE demands, oldest first */
    Result payFromAdvance(List<Demand> stored, Demand created) {
        boolean allowed = masters.service(created.businessService())
                .map(BusinessService::advanceAllowed)
                .orElse(false);
        Money credit = allowed ? creditOf(stored) : Money.ZERO;
        Money usable = credit.min(positiveOutstanding(created));
        if (!usable.isPositive()) {
            return new Result(List.of(), created);
        }
        return new Result(takeCredit(stored, usable), payDues(created, usable));
    }

    /**
     * All demands of one consumer after dues of any were paid out of credits on any, oldest period first.
     *
     * @param demands oldest first
     */
    List<Demand> payAmong(List<Demand> demands) {
        Money rest = creditOf(demands)
                .min(Money.sum(demands.stream().map(this::positiveOutstanding).toList()));
        List<Demand> after = new ArrayList<>(demands);
        for (Demand used : takeCredit(demands, rest)) {
            after.replaceAll(demand -> demand.id().equals(used.id()) ? used : demand);
        }
        for (int i = 0; i < after.size(); i++) {
            Money part = rest.min(positiveOutstanding(after.get(i)));
            if (part.isPositive()) {
                after.set(i, payDues(after.get(i), part));
                rest = rest.minus(part);
            }
        }
        return after;
    }

    private Money creditOf(List<Demand> demands) {
        return Money.sum(demands.stream()
                .flatMap(demand -> demand.details().stream().filter(line -> isAdvance(demand, line)))
                .map(DemandDetail::outstanding)
                .filter(Money::isNegative)
                .map(Money::negated)
                .toList());
    }

    private boolean isAdvance(Demand demand, DemandDetail line) {
        return masters.head(demand.businessService(), line.taxHeadCode())
                .map(TaxHead::isAdvance)
                .orElse(false);
    }

    private Money positiveOutstanding(Demand demand) {
        return Money.sum(demand.details().stream()
                        .filter(line -> !isAdvance(demand, line))
                        .map(DemandDetail::outstanding)
                        .toList())
                .max(Money.ZERO);
    }

    private List<Demand> takeCredit(List<Demand> stored, Money usable) {
        List<Demand> changed = new ArrayList<>();
        Money rest = usable;
        for (Demand demand : stored) {
            List<DemandDetail> lines = new ArrayList<>(demand.details());
            Money before = rest;
            for (int i = 0; i < lines.size(); i++) {
                DemandDetail line = lines.get(i);
                if (isAdvance(demand, line) && line.outstanding().isNegative() && rest.isPositive()) {
                    Money taken = line.outstanding().negated().min(rest);
                    lines.set(i, line.withCollected(line.collected().minus(taken)));
                    rest = rest.minus(taken);
                }
            }
            if (!rest.equals(before)) {
                changed.add(demand.withDetails(lines));
            }
        }
        return changed;
    }

    /** Credits of the new demand first, then its dues in the order that a payment takes, too. */
    private Demand payDues(Demand demand, Money usable) {
        List<DemandDetail> lines = new ArrayList<>(demand.details());
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!isAdvance(demand, lines.get(i))) {
                order.add(i);
            }
        }
        order.sort(payingOrder.of(i -> lines.get(i).outstanding(), i -> orderOf(demand, lines.get(i))));
        Money rest = usable;
        for (int i : order) {
            DemandDetail line = lines.get(i);
            Money taken = line.outstanding().isNegative() ? line.outstanding() : rest.min(line.outstanding());
            lines.set(i, line.withCollected(line.collected().plus(taken)));
            rest = rest.minus(taken);
        }
        return demand.withDetails(lines);
    }

    private int orderOf(Demand demand, DemandDetail line) {
        return masters.head(demand.businessService(), line.taxHeadCode())
                .map(TaxHead::order)
                .orElse(0);
    }
}

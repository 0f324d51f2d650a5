package dev.kosh.billing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What paying a bill changes in billing: handed to the SQL function {@code billing.settle_bills}, which applies it whole
 * or, when the consumer's account moved on since it was read, not at all.
 *
 * @param demands the demands behind the bill with their new balances; untouched ones are left out
 */
public record Settlement(PayableBill payable, BillStatus billStatus, List<Demand> demands) {

    /** The effect of one payment that is spread so over the bill. */
    public static Settlement of(PayableBill payable, Apportionment apportionment) {
        Map<UUID, Demand> byId = new HashMap<>();
        payable.demands().forEach(demand -> byId.put(demand.id(), demand));
        List<Demand> changed = new ArrayList<>();
        List<BillDetail> details = payable.bill().details();
        for (int i = 0; i < details.size(); i++) {
            Demand before = byId.get(details.get(i).demandId());
            if (before == null) {
                throw new IllegalStateException("a bill names a demand that is not there");
            }
            Apportionment.Share share = apportionment.shares().get(i);
            Demand after = DemandBalances.afterPayment(before, details.get(i), share);
            // A zero demand counts as paid only once its bill was paid: it is written even when no balance moves.
            if (!after.equals(before) || after.outstanding().isZero()) {
                changed.add(after);
            }
        }
        boolean inFull = apportionment.total().compareTo(payable.bill().totalAmount()) >= 0;
        return new Settlement(payable, inFull ? BillStatus.PAID : BillStatus.PARTIALLY_PAID, changed);
    }

    /** The array of demands that {@code billing.settle_bills} takes, as JSON text. */
    public String demandsJson() {
        return dev.kosh.billing.store.SettlementJson.demands(demands);
    }
}

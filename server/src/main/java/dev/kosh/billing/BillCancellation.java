package dev.kosh.billing;

import dev.kosh.access.Caller;
import dev.kosh.billing.store.BillCancellationStore;
import dev.kosh.billing.store.BillStore;
import dev.kosh.billing.store.OpenBillStore;
import dev.kosh.wire.JsonMerge;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Withdraws bills that went out wrongly (docs/contract/billing.md, bill cancel). What is owed stays owed: the next fetch
 * makes a new bill.
 */
@Service
public class BillCancellation {

    /** Others may change a consumer while we withdraw his bill; so often in a row they do not. */
    private static final int ATTEMPTS = 10;

    private final BillStore bills;
    private final OpenBillStore openBills;
    private final BillCancellationStore store;
    private final Clock clock;

    BillCancellation(BillStore bills, OpenBillStore openBills, BillCancellationStore store, Clock clock) {
        this.bills = bills;
        this.openBills = openBills;
        this.store = store;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Outcome {
        CANCELLED,
        NO_ACTIVE_BILL,
        ALREADY_PAID
    }

    /**
     * Withdraws the consumer's active bill, if there is one.
     *
     * @param details why; added to the bill's additional details, over what is there under the same names
     * @param locale language of the payer's message
     */
    public Outcome cancel(ConsumerKey consumer, ObjectNode details, String locale, Caller caller) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<AccountState> accounts = openBills.accounts(Set.of(consumer));
            Bill active = accounts.isEmpty() ? null : accounts.get(0).activeBill();
            if (active == null) {
                return isLatestPaid(consumer) ? Outcome.ALREADY_PAID : Outcome.NO_ACTIVE_BILL;
            }
            JsonNode joined = JsonMerge.over(active.additionalDetails(), details);
            if (store.cancel(active, accounts.get(0).version(), joined, clock.instant(), locale, caller.actor())) {
                return Outcome.CANCELLED;
            }
        }
        throw new IllegalStateException("the bill kept changing while it was cancelled");
    }

    private boolean isLatestPaid(ConsumerKey consumer) {
        return bills.find(BillCriteria.latestOf(consumer)).stream()
                .anyMatch(bill -> bill.status().isSettled());
    }
}

package dev.kosh.billing;

import dev.kosh.billing.store.SettlementJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What undoing payments of one tenant changes in billing: handed to the SQL function {@code billing.reopen_bills}, which
 * applies it whole or, when an account moved on since it was read, not at all. The reverse of {@link Settlement}.
 *
 * @param accountVersions the consumers, each with what its account must still be at
 * @param billIds bills whose payment is undone
 * @param demands the demands behind them with their new balances
 */
public record Reversal(Map<ConsumerKey, Long> accountVersions, List<UUID> billIds, List<Demand> demands) {

    /** One bill that was paid, and how the payment had been spread over it. */
    public record Paid(PayableBill payable, Apportionment apportionment) {}

    /** Nothing is undone. */
    public static final Reversal NONE = new Reversal(Map.of(), List.of(), List.of());

    /**
     * The effect of undoing these payments of bills, one after the other; empty when an advance that one of them left
     * was used since.
     *
     * @param paid latest payment first
     */
    public static Optional<Reversal> of(List<Paid> paid) {
        Map<ConsumerKey, Long> accounts = new HashMap<>();
        List<UUID> billIds = new ArrayList<>();
        Map<UUID, Demand> demands = new LinkedHashMap<>();
        Map<UUID, Demand> before = new HashMap<>();
        for (Paid each : paid) {
            PayableBill payable = each.payable();
            accounts.put(payable.bill().consumer(), payable.accountVersion());
            billIds.add(payable.bill().id());
            payable.demands().forEach(demand -> {
                before.putIfAbsent(demand.id(), demand);
                demands.putIfAbsent(demand.id(), demand);
            });
            if (!reopen(each, demands)) {
                return Optional.empty();
            }
        }
        demands.values().removeIf(demand -> demand.equals(before.get(demand.id())));
        return Optional.of(new Reversal(Map.copyOf(accounts), List.copyOf(billIds), List.copyOf(demands.values())));
    }

    private static boolean reopen(Paid paid, Map<UUID, Demand> demands) {
        List<BillDetail> details = paid.payable().bill().details();
        for (int i = 0; i < details.size(); i++) {
            Demand demand = Objects.requireNonNull(
                    demands.get(details.get(i).demandId()), "a bill names a demand that is not there");
            Optional<Demand> reopened = DemandReopening.afterReversal(
                    demand, details.get(i), paid.apportionment().shares().get(i));
            if (reopened.isEmpty()) {
                return false;
            }
            demands.put(demand.id(), reopened.get());
        }
        return true;
    }

    /** The array of demands that {@code billing.reopen_bills} takes, as JSON text. */
    public String demandsJson() {
        return SettlementJson.demands(demands);
    }

    /** The array of accounts that {@code billing.reopen_bills} takes, as JSON text. */
    public String accountsJson() {
        return SettlementJson.accounts(accountVersions);
    }
}

package dev.kosh.sandbox.demo;

import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was due, what was paid, what is due now: bill by bill and in all. */
final class Reckoning {

    private final Map<String, Money> before = new HashMap<>();
    private final Map<String, Money> paid = new HashMap<>();
    private final Map<String, Money> after = new HashMap<>();

    void dueBefore(List<DueBill> bills) {
        bills.forEach(bill -> before.put(bill.name(), bill.totalAmount()));
    }

    void paid(DueBill bill, Money amount) {
        paid.merge(bill.name(), amount, Money::plus);
    }

    void dueAfter(List<DueBill> bills) {
        bills.forEach(bill -> after.put(bill.name(), bill.totalAmount()));
    }

    boolean agrees(Collection<DueBill> bills) {
        return bills.stream()
                .map(DueBill::name)
                .allMatch(bill -> of(before, bill).minus(of(paid, bill)).equals(of(after, bill)));
    }

    List<List<String>> rows(Collection<DueBill> bills) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "due before", "paid", "due after"));
        bills.stream()
                .map(DueBill::name)
                .forEach(bill -> rows.add(List.of(
                        bill,
                        of(before, bill).toString(),
                        of(paid, bill).toString(),
                        of(after, bill).toString())));
        rows.add(List.of("In all", sum(before), sum(paid), sum(after)));
        return rows;
    }

    private static Money of(Map<String, Money> amounts, String bill) {
        return amounts.getOrDefault(bill, Money.ZERO);
    }

    private static String sum(Map<String, Money> amounts) {
        return Money.sum(amounts.values()).toString();
    }
}

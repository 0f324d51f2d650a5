package dev.kosh.billing;

import dev.kosh.masters.TaxHead;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Spreads a payment over the lines of a bill (docs/contract/collection.md, apportioning): oldest period first; in a
 * period the credits first, then the dues in the order that is set. Pure arithmetic.
 */
public final class Apportioning {

    private final Bill bill;
    private final Predicate<String> isAdvanceHead;
    private final Comparator<BillLine> payingOrder;
    private final List<Money[]> adjusted = new ArrayList<>();
    private final Money[] paidByPeriod;
    private Money rest;

    private Apportioning(Bill bill, Money paid, Predicate<String> isAdvanceHead, PayingOrder payingOrder) {
        this.bill = bill;
        this.payingOrder = payingOrder.of(BillLine::amount, BillLine::order);
        this.isAdvanceHead = isAdvanceHead;
        this.rest = paid;
        this.paidByPeriod = new Money[bill.details().size()];
        for (int period = 0; period < paidByPeriod.length; period++) {
            paidByPeriod[period] = Money.ZERO;
            Money[] lines = new Money[lines(period).size()];
            java.util.Arrays.fill(lines, Money.ZERO);
            adjusted.add(lines);
        }
    }

    /**
     * @param paid what is paid towards the bill, not negative
     * @param advanceAllowed whether stored credits are used and over-payments kept
     * @param isAdvanceHead tells the tax heads of category ADVANCE_COLLECTION
     * @param advanceHead where an over-payment is kept; needed only when there is one
     * @param payingOrder which due of a period a part payment takes first
     * @throws IllegalArgumentException when more is paid than is due and no advance can be kept
     */
    public static Apportionment of(
            Bill bill,
            Money paid,
            boolean advanceAllowed,
            Predicate<String> isAdvanceHead,
            @Nullable TaxHead advanceHead,
            PayingOrder payingOrder) {
        Apportioning apportioning = new Apportioning(bill, paid, isAdvanceHead, payingOrder);
        Money due = bill.totalAmount();
        if (!due.isNegative() && paid.compareTo(due) >= 0) {
            apportioning.settleEverything();
        } else {
            if (advanceAllowed) {
                apportioning.useStoredCredit();
            }
            apportioning.payPeriods();
        }
        return apportioning.result(advanceAllowed ? advanceHead : null);
    }

    /** What is paid in full, were it with nothing, is settled to the last line: credits of later periods, too. */
    private void settleEverything() {
        rest = rest.minus(bill.totalAmount());
        for (int period = 0; period < paidByPeriod.length; period++) {
            for (int line = 0; line < lines(period).size(); line++) {
                adjusted.get(period)[line] = lines(period).get(line).amount();
            }
            paidByPeriod[period] = bill.details().get(period).amount();
        }
    }

    /** Credits kept from earlier over-payments pay first, but never more than what is due. */
    private void useStoredCredit() {
        Money usable = Money.sum(bill.details().stream()
                .map(BillDetail::amount)
                .filter(Money::isPositive)
                .toList());
        for (int period = 0; period < paidByPeriod.length; period++) {
            for (int line = 0; line < lines(period).size(); line++) {
                BillLine each = lines(period).get(line);
                if (isAdvanceHead.test(each.taxHeadCode()) && each.amount().isNegative()) {
                    Money used = each.amount().negated().min(usable);
                    usable = usable.minus(used);
                    rest = rest.plus(used);
                    adjusted.get(period)[line] = used.negated();
                    paidByPeriod[period] = paidByPeriod[period].minus(used);
                }
            }
        }
    }

    private void payPeriods() {
        for (int period = 0; period < paidByPeriod.length && !rest.isZero(); period++) {
            Money before = rest;
            for (int line : inPayingOrder(period)) {
                pay(period, line);
            }
            paidByPeriod[period] = paidByPeriod[period].plus(before.minus(rest));
        }
    }

    private int[] inPayingOrder(int period) {
        return IntStream.range(0, lines(period).size())
                .boxed()
                .sorted(Comparator.comparing(lines(period)::get, payingOrder))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void pay(int period, int line) {
        BillLine each = lines(period).get(line);
        if (!each.amount().isNegative()) {
            Money taken = rest.min(each.amount());
            adjusted.get(period)[line] = taken;
            rest = rest.minus(taken);
        } else if (!isAdvanceHead.test(each.taxHeadCode())) {
            adjusted.get(period)[line] = each.amount();
            rest = rest.minus(each.amount());
        }
    }

    private Apportionment result(@Nullable TaxHead advanceHead) {
        if (rest.isPositive() && advanceHead == null) {
            throw new IllegalArgumentException("more is paid than is due, and no advance can be kept");
        }
        List<Apportionment.Share> shares = new ArrayList<>();
        int last = paidByPeriod.length - 1;
        for (int period = 0; period <= last; period++) {
            boolean keepsAdvance = period == last && rest.isPositive();
            shares.add(new Apportionment.Share(
                    keepsAdvance ? paidByPeriod[period].plus(rest) : paidByPeriod[period],
                    List.of(adjusted.get(period)),
                    keepsAdvance && advanceHead != null
                            ? new Apportionment.NewAdvance(Ids.next(), advanceHead.code(), rest)
                            : null));
        }
        return new Apportionment(Collections.unmodifiableList(shares));
    }

    private List<BillLine> lines(int period) {
        return bill.details().get(period).lines();
    }
}

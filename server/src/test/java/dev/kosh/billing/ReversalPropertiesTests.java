package dev.kosh.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Seeds;
import dev.kosh.wire.Money;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for every series of payments that is undone, the latest first. Replay: {@code -Dkosh.seed=…}. */
class ReversalPropertiesTests {

    private static final int CASES = 3_000;
    private static final int MOST_PAYMENTS = 5;

    /** A payment that was made, with the demands as they were before it. */
    private record Made(List<Demand> before, Reversal.Paid paid) {}

    /** A consumer after some payments, the latest on top. */
    private record Series(List<Demand> initially, Deque<Made> made, List<Demand> finallyThere) {

        static Series of(RandomGenerator random) {
            boolean advanceAllowed = random.nextBoolean();
            PayingOrder order = random.nextBoolean() ? PayingOrder.SMALLEST_FIRST : PayingOrder.ORDER_FIRST;
            SampleDues dues = new SampleDues(advanceAllowed, order);
            List<Demand> initially = SampleDues.random(random);
            List<Demand> demands = initially;
            Deque<Made> made = new ArrayDeque<>();
            for (int i = random.nextInt(1, MOST_PAYMENTS); i > 0; i--) {
                Optional<PayableBill> bill = dues.bill(demands);
                if (bill.isEmpty()) {
                    break;
                }
                Money paid = payment(bill.get(), advanceAllowed && i == 1, random);
                made.push(new Made(demands, new Reversal.Paid(bill.get(), dues.apportion(bill.get(), paid))));
                demands = dues.pay(demands, bill.get(), paid);
            }
            return new Series(initially, made, demands);
        }

        private static Money payment(PayableBill payable, boolean mayBeMore, RandomGenerator random) {
            long due = payable.bill().totalAmount().paise();
            return switch (random.nextInt(mayBeMore ? 4 : 3)) {
                case 0 -> Money.ofPaise(due);
                case 1, 2 -> Money.ofPaise(due <= 1 ? due : random.nextLong(1, due));
                default -> Money.ofPaise(due + random.nextLong(1, 100_000));
            };
        }
    }

    private interface SeriesProperty {
        void holdFor(Series series);
    }

    private static void forEachSeries(SeriesProperty property) {
        Seeds.forEach(CASES, random -> property.holdFor(Series.of(random)));
    }

    /** The payment's bill with the demands as they are now. */
    private static Reversal.Paid now(Reversal.Paid paid, List<Demand> demands) {
        List<Demand> behind = demands.stream()
                .filter(demand -> paid.payable().bill().details().stream()
                        .anyMatch(detail -> detail.demandId().equals(demand.id())))
                .toList();
        return new Reversal.Paid(
                new PayableBill(paid.payable().bill(), behind, paid.payable().accountVersion()), paid.apportionment());
    }

    private static List<Demand> apply(Reversal reversal, List<Demand> demands) {
        List<Demand> after = new ArrayList<>(demands);
        reversal.demands()
                .forEach(changed -> after.replaceAll(demand -> demand.id().equals(changed.id()) ? changed : demand));
        return after;
    }

    private static Map<String, Money> outstandingByHead(List<Demand> demands) {
        Map<String, Money> outstanding = new TreeMap<>();
        demands.forEach(demand -> demand.details()
                .forEach(line ->
                        outstanding.merge(demand.id() + " " + line.taxHeadCode(), line.outstanding(), Money::plus)));
        outstanding.values().removeIf(Money::isZero);
        return outstanding;
    }

    /** A credit that was taken back leaves its line with nothing on it. */
    private static List<Demand> withoutEmptyCredits(List<Demand> demands) {
        return demands.stream()
                .map(demand -> demand.withDetails(demand.details().stream()
                        .filter(line -> !line.taxHeadCode().equals(SampleDues.ADVANCE)
                                || !line.tax().isZero()
                                || !line.collected().isZero())
                        .toList()))
                .toList();
    }

    @Test
    void undoingThePaymentsOneByOneLeavesEachTimeWhatWasOwedBefore() {
        forEachSeries(series -> {
            List<Demand> demands = series.finallyThere();
            for (Made made : series.made()) {
                Reversal reversal =
                        Reversal.of(List.of(now(made.paid(), demands))).orElseThrow();
                demands = apply(reversal, demands);
                assertThat(outstandingByHead(demands)).isEqualTo(outstandingByHead(made.before()));
                assertThat(demands)
                        .allSatisfy(demand -> assertThat(demand.details()).allMatch(DemandDetail::isSound));
                assertThat(demands.stream().map(Demand::paymentCompleted))
                        .isEqualTo(made.before().stream()
                                .map(Demand::paymentCompleted)
                                .toList());
            }
        });
    }

    @Test
    void whenEverythingIsUndoneEveryLineIsAsIfNobodyHadPaid() {
        forEachSeries(series -> {
            List<Demand> demands = series.finallyThere();
            for (Made made : series.made()) {
                demands = apply(Reversal.of(List.of(now(made.paid(), demands))).orElseThrow(), demands);
            }
            assertThat(withoutEmptyCredits(demands)).isEqualTo(withoutEmptyCredits(series.initially()));
        });
    }

    @Test
    void undoingAllAtOnceIsUndoingThemOneByOne() {
        forEachSeries(series -> {
            List<Reversal.Paid> all = series.made().stream()
                    .map(made -> now(made.paid(), series.finallyThere()))
                    .toList();

            List<Demand> demands = apply(Reversal.of(all).orElseThrow(), series.finallyThere());

            assertThat(withoutEmptyCredits(demands)).isEqualTo(withoutEmptyCredits(series.initially()));
        });
    }
}

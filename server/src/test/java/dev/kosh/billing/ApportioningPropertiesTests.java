package dev.kosh.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Seeds;
import dev.kosh.wire.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for every bill and every payment that is allowed, whatever the dues. Replay: {@code -Dkosh.seed=…}. */
class ApportioningPropertiesTests {

    private static final int CASES = 4_000;

    /** A random consumer with a bill, and a payment that the service takes. */
    private record Case(SampleDues dues, List<Demand> demands, PayableBill payable, Money paid) {

        static Optional<Case> of(RandomGenerator random) {
            boolean advanceAllowed = random.nextBoolean();
            PayingOrder order = random.nextBoolean() ? PayingOrder.SMALLEST_FIRST : PayingOrder.ORDER_FIRST;
            SampleDues dues = new SampleDues(advanceAllowed, order);
            List<Demand> demands = SampleDues.random(random);
            return dues.bill(demands).map(bill -> new Case(dues, demands, bill, payment(bill, advanceAllowed, random)));
        }

        private static Money payment(PayableBill payable, boolean advanceAllowed, RandomGenerator random) {
            long due = payable.bill().totalAmount().paise();
            int kind = random.nextInt(advanceAllowed ? 3 : 2);
            return switch (kind) {
                case 0 -> Money.ofPaise(due);
                case 1 -> Money.ofPaise(due <= 1 ? due : random.nextLong(1, due));
                default -> Money.ofPaise(due + random.nextLong(1, 100_000));
            };
        }

        Money due() {
            return payable.bill().totalAmount();
        }

        Apportionment apportioned() {
            return dues.apportion(payable, paid);
        }

        List<Demand> after() {
            return dues.pay(demands, payable, paid);
        }
    }

    private interface CaseProperty {
        void holdFor(Case each);
    }

    private static void forEachCase(CaseProperty property) {
        Seeds.forEach(CASES, random -> Case.of(random).ifPresent(property::holdFor));
    }

    private static Money outstanding(List<Demand> demands) {
        return Money.sum(demands.stream().map(Demand::outstanding).toList());
    }

    @Test
    void whatIsAdjustedAndWhatIsKeptAsAdvanceIsWhatWasPaid() {
        forEachCase(each -> assertThat(each.apportioned().total()).isEqualTo(each.paid()));
    }

    @Test
    void theSharesOfThePeriodsAddUpToWhatWasPaid() {
        forEachCase(each -> assertThat(Money.sum(each.apportioned().shares().stream()
                        .map(Apportionment.Share::paid)
                        .toList()))
                .isEqualTo(each.paid()));
    }

    @Test
    void theConsumerOwesLessByExactlyWhatWasPaid() {
        forEachCase(each -> assertThat(outstanding(each.after()))
                .isEqualTo(outstanding(each.demands()).minus(each.paid())));
    }

    @Test
    void noLineIsOverCollected() {
        forEachCase(each -> assertThat(each.after())
                .allSatisfy(demand -> assertThat(demand.details()).allMatch(DemandDetail::isSound)));
    }

    @Test
    void noDemandLosesALineAndOnlyAnAdvanceChangesWhatIsDemanded() {
        forEachCase(each -> {
            List<Demand> after = each.after();
            for (int i = 0; i < after.size(); i++) {
                List<DemandDetail> linesBefore = each.demands().get(i).details();
                List<DemandDetail> linesAfter = after.get(i).details();
                assertThat(linesAfter).hasSizeGreaterThanOrEqualTo(linesBefore.size());
                for (int line = 0; line < linesBefore.size(); line++) {
                    DemandDetail before = linesBefore.get(line);
                    assertThat(linesAfter.get(line).id()).isEqualTo(before.id());
                    if (!before.taxHeadCode().equals(SampleDues.ADVANCE)) {
                        assertThat(linesAfter.get(line).tax()).isEqualTo(before.tax());
                    }
                }
            }
        });
    }

    @Test
    void theOldestPeriodIsPaidBeforeAnyLaterOne() {
        forEachCase(each -> {
            List<Apportionment.Share> shares = each.apportioned().shares();
            List<BillDetail> periods = each.payable().bill().details();
            boolean someDueLeft = false;
            for (int period = 0; period < periods.size(); period++) {
                for (int line = 0; line < periods.get(period).lines().size(); line++) {
                    Money amount = periods.get(period).lines().get(line).amount();
                    Money adjusted = shares.get(period).adjusted().get(line);
                    if (amount.isPositive() && adjusted.isPositive()) {
                        assertThat(someDueLeft)
                                .as("an earlier period is still due")
                                .isFalse();
                    }
                }
                someDueLeft |= hasDueLeft(periods.get(period), shares.get(period));
            }
        });
    }

    private static boolean hasDueLeft(BillDetail period, Apportionment.Share share) {
        for (int line = 0; line < period.lines().size(); line++) {
            Money amount = period.lines().get(line).amount();
            if (amount.isPositive() && share.adjusted().get(line).compareTo(amount) < 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void withinAPeriodASmallerDueIsPaidBeforeALargerOneUnlessTheOrderOfHeadsComesFirst() {
        forEachPaidBefore(PayingOrder.SMALLEST_FIRST, BillLine::amount);
    }

    @Test
    void withinAPeriodAHeadOfLowerOrderIsPaidBeforeOneOfHigherWhereTheOrderComesFirst() {
        forEachPaidBefore(PayingOrder.ORDER_FIRST, BillLine::order);
    }

    /** No due got anything while one that ranks before it in its period is not paid whole. */
    private static <R extends Comparable<R>> void forEachPaidBefore(PayingOrder order, Function<BillLine, R> rank) {
        forEachCase(each -> {
            if (each.dues().payingOrder() != order) {
                return;
            }
            List<Apportionment.Share> shares = each.apportioned().shares();
            for (int period = 0; period < shares.size(); period++) {
                List<BillLine> lines =
                        each.payable().bill().details().get(period).lines();
                List<Money> adjusted = shares.get(period).adjusted();
                for (int later = 0; later < lines.size(); later++) {
                    for (int earlier = 0; earlier < lines.size(); earlier++) {
                        boolean comesEarlier = lines.get(earlier).amount().isPositive()
                                && rank.apply(lines.get(earlier)).compareTo(rank.apply(lines.get(later))) < 0;
                        if (comesEarlier && adjusted.get(later).isPositive()) {
                            assertThat(adjusted.get(earlier))
                                    .isEqualTo(lines.get(earlier).amount());
                        }
                    }
                }
            }
        });
    }

    @Test
    void aFullPaymentSettlesEveryLine() {
        forEachCase(each -> {
            if (each.paid().equals(each.due())) {
                assertThat(each.after())
                        .allSatisfy(demand -> assertThat(demand.details())
                                .allMatch(line -> line.outstanding().isZero()));
            }
        });
    }

    @Test
    void anOverPaymentLeavesNothingButOneAdvanceOnTheNewestPeriod() {
        forEachCase(each -> {
            Money excess = each.paid().minus(each.due());
            if (excess.isPositive()) {
                List<Demand> after = each.after();
                Demand newest = after.get(after.size() - 1);
                assertThat(newest.outstanding()).isEqualTo(excess.negated());
                assertThat(after.subList(0, after.size() - 1))
                        .allMatch(demand -> demand.outstanding().isZero());
                assertThat(newest.details())
                        .filteredOn(line -> !line.outstanding().isZero())
                        .singleElement()
                        .satisfies(line -> assertThat(line.taxHeadCode()).isEqualTo(SampleDues.ADVANCE));
            }
        });
    }

    @Test
    void aPaymentInTwoPartsComesToTheSameAsOne() {
        Seeds.forEach(
                CASES,
                random -> Case.of(random).ifPresent(each -> {
                    if (each.paid().paise() < 2 || each.paid().compareTo(each.due()) > 0) {
                        return;
                    }
                    Money first = Money.ofPaise(random.nextLong(1, each.paid().paise()));
                    List<Demand> afterFirst = each.dues().pay(each.demands(), each.payable(), first);
                    PayableBill second = each.dues().bill(afterFirst).orElseThrow();
                    assertThat(second.bill().totalAmount()).isEqualTo(each.due().minus(first));
                    List<Demand> afterBoth =
                            each.dues().pay(afterFirst, second, each.paid().minus(first));

                    assertThat(outstanding(afterBoth)).isEqualTo(outstanding(each.after()));
                    assertThat(afterBoth)
                            .allSatisfy(demand -> assertThat(demand.details()).allMatch(DemandDetail::isSound));
                }));
    }

    @Test
    void aDemandRaisedLaterTakesFromAdvancesOnlyWhatItNeeds() {
        Seeds.forEach(CASES, random -> {
            List<Demand> stored = SampleDues.random(random);
            SampleDues dues = new SampleDues(true);
            Demand created = SampleDues.random(random).get(0);
            AdvanceUse.Result result =
                    new AdvanceUse(dues.masters(), dues.payingOrder()).payFromAdvance(stored, created);

            Money taken = Money.ZERO;
            for (Demand changed : result.changed()) {
                Demand before = stored.stream()
                        .filter(each -> each.id().equals(changed.id()))
                        .findFirst()
                        .orElseThrow();
                taken = taken.plus(before.collected()).minus(changed.collected());
                assertThat(changed.details()).allMatch(DemandDetail::isSound);
            }
            assertThat(result.created().collected().minus(created.collected())).isEqualTo(taken);
            assertThat(result.created().details()).allMatch(DemandDetail::isSound);
        });
    }
}

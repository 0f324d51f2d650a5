package dev.kosh.billing;

import static dev.kosh.billing.SampleDues.ADVANCE;
import static dev.kosh.billing.SampleDues.CESS;
import static dev.kosh.billing.SampleDues.EXEMPTION;
import static dev.kosh.billing.SampleDues.INTEREST;
import static dev.kosh.billing.SampleDues.PENALTY;
import static dev.kosh.billing.SampleDues.REBATE;
import static dev.kosh.billing.SampleDues.ROUNDOFF;
import static dev.kosh.billing.SampleDues.TAX;
import static dev.kosh.billing.SampleDues.demand;
import static dev.kosh.billing.SampleDues.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kosh.wire.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The worked outcomes of docs/contract/collection.md (apportioning) and docs/contract/billing.md, by name. */
class ApportioningTests {

    private final SampleDues dues = new SampleDues(true);
    private final SampleDues duesWithoutAdvance = new SampleDues(false);

    private static Money rupees(String text) {
        return Money.ofRupees(new BigDecimal(text));
    }

    /** What a payment put under each head of one period. */
    private static Map<String, String> adjusted(PayableBill payable, Apportionment apportionment, int period) {
        List<BillLine> lines = payable.bill().details().get(period).lines();
        List<Money> amounts = apportionment.shares().get(period).adjusted();
        return java.util.stream.IntStream.range(0, lines.size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> lines.get(i).taxHeadCode(), i -> amounts.get(i).toString()));
    }

    private static Map<String, String> collected(Demand demand) {
        return demand.details().stream()
                .collect(Collectors.toMap(
                        DemandDetail::taxHeadCode,
                        each -> each.collected() + "/" + each.tax(),
                        (one, other) -> one + " " + other));
    }

    @Test
    void aPartPaymentTakesTheRebateThenTheSmallestDueFirst() {
        List<Demand> demands = List.of(demand(0, line(TAX, "1000"), line(PENALTY, "200"), line(REBATE, "-100")));
        PayableBill bill = dues.bill(demands).orElseThrow();

        Apportionment apportioned = dues.apportion(bill, rupees("700"));

        assertThat(adjusted(bill, apportioned, 0))
                .isEqualTo(Map.of(REBATE, "-100.00", PENALTY, "200.00", TAX, "600.00"));
        assertThat(apportioned.shares().get(0).paid()).isEqualTo(rupees("700"));
    }

    private static List<Demand> twoPeriods() {
        return List.of(
                demand(2, line(TAX, "500"), line(INTEREST, "100")), demand(3, line(TAX, "1000"), line(REBATE, "-50")));
    }

    @Test
    void arrearsOfTheOlderPeriodArePaidBeforeTheNewer() {
        PayableBill bill = dues.bill(twoPeriods()).orElseThrow();

        Apportionment apportioned = dues.apportion(bill, rupees("700"));

        assertThat(adjusted(bill, apportioned, 0)).isEqualTo(Map.of(INTEREST, "100.00", TAX, "500.00"));
        assertThat(adjusted(bill, apportioned, 1)).isEqualTo(Map.of(REBATE, "-50.00", TAX, "150.00"));
        assertThat(apportioned.shares())
                .extracting(Apportionment.Share::paid)
                .containsExactly(rupees("600"), rupees("100"));
    }

    @Test
    void aPaymentOfExactlyTheFirstPeriodLeavesTheSecondUntouchedWithItsRebate() {
        PayableBill bill = dues.bill(twoPeriods()).orElseThrow();

        Apportionment apportioned = dues.apportion(bill, rupees("600"));

        assertThat(adjusted(bill, apportioned, 0)).isEqualTo(Map.of(INTEREST, "100.00", TAX, "500.00"));
        assertThat(adjusted(bill, apportioned, 1)).isEqualTo(Map.of(REBATE, "0.00", TAX, "0.00"));
        assertThat(apportioned.shares().get(1).paid()).isEqualTo(Money.ZERO);
    }

    @Test
    void anOverPaymentBecomesAnAdvanceOnTheNewestPeriod() {
        List<Demand> demands = List.of(demand(0, line(TAX, "1000"), line(PENALTY, "200"), line(REBATE, "-100")));
        PayableBill bill = dues.bill(demands).orElseThrow();

        Apportionment.Share share =
                dues.apportion(bill, rupees("1300")).shares().get(0);

        assertThat(share.paid()).isEqualTo(rupees("1300"));
        assertThat(share.advance()).isNotNull().satisfies(advance -> {
            assertThat(advance.taxHeadCode()).isEqualTo(ADVANCE);
            assertThat(advance.credit()).isEqualTo(rupees("200"));
        });
        assertThat(collected(dues.pay(demands, bill, rupees("1300")).get(0)))
                .containsEntry(ADVANCE, "0.00/-200.00")
                .containsEntry(TAX, "1000.00/1000.00");
    }

    @Test
    void anOverPaymentWithoutPlaceForAnAdvanceIsRefused() {
        PayableBill bill =
                duesWithoutAdvance.bill(List.of(demand(0, line(TAX, "1000")))).orElseThrow();

        assertThatIllegalArgumentException().isThrownBy(() -> duesWithoutAdvance.apportion(bill, rupees("1000.01")));
    }

    @Test
    void anAdvanceInsideTheBillPaysFirst() {
        List<Demand> demands = List.of(demand(0, line(TAX, "1000"), line(ADVANCE, "-200")));
        PayableBill bill = dues.bill(demands).orElseThrow();

        assertThat(bill.bill().totalAmount()).isEqualTo(rupees("800"));
        Apportionment apportioned = dues.apportion(bill, rupees("800"));
        assertThat(adjusted(bill, apportioned, 0)).isEqualTo(Map.of(ADVANCE, "-200.00", TAX, "1000.00"));
        assertThat(apportioned.shares().get(0).paid()).isEqualTo(rupees("800"));
    }

    @Test
    void anAdvanceOfAnOlderPeriodPaysTheNewer() {
        List<Demand> demands = List.of(demand(0, line(ADVANCE, "-300")), demand(1, line(TAX, "1000")));
        PayableBill bill = dues.bill(demands).orElseThrow();

        Apportionment apportioned = dues.apportion(bill, rupees("700"));

        assertThat(apportioned.shares())
                .extracting(Apportionment.Share::paid)
                .containsExactly(rupees("-300"), rupees("1000"));
    }

    @Test
    void noBillIsMadeWhenTheAdvanceExceedsTheDues() {
        assertThat(dues.bill(List.of(demand(0, line(TAX, "100"), line(ADVANCE, "-300")))))
                .isEmpty();
    }

    @Test
    void aRebateOfALaterPeriodIsTakenWhenTheBillIsPaidInFull() {
        List<Demand> demands = List.of(demand(0, line(TAX, "200")), demand(1, line(EXEMPTION, "-100")));
        PayableBill bill = dues.bill(demands).orElseThrow();

        List<Demand> after = dues.pay(demands, bill, rupees("100"));

        assertThat(collected(after.get(0))).containsEntry(TAX, "200.00/200.00");
        assertThat(collected(after.get(1))).containsEntry(EXEMPTION, "-100.00/-100.00");
    }

    @Test
    void vector1APartPaymentOfArrearsAndCurrentYear() {
        List<Demand> demands = List.of(
                demand(4, line(TAX, "500"), line(INTEREST, "45")),
                demand(5, line(TAX, "1840"), line(CESS, "92"), line(REBATE, "-96.60"), line(ROUNDOFF, "-0.40")));
        PayableBill bill = dues.bill(demands).orElseThrow();
        assertThat(bill.bill().totalAmount()).isEqualTo(rupees("2380"));

        List<Demand> after = dues.pay(demands, bill, rupees("1000"));

        assertThat(after.get(0).outstanding()).isEqualTo(Money.ZERO);
        assertThat(collected(after.get(1)))
                .isEqualTo(Map.of(
                        TAX, "460.00/1840.00",
                        CESS, "92.00/92.00",
                        REBATE, "-96.60/-96.60",
                        ROUNDOFF, "-0.40/-0.40"));
        assertThat(Settlement.of(bill, dues.apportion(bill, rupees("1000"))).billStatus())
                .isEqualTo(BillStatus.PARTIALLY_PAID);
        assertThat(after.get(1).outstanding()).isEqualTo(rupees("1380"));
    }

    @Test
    void vector2AnOverPaymentPaysTheNextDemand() {
        List<Demand> first = List.of(demand(4, line(TAX, "400")));
        List<Demand> overPaid = dues.pay(first, dues.bill(first).orElseThrow(), rupees("600"));
        assertThat(collected(overPaid.get(0))).containsEntry(ADVANCE, "0.00/-200.00");
        assertThat(dues.bill(overPaid)).as("a credit of 200").isEmpty();

        AdvanceUse.Result used = new AdvanceUse(dues.masters(), dues.payingOrder())
                .payFromAdvance(overPaid, demand(5, line(TAX, "300")));

        assertThat(collected(used.changed().get(0))).containsEntry(ADVANCE, "-200.00/-200.00");
        assertThat(collected(used.created())).containsEntry(TAX, "200.00/300.00");
        Bill bill = dues.bill(List.of(used.changed().get(0), used.created()))
                .orElseThrow()
                .bill();
        assertThat(bill.details()).extracting(BillDetail::amount).containsExactly(Money.ZERO, rupees("100"));
    }

    @Test
    void vector3AHeadThatStandsTwiceIsOneLineOfTheBill() {
        List<Demand> demands = List.of(demand(0, line(TAX, "-50"), line(TAX, "200")));
        PayableBill bill = dues.bill(demands).orElseThrow();
        assertThat(bill.bill().details().get(0).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.amount()).isEqualTo(rupees("150")));

        assertThat(collected(dues.pay(demands, bill, rupees("150")).get(0)))
                .containsEntry(TAX, "-50.00/-50.00 200.00/200.00");
        assertThat(collected(dues.pay(demands, bill, rupees("10")).get(0)))
                .containsEntry(TAX, "-50.00/-50.00 60.00/200.00");
    }

    @Test
    void vector4AZeroBillIsSettledByAPaymentOfNothing() {
        List<Demand> demands = List.of(demand(0, line(TAX, "100"), line(EXEMPTION, "-100")));
        PayableBill bill = dues.bill(demands).orElseThrow();
        assertThat(bill.bill().totalAmount()).isEqualTo(Money.ZERO);

        Settlement settlement = Settlement.of(bill, dues.apportion(bill, Money.ZERO));

        assertThat(settlement.billStatus()).isEqualTo(BillStatus.PAID);
        assertThat(collected(settlement.demands().get(0)))
                .isEqualTo(Map.of(TAX, "100.00/100.00", EXEMPTION, "-100.00/-100.00"));
    }

    @Test
    void aZeroBillOfPeriodsThatAreNotZeroIsSettledInEveryPeriod() {
        List<Demand> demands = List.of(demand(0, line(TAX, "100")), demand(1, line(EXEMPTION, "-100")));
        PayableBill bill = dues.bill(demands).orElseThrow();

        Apportionment apportioned = dues.apportion(bill, Money.ZERO);

        assertThat(apportioned.shares())
                .extracting(Apportionment.Share::paid)
                .containsExactly(rupees("100"), rupees("-100"));
        assertThat(dues.pay(demands, bill, Money.ZERO))
                .allMatch(demand -> demand.outstanding().isZero());
    }
}

package dev.kosh.billing;

import static dev.kosh.billing.SampleDues.ADVANCE;
import static dev.kosh.billing.SampleDues.REBATE;
import static dev.kosh.billing.SampleDues.TAX;
import static dev.kosh.billing.SampleDues.demand;
import static dev.kosh.billing.SampleDues.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.wire.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Undoing a payment by example (docs/contract/billing.md, undoing a payment). */
class ReversalTests {

    private final SampleDues dues = new SampleDues(true);

    private static Money rupees(String text) {
        return Money.ofRupees(new BigDecimal(text));
    }

    private static List<String> lines(Demand demand) {
        return demand.details().stream()
                .map(line -> line.taxHeadCode() + " " + line.tax() + "/" + line.collected())
                .toList();
    }

    private Demand undone(Demand paidDemand, PayableBill bill, String paid) {
        return undone(paidDemand, bill, dues.apportion(bill, rupees(paid)));
    }

    private static Demand undone(Demand now, PayableBill bill, Apportionment apportionment) {
        PayableBill asItIs = new PayableBill(bill.bill(), List.of(now), bill.accountVersion());
        return Reversal.of(List.of(new Reversal.Paid(asItIs, apportionment)))
                .orElseThrow()
                .demands()
                .get(0);
    }

    @Test
    void aRepeatedHeadGoesBackToNothingOnBothLines() {
        Demand demand = demand(5, line(TAX, "-50"), line(TAX, "200"));
        PayableBill bill = dues.bill(List.of(demand)).orElseThrow();
        Demand paid = dues.pay(List.of(demand), bill, rupees("150")).get(0);
        assertThat(lines(paid)).containsExactly("PT_TAX -50.00/-50.00", "PT_TAX 200.00/200.00");

        assertThat(lines(undone(paid, bill, "150"))).containsExactly("PT_TAX -50.00/0.00", "PT_TAX 200.00/0.00");
    }

    @Test
    void theSecondOfTwoPartPaymentsLeavesWhatTheFirstCollected() {
        Demand demand = demand(5, line(TAX, "-50"), line(TAX, "200"));
        PayableBill first = dues.bill(List.of(demand)).orElseThrow();
        Demand once = dues.pay(List.of(demand), first, rupees("60")).get(0);
        PayableBill second = dues.bill(List.of(once)).orElseThrow();
        Demand twice = dues.pay(List.of(once), second, rupees("90")).get(0);

        Demand undone = undone(twice, second, "90");

        assertThat(lines(undone)).containsExactly("PT_TAX -50.00/-50.00", "PT_TAX 200.00/110.00");
        assertThat(lines(undone)).isEqualTo(lines(once));
    }

    @Test
    void aZeroBillThatWasPaidWithNothingIsOpenAgain() {
        Demand demand = demand(5, line(TAX, "100"), line(REBATE, "-100"));
        PayableBill bill = dues.bill(List.of(demand)).orElseThrow();
        Demand paid = dues.pay(List.of(demand), bill, Money.ZERO).get(0);

        Demand undone = undone(paid, bill, "0");

        assertThat(undone.isUnpaid()).isTrue();
        assertThat(lines(undone)).containsExactly("PT_TAX 100.00/0.00", "PT_TIME_REBATE -100.00/0.00");
    }

    @Test
    void anAdvanceThatTheUndonePaymentLeftIsTakenBack() {
        Demand demand = demand(5, line(TAX, "100"));
        PayableBill bill = dues.bill(List.of(demand)).orElseThrow();
        Apportionment spread = dues.apportion(bill, rupees("130"));
        Demand paid = Settlement.of(bill, spread).demands().get(0);
        assertThat(lines(paid)).containsExactly("PT_TAX 100.00/100.00", ADVANCE + " -30.00/0.00");

        Demand undone = undone(paid, bill, spread);

        assertThat(lines(undone)).containsExactly("PT_TAX 100.00/0.00", ADVANCE + " 0.00/0.00");
    }

    @Test
    void anAdvanceThatWasThereBeforeStays() {
        Demand demand = demand(5, line(TAX, "100"), line(ADVANCE, "-20"));
        PayableBill bill = dues.bill(List.of(demand)).orElseThrow();
        Apportionment spread = dues.apportion(bill, rupees("95"));
        Demand paid = Settlement.of(bill, spread).demands().get(0);
        assertThat(lines(paid)).containsExactly("PT_TAX 100.00/100.00", ADVANCE + " -35.00/-20.00");

        Demand undone = undone(paid, bill, spread);

        assertThat(lines(undone)).containsExactly("PT_TAX 100.00/0.00", ADVANCE + " -20.00/0.00");
    }

    @Test
    void anAdvanceThatPaidALaterDemandCannotBeTakenBack() {
        Demand demand = demand(5, line(TAX, "100"));
        PayableBill bill = dues.bill(List.of(demand)).orElseThrow();
        Apportionment spread = dues.apportion(bill, rupees("130"));
        Demand paid = Settlement.of(bill, spread).demands().get(0);
        AdvanceUse.Result used = new AdvanceUse(dues.masters(), dues.payingOrder())
                .payFromAdvance(List.of(paid), demand(6, line(TAX, "10")));
        PayableBill asItIs = new PayableBill(bill.bill(), used.changed(), 2);

        assertThat(Reversal.of(List.of(new Reversal.Paid(asItIs, spread)))).isEmpty();
    }

    @Test
    void aLineThatCameLaterUnderTheSameHeadKeepsCreditsWhole() {
        Demand demand = demand(5, line(TAX, "-100"), line(TAX, "130"), line(REBATE, "-1"));
        PayableBill first = dues.bill(List.of(demand)).orElseThrow();
        Demand paid = dues.pay(List.of(demand), first, rupees("29")).get(0);
        Demand grown = paid.withDetails(List.of(
                        paid.details().get(0),
                        paid.details().get(1),
                        paid.details().get(2),
                        line(TAX, "40")))
                .reopened();
        PayableBill second = dues.bill(List.of(grown)).orElseThrow();
        Demand twice = dues.pay(List.of(grown), second, rupees("40")).get(0);

        assertThat(lines(undone(twice, second, "40")))
                .containsExactly(
                        "PT_TAX -100.00/-100.00",
                        "PT_TAX 130.00/90.00",
                        "PT_TIME_REBATE -1.00/-1.00",
                        "PT_TAX 40.00/40.00");
    }
}

package dev.kosh.billing;

import static dev.kosh.billing.SampleDues.ADVANCE;
import static dev.kosh.billing.SampleDues.CESS;
import static dev.kosh.billing.SampleDues.INTEREST;
import static dev.kosh.billing.SampleDues.PENALTY;
import static dev.kosh.billing.SampleDues.REBATE;
import static dev.kosh.billing.SampleDues.TAX;
import static dev.kosh.billing.SampleDues.demand;
import static dev.kosh.billing.SampleDues.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.wire.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Both orders in which a part payment may take the dues of a period (docs/contract/collection.md, apportioning). Heads by
 * order: advance 0, rebate 1, tax 3, penalty and interest 4, cess 6.
 */
class PayingOrderTests {

    private static Money rupees(String text) {
        return Money.ofRupees(new BigDecimal(text));
    }

    private static Map<String, String> collected(Demand demand) {
        return demand.details().stream()
                .collect(Collectors.toMap(
                        DemandDetail::taxHeadCode, each -> each.collected().toString()));
    }

    @ParameterizedTest
    @CsvSource({
        // order, paid, rebate, tax, penalty, cess
        "SMALLEST_FIRST, 700, -100.00, 500.00, 200.00, 100.00",
        "ORDER_FIRST,    700, -100.00, 800.00,   0.00,   0.00",
        "SMALLEST_FIRST, 950, -100.00, 750.00, 200.00, 100.00",
        "ORDER_FIRST,    950, -100.00, 1000.00, 50.00,   0.00",
        "SMALLEST_FIRST, 0.01, -100.00, 0.00,    0.01, 100.00",
        "ORDER_FIRST,    0.01, -100.00, 100.01,  0.00,   0.00",
        "SMALLEST_FIRST, 1199.99, -100.00, 999.99, 200.00, 100.00",
        "ORDER_FIRST,    1199.99, -100.00, 1000.00, 200.00, 99.99"
    })
    void aPartPaymentTakesTheDuesInTheOrderThatIsSet(
            PayingOrder order, String paid, String rebate, String tax, String penalty, String cess) {
        SampleDues dues = new SampleDues(false, order);
        List<Demand> demands =
                List.of(demand(0, line(CESS, "100"), line(TAX, "1000"), line(PENALTY, "200"), line(REBATE, "-100")));

        List<Demand> after = dues.pay(demands, dues.bill(demands).orElseThrow(), rupees(paid));

        assertThat(collected(after.get(0))).isEqualTo(Map.of(REBATE, rebate, TAX, tax, PENALTY, penalty, CESS, cess));
    }

    @ParameterizedTest
    @EnumSource
    void aFullPaymentComesToTheSame(PayingOrder order) {
        SampleDues dues = new SampleDues(false, order);
        List<Demand> demands = List.of(
                demand(0, line(CESS, "100"), line(TAX, "1000"), line(REBATE, "-100")), demand(1, line(TAX, "50")));

        List<Demand> after = dues.pay(demands, dues.bill(demands).orElseThrow(), rupees("1050"));

        assertThat(collected(after.get(0))).isEqualTo(Map.of(CESS, "100.00", TAX, "1000.00", REBATE, "-100.00"));
        assertThat(collected(after.get(1))).isEqualTo(Map.of(TAX, "50.00"));
    }

    @ParameterizedTest
    @EnumSource
    void theOlderPeriodComesFirstInEitherOrder(PayingOrder order) {
        SampleDues dues = new SampleDues(false, order);
        List<Demand> demands = List.of(demand(0, line(CESS, "100")), demand(1, line(TAX, "50")));

        List<Demand> after = dues.pay(demands, dues.bill(demands).orElseThrow(), rupees("60"));

        assertThat(collected(after.get(0))).isEqualTo(Map.of(CESS, "60.00"));
        assertThat(collected(after.get(1))).isEqualTo(Map.of(TAX, "0.00"));
    }

    @ParameterizedTest
    @CsvSource({"SMALLEST_FIRST, 150.00, 50.00", "ORDER_FIRST, 200.00, 0.00"})
    void aStoredAdvancePaysTheNextDemandInTheSameOrder(PayingOrder order, String tax, String cess) {
        SampleDues dues = new SampleDues(true, order);
        List<Demand> stored = List.of(demand(0, line(ADVANCE, "-200")));

        AdvanceUse.Result used = new AdvanceUse(dues.masters(), order)
                .payFromAdvance(stored, demand(1, line(TAX, "300"), line(CESS, "50")));

        assertThat(collected(used.created())).isEqualTo(Map.of(TAX, tax, CESS, cess));
    }

    @Test
    void equalAmountsAreTakenInTheOrderOfTheirHeads() {
        SampleDues dues = new SampleDues(false, PayingOrder.SMALLEST_FIRST);
        List<Demand> demands = List.of(demand(0, line(CESS, "100"), line(TAX, "100")));

        List<Demand> after = dues.pay(demands, dues.bill(demands).orElseThrow(), rupees("100"));

        assertThat(collected(after.get(0))).isEqualTo(Map.of(TAX, "100.00", CESS, "0.00"));
    }

    @Test
    void headsOfOneOrderAreTakenSmallestFirst() {
        SampleDues dues = new SampleDues(false, PayingOrder.ORDER_FIRST);
        List<Demand> demands = List.of(demand(0, line(PENALTY, "90"), line(INTEREST, "80")));

        List<Demand> after = dues.pay(demands, dues.bill(demands).orElseThrow(), rupees("100"));

        assertThat(collected(after.get(0))).isEqualTo(Map.of(INTEREST, "80.00", PENALTY, "20.00"));
    }
}

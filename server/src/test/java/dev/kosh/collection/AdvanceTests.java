package dev.kosh.collection;

import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Money beyond what is due is kept for the demands to come (docs/contract/billing.md, advance). */
@DeskTest
class AdvanceTests {

    private static final String ADVANCE = "PT_ADVANCE_CARRYFORWARD";

    @Autowired
    private Desk desk;

    private JsonNode line(JsonNode demand, String head) {
        for (JsonNode line : demand.path("demandDetails")) {
            if (line.path("taxHeadMasterCode").asString().equals(head)) {
                return line;
            }
        }
        throw new AssertionError("no line " + head + " in " + demand);
    }

    private void assertLine(JsonNode demand, String head, String tax, String collected) {
        assertThat(rupees(line(demand, head).path("taxAmount"))).isEqualByComparingTo(tax);
        assertThat(rupees(line(demand, head).path("collectionAmount"))).isEqualByComparingTo(collected);
    }

    /** A consumer who paid 600 for the 400 of 2025-26. */
    private String overPayer() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "400"));
        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "600"));
        return consumer;
    }

    @Test
    void theReceiptShowsTheAdvanceThatItMade() {
        String consumer = desk.owes("PT", "PT_TAX", "400");

        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "600"));

        JsonNode detail = payment.path("paymentDetails")
                .path(0)
                .path("bill")
                .path("billDetails")
                .path(0);
        assertThat(rupees(detail.path("amountPaid"))).isEqualByComparingTo("600");
        JsonNode advance = detail.path("billAccountDetails").path(1);
        assertThat(advance.path("taxHeadCode").asString()).isEqualTo(ADVANCE);
        assertThat(advance.path("demandDetailId").asString()).isEqualTo("advance_tax");
        assertThat(advance.path("purpose").asString()).isEqualTo("ADVANCE");
        assertThat(advance.path("order").asInt()).isEqualTo(-1);
        assertThat(rupees(advance.path("amount"))).isEqualByComparingTo("-200");
        assertThat(rupees(advance.path("adjustedAmount"))).isEqualByComparingTo("0");
    }

    @Test
    void anAdvanceThatCameAfterTheCallerReadTheDemandIsNotTakenBackByHisUpdate() {
        String consumer = overPayer();
        JsonNode raised = desk.demands("PT", consumer).path(0).deepCopy();
        line(raised, "PT_TAX").asObject().put("taxAmount", 700);
        assertThat(desk.tryUpdate(raised).status()).isEqualTo(201);
        JsonNode asRead = desk.demands("PT", consumer).path(0);
        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "200"));

        assertThat(desk.tryUpdate(asRead).status()).isEqualTo(201);

        assertLine(desk.demands("PT", consumer).path(0), "PT_TAX", "700", "700");
        assertLine(desk.demands("PT", consumer).path(0), ADVANCE, "-300", "-200");
    }

    @Test
    void anOverPaidConsumerHasACreditAndNoBill() {
        String consumer = overPayer();

        JsonNode demand = desk.demands("PT", consumer).path(0);
        assertLine(demand, "PT_TAX", "400", "400");
        assertLine(demand, ADVANCE, "-200", "0");
        assertThat(demand.path("isPaymentCompleted").asBoolean()).isFalse();
        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
    }

    @Test
    void theNextDemandIsPaidOutOfTheAdvance() {
        String consumer = overPayer();

        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "300"));

        JsonNode demands = desk.demands("PT", consumer);
        assertLine(demands.path(0), ADVANCE, "-200", "-200");
        assertLine(demands.path(1), "PT_TAX", "300", "200");
        JsonNode bill = desk.fetch("PT", consumer);
        assertThat(rupees(bill.path("totalAmount"))).isEqualByComparingTo("100");
        assertThat(rupees(bill.path("billDetails").path(0).path("amount"))).isEqualByComparingTo("0");
        assertThat(rupees(bill.path("billDetails").path(1).path("amount"))).isEqualByComparingTo("100");
    }

    @Test
    void aSmallerDemandTakesOnlyWhatItNeeds() {
        String consumer = overPayer();

        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "50"));

        JsonNode demands = desk.demands("PT", consumer);
        assertLine(demands.path(0), ADVANCE, "-200", "-50");
        assertLine(demands.path(1), "PT_TAX", "50", "50");
        assertThat(desk.fetchBills("PT", consumer).size())
                .as("150 of credit left")
                .isZero();
    }

    @Test
    void theLastPaymentSettlesBothDemandsToTheLastLine() {
        String consumer = overPayer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "300"));

        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer)));

        for (JsonNode demand : desk.demands("PT", consumer)) {
            assertThat(demand.path("isPaymentCompleted").asBoolean()).isTrue();
        }
        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
    }

    @Test
    void aSecondOverPaymentAddsToTheAdvance() {
        String consumer = overPayer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "300"));

        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "175.25"));

        assertLine(desk.demands("PT", consumer).path(1), ADVANCE, "-75.25", "0");
    }

    @Test
    void severalDemandsOfOneRequestUseTheAdvanceInTurn() {
        String consumer = overPayer();

        desk.create(
                DemandBody.of("PT", consumer).year(2026).line("PT_TAX", "150"),
                DemandBody.of("PT", consumer).year(2027).line("PT_TAX", "150"));

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("100");
        assertLine(desk.demands("PT", consumer).path(1), "PT_TAX", "150", "150");
        assertLine(desk.demands("PT", consumer).path(2), "PT_TAX", "150", "50");
    }

    @Test
    void anUpdateThatNamesTheDemandBehindOneItRaisesDoesNotUseItsAdvanceTwice() {
        String consumer = overPayer();
        JsonNode asRead = desk.demands("PT", consumer).path(0);
        asRead.asObject().remove("auditDetails");

        assertThat(desk.tryUpdate(
                                DemandBody.of("PT", consumer)
                                        .line("PT_TAX", "300")
                                        .json(),
                                asRead)
                        .status())
                .isEqualTo(201);

        assertLine(desk.demands("PT", consumer).path(0), ADVANCE, "-200", "-200");
        assertLine(desk.demands("PT", consumer).path(1), "PT_TAX", "300", "200");
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("100");
    }

    @Test
    void aDemandThatStandsTwiceInAnUpdateGetsTheLinesOfBoth() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode once = desk.demands("PT", consumer).path(0);
        JsonNode twice = once.deepCopy();
        once.asObject()
                .withArray("demandDetails")
                .addObject()
                .put("taxHeadMasterCode", "PT_TAX")
                .put("taxAmount", 20);
        twice.asObject()
                .withArray("demandDetails")
                .addObject()
                .put("taxHeadMasterCode", "PT_TAX")
                .put("taxAmount", 3);

        assertThat(desk.tryUpdate(once, twice).status()).isEqualTo(201);

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("123");
    }

    @Test
    void anOverPaymentBesideADueUnderTheHeadOfAdvancesIsKept() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "400").line(ADVANCE, "50"));

        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "460"));

        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
        desk.create(DemandBody.of("PT", consumer).year(2027).line("PT_TAX", "100"));
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("90");
        JsonNode lines = payment.at("/paymentDetails/0/bill/billDetails/0/billAccountDetails");
        assertThat(lines.size()).as("%s", lines).isEqualTo(3);
        assertThat(rupees(lines.path(2).path("amount"))).isEqualByComparingTo("-10");
    }

    @Test
    void anOverPaymentBesideADueUnderTheHeadOfAdvancesIsUndone() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100").line(ADVANCE, "500"));
        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "400"));
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "250"));

        desk.act("CANCEL", payment);

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("200");
    }

    @Test
    void aDueUnderTheHeadOfAdvancesIsRaised() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line(ADVANCE, "50"));
        JsonNode demand = desk.demands("PT", consumer).path(0);
        line(demand, ADVANCE).asObject().put("taxAmount", 70);

        desk.update(demand);

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("70");
    }

    @Test
    void aServiceWithoutAdvanceKeepsNone() {
        JsonNode bill = desk.fetch("WS", desk.owes("WS", "WS_CHARGE", "400"));

        assertThat(desk.tryPay(PaymentBody.cash().bill(bill, "600")).errorCode())
                .isEqualTo("INVALID_PAYMENTDETAIL");
    }
}

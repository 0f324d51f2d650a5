package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A cancelled payment never counted: its receipts are void, its dues open again (docs/contract/collection.md). */
@DeskTest
class ReceiptCancellationTests {

    private static final String NOT_THERE = "RECEIPT_WORKFLOW_INVALID_RECEIPT";
    private static final String NOT_NOW = "RECEIPT_WORKFLOW_ACTION_NOT_APPLICABLE";

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    private JsonNode payCash(String service, String consumer, String paid) {
        return desk.pay(PaymentBody.cash().bill(desk.fetch(service, consumer), paid));
    }

    private String owes(String rupees) {
        return desk.owes("PT", "PT_TAX", rupees);
    }

    private JsonNode stored(JsonNode payment) {
        return desk.payments(
                        "",
                        desk.clerk(),
                        "tenantId",
                        Desk.TENANT,
                        "ids",
                        payment.path("id").asString())
                .path(0);
    }

    private static JsonNode paidBill(JsonNode payment) {
        return payment.path("paymentDetails").path(0).path("bill");
    }

    @Test
    void aCancelledPaymentSaysSoWithItsReasonAndSoDoesItsSearch() {
        JsonNode payment = payCash("PT", owes("100"), "100");

        JsonNode cancelled = desk.act("CANCEL", payment).path(0);

        for (JsonNode each : new JsonNode[] {cancelled, stored(payment)}) {
            assertThat(each.path("id")).isEqualTo(payment.path("id"));
            assertThat(each.path("paymentStatus").asString()).isEqualTo("CANCELLED");
            assertThat(each.path("instrumentStatus").asString()).isEqualTo("CANCELLED");
            assertThat(paidBill(each).path("status").asString()).isEqualTo("CANCELLED");
            assertThat(paidBill(each).path("isCancelled").asBoolean()).isTrue();
            assertThat(paidBill(each).path("reasonForCancellation").asString()).isEqualTo("WRONGENTRY");
            assertThat(each.at("/paymentDetails/0/receiptNumber"))
                    .isEqualTo(payment.at("/paymentDetails/0/receiptNumber"));
        }
        assertThat(desk.payments(
                                "",
                                desk.clerk(),
                                "tenantId",
                                Desk.TENANT,
                                "status",
                                "cancelled",
                                "ids",
                                payment.path("id").asString())
                        .size())
                .isEqualTo(1);
    }

    @Test
    void theDemandIsOpenAgainTheBillSaysWhyAndTheNextFetchMakesANewOne() {
        String consumer = owes("100");
        JsonNode bill = desk.fetch("PT", consumer);
        JsonNode payment = desk.pay(PaymentBody.cash().bill(bill));

        desk.act("CANCEL", payment);

        JsonNode demand = desk.demands("PT", consumer).path(0);
        assertThat(rupees(demand.at("/demandDetails/0/collectionAmount"))).isEqualByComparingTo("0");
        assertThat(demand.path("isPaymentCompleted").asBoolean()).isFalse();
        assertThat(desk.bill(bill).path("status").asString()).isEqualTo("PAYMENT_CANCELLED");
        JsonNode next = desk.fetch("PT", consumer);
        assertThat(next.path("id")).isNotEqualTo(bill.path("id"));
        assertThat(rupees(next.path("totalAmount"))).isEqualByComparingTo("100");
        assertThat(desk.tryPay(PaymentBody.cash().bill(bill)).errorCode()).isEqualTo("INVALID_BILL_ID");
        assertThat(desk.tryPay(PaymentBody.cash().bill(next)).status()).isEqualTo(200);
    }

    @Test
    void detailsOfTheCallJoinThoseOfTheReceiptsBills() {
        JsonNode payment = payCash("PT", owes("100"), "100");
        var remit = desk.workflow("REMIT", payment);
        remit.at("/PaymentWorkflows/0")
                .asObject()
                .putObject("additionalDetails")
                .putObject("bank")
                .put("branch", "A")
                .put("slip", 7);
        var dishonourable = desk.tryAct(remit);
        assertThat(dishonourable.status()).isEqualTo(200);
        assertThat(paidBill(dishonourable.body().path("Payments").path(0))
                        .at("/additionalDetails/bank/slip")
                        .asInt())
                .isEqualTo(7);

        JsonNode cheque = desk.pay(PaymentBody.cheque(Desk.NOW.toEpochMilli()).bill(desk.fetch("PT", owes("10"))));
        var first = desk.workflow("REMIT", cheque);
        first.at("/PaymentWorkflows/0")
                .asObject()
                .putObject("additionalDetails")
                .putObject("bank")
                .put("branch", "A")
                .put("slip", 7);
        desk.tryAct(first);
        var second = desk.workflow("DISHONOUR", cheque);
        second.at("/PaymentWorkflows/0")
                .asObject()
                .putObject("additionalDetails")
                .put("note", "x")
                .putObject("bank")
                .put("slip", 8);
        desk.tryAct(second);

        JsonNode details = paidBill(stored(cheque)).path("additionalDetails");
        assertThat(details.at("/bank/branch").asString()).isEqualTo("A");
        assertThat(details.at("/bank/slip").asInt()).isEqualTo(8);
        assertThat(details.path("note").asString()).isEqualTo("x");
    }

    @Test
    void aPaymentOfSeveralBillsIsUndoneWhole() {
        String pt = owes("100");
        String ws = desk.owes("WS", "WS_CHARGE", "40");
        JsonNode payment =
                desk.pay(PaymentBody.cash().bill(desk.fetch("PT", pt)).bill(desk.fetch("WS", ws)));

        desk.act("CANCEL", payment);

        assertThat(rupees(desk.fetch("PT", pt).path("totalAmount"))).isEqualByComparingTo("100");
        assertThat(rupees(desk.fetch("WS", ws).path("totalAmount"))).isEqualByComparingTo("40");
    }

    @Test
    void aPartPaymentsCancellationLeavesWhatEarlierOnesPaid() {
        String consumer = owes("100");
        payCash("PT", consumer, "30");
        JsonNode second = payCash("PT", consumer, "50");

        desk.act("CANCEL", second);

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("70");
    }

    @Test
    void anAdvanceOfTheCancelledPaymentIsTakenBack() {
        String consumer = owes("100");
        JsonNode payment = payCash("PT", consumer, "150");

        desk.act("CANCEL", payment);

        JsonNode lines = desk.demands("PT", consumer).path(0).path("demandDetails");
        for (JsonNode line : lines) {
            boolean isTax = line.path("taxHeadMasterCode").asString().equals("PT_TAX");
            assertThat(rupees(line.path("taxAmount"))).isEqualByComparingTo(isTax ? "100" : "0");
            assertThat(rupees(line.path("collectionAmount"))).isEqualByComparingTo("0");
        }
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("100");
    }

    @Test
    void anAdvanceThatPaidALaterDemandForbidsTheCancellation() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "100"));
        JsonNode payment = payCash("PT", consumer, "150");
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "20"));
        JsonNode before = desk.demands("PT", consumer);

        assertThat(codes(desk.tryAct("CANCEL", payment))).containsExactly(NOT_NOW);

        assertThat(desk.demands("PT", consumer)).isEqualTo(before);
        assertThat(stored(payment).path("paymentStatus").asString()).isEqualTo("NEW");
    }

    @Test
    void theLatestPaymentOfAConsumerIsCancelledFirst() {
        String consumer = owes("100");
        JsonNode first = payCash("PT", consumer, "30");
        JsonNode second = payCash("PT", consumer, "70");

        assertThat(codes(desk.tryAct("CANCEL", first))).containsExactly(NOT_NOW);
        desk.act("CANCEL", second);
        desk.act("CANCEL", first);

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("100");
    }

    @Test
    void aLaterPaymentInTheBankStandsInTheWayToo() {
        String consumer = owes("100");
        JsonNode first = payCash("PT", consumer, "30");
        desk.pay(PaymentBody.online("L-" + consumer).bill(desk.fetch("PT", consumer)));

        assertThat(codes(desk.tryAct("CANCEL", first))).containsExactly(NOT_NOW);
    }

    @Test
    void theLatestPaymentsOfAConsumerMayBeCancelledInOneCallInAnyOrder() {
        String consumer = owes("100");
        payCash("PT", consumer, "10");
        JsonNode second = payCash("PT", consumer, "20");
        JsonNode third = payCash("PT", consumer, "70");

        JsonNode cancelled = desk.act("CANCEL", second, third);

        assertThat(cancelled.path(0).path("id")).isEqualTo(third.path("id"));
        assertThat(cancelled.path(1).path("id")).isEqualTo(second.path("id"));
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("90");
    }

    @Test
    void severalPaymentsAreCancelledAllOrNone() {
        String consumer = owes("100");
        JsonNode first = payCash("PT", consumer, "10");
        payCash("PT", consumer, "20");
        JsonNode other = payCash("PT", owes("5"), "5");

        assertThat(codes(desk.tryAct("CANCEL", other, first))).containsExactly(NOT_NOW);

        assertThat(stored(other).path("paymentStatus").asString()).isEqualTo("NEW");
    }

    @Test
    void servicesThatShareAConsumerCodeDoNotStandInEachOthersWay() {
        String consumer = owes("100");
        desk.create(DemandBody.of("WS", consumer).line("WS_CHARGE", "40"));
        JsonNode pt = payCash("PT", consumer, "100");
        payCash("WS", consumer, "40");

        desk.act("CANCEL", pt);

        assertThat(desk.fetchBills("WS", consumer).size()).isZero();
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("100");
    }

    @Test
    void theBillThatWasMadeSinceExpires() {
        String consumer = owes("100");
        JsonNode payment = payCash("PT", consumer, "30");
        JsonNode rest = desk.fetch("PT", consumer);

        desk.act("CANCEL", payment);

        assertThat(desk.bill(rest).path("status").asString()).isEqualTo("EXPIRED");
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("100");
    }

    @Test
    void aZeroBillPaidWithNothingIsDueAgain() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100").line("PT_TIME_REBATE", "-100"));
        JsonNode payment = payCash("PT", consumer, "0");
        assertThat(desk.fetchBills("PT", consumer).size()).isZero();

        desk.act("CANCEL", payment);

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("0");
    }

    @Test
    void whatWasCancelledCannotBeCancelledAgain() {
        JsonNode payment = payCash("PT", owes("100"), "100");
        desk.act("CANCEL", payment);

        for (String action : new String[] {"CANCEL", "REMIT", "DISHONOUR"}) {
            assertThat(codes(desk.tryAct(action, payment))).containsExactly(NOT_THERE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CARD", "ONLINE", "ONLINE_NEFT", "ONLINE_RTGS"})
    void moneyThatIsInTheBankCannotBeCancelledOrRemitted(String mode) {
        JsonNode payment = desk.pay(PaymentBody.of(mode)
                .with("transactionNumber", "T-" + desk.consumer())
                .with("instrumentNumber", "1")
                .bill(desk.fetch("PT", owes("100"))));

        for (String action : new String[] {"CANCEL", "REMIT", "DISHONOUR"}) {
            assertThat(codes(desk.tryAct(action, payment))).containsExactly(NOT_THERE);
        }
    }

    @Test
    void anUnknownPaymentIsNamedAndSoIsATextThatIsNoId() {
        var body = desk.workflow("CANCEL", payCash("PT", owes("1"), "1"));
        for (String id : new String[] {"00000000-0000-0000-0000-00000000beef", "not-an-id"}) {
            body.at("/PaymentWorkflows/0").asObject().put("paymentId", id);
            Answer answer = desk.tryAct(body);
            assertThat(codes(answer)).containsExactly(NOT_THERE);
        }
    }

    @Test
    void aPaymentThatStandsTwiceInACallIsRefused() {
        JsonNode payment = payCash("PT", owes("1"), "1");

        assertThat(codes(desk.tryAct("CANCEL", payment, payment))).containsExactly(NOT_THERE);
    }

    @Test
    void aCancellationStandsInTheAuditTrailOnce() {
        JsonNode payment = payCash("PT", owes("1"), "1");
        desk.act("CANCEL", payment);
        desk.tryAct("CANCEL", payment);

        assertThat(jdbc.sql("""
                                select action || ' ' || actor_uuid || ' ' || coalesce(detail::text, '')
                                from events.audit_entry where object_id = ? order by id
                                """)
                        .param(payment.path("id").asString())
                        .query((row, number) -> row.getString(1))
                        .list())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("PAYMENT_CANCELLED ")
                .contains("APPROVED");
    }

    @Test
    void aCancelledDemandsPaymentCanStillBeUndone() {
        String consumer = owes("100");
        JsonNode payment = payCash("PT", consumer, "100");
        var demand = desk.demands("PT", consumer).path(0).deepCopy().asObject().put("status", "CANCELLED");
        desk.update(demand);

        desk.act("CANCEL", payment);

        JsonNode after = desk.demands("PT", consumer).path(0);
        assertThat(after.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(rupees(after.at("/demandDetails/0/collectionAmount"))).isEqualByComparingTo("0");
        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
    }
}

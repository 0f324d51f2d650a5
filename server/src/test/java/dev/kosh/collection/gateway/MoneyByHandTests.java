package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.PaymentBody;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A gateway's money that clerks record under the transaction's number is receipted once, and not when it went back. */
class MoneyByHandTests extends GatewayTest {

    private static PaymentBody byHand(JsonNode transaction) {
        return PaymentBody.online(id(transaction));
    }

    private static JsonNode receipt(JsonNode payment) {
        return payment.path("paymentDetails").path(0).path("receiptNumber");
    }

    /** A transaction whose bill was paid at the counter while the citizen paid at the gateway. */
    private JsonNode refundDue() {
        JsonNode transaction = beginAndPay("100");
        desk.pay(PaymentBody.cash().bill(bill(transaction)));
        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("REFUND_DUE");
        return transaction;
    }

    private Answer giveBack(JsonNode transaction) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("Refund")
                .put("tenantId", Desk.TENANT)
                .put("txnId", id(transaction))
                .put("reference", "ARN/" + UUID.randomUUID());
        return calls.post("/pg-service/transaction/v1/_refunded", body, desk.clerk());
    }

    @Test
    void whatWasGivenBackIsNotReceiptedAfterwards() {
        JsonNode transaction = refundDue();
        assertThat(giveBack(transaction).status()).isEqualTo(200);
        PaymentBody late = byHand(transaction).bill(desk.newBill("PT", "100"));

        desk.assertRefused(late, "TRANSACTION_MONEY_SPENT");

        Answer dryRun = calls.post("/collection-services/payments/_validate", desk.body(late), desk.clerk());
        assertThat(Desk.codes(dryRun)).containsExactly("TRANSACTION_MONEY_SPENT");
        assertThat(payments(transaction)).isZero();
    }

    @Test
    void ofANoteThatItWentBackAndAReceiptAtTheSameMomentOneIsTaken() {
        for (int i = 0; i < 10; i++) {
            JsonNode transaction = refundDue();
            PaymentBody receipt = byHand(transaction).bill(desk.newBill("PT", "100"));

            List<Answer> answers =
                    Desk.together(List.<Callable<Answer>>of(() -> giveBack(transaction), () -> desk.tryPay(receipt)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
        }
    }

    @Test
    void whatAClerkReceiptedForAnotherBillIsNotReceiptedAgainWhenTheGatewayIsHeard() {
        JsonNode transaction = beginAndPay("100");
        JsonNode recorded = desk.pay(byHand(transaction).bill(desk.newBill("PT", "100")));

        JsonNode settled = update(transaction);

        assertThat(settled.path("receiptStatus").asString()).isEqualTo("ISSUED");
        assertThat(settled.path("receipt")).isEqualTo(receipt(recorded));
        assertThat(payments(transaction)).isEqualTo(1);
        assertThat(bill(transaction).path("status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void blanksOrSmallLettersInTheNumberMakeNoOtherMoneyOfIt() {
        JsonNode transaction = beginAndPay("100");
        JsonNode recorded =
                desk.pay(PaymentBody.online("\u00a0" + id(transaction).toLowerCase(Locale.ROOT) + " ")
                        .bill(desk.newBill("PT", "100")));

        JsonNode settled = update(transaction);

        assertThat(recorded.path("transactionNumber").asString()).isEqualTo(id(transaction));
        assertThat(settled.path("receipt")).isEqualTo(receipt(recorded));
        desk.assertRefused(
                PaymentBody.online(id(transaction) + "\t").bill(desk.newBill("PT", "1")), "TRANSACTION_MONEY_SPENT");
        assertThat(payments(transaction)).isEqualTo(1);
    }

    @Test
    void whatClerksReceiptedBillByBillIsNotGivenBack() {
        JsonNode first = desk.newBill("PT", "100");
        JsonNode second = desk.newBill("PT", "50");
        JsonNode transaction = begin(order(first, second));
        assertThat(open(transaction).statusCode()).isEqualTo(200);
        gateway.pay(id(transaction));
        JsonNode one = desk.pay(byHand(transaction).bill(first));
        JsonNode other = desk.pay(byHand(transaction).bill(second));

        JsonNode settled = update(transaction);

        assertThat(settled.path("receiptStatus").asString()).isEqualTo("ISSUED");
        assertThat(settled.path("receipt").asString().split(","))
                .containsExactlyInAnyOrder(
                        receipt(one).asString(), receipt(other).asString());
        assertThat(Desk.codes(giveBack(transaction))).containsExactly("REFUND_NOT_DUE");
    }

    @Test
    void aListedRefundGoesOnceTheLastOfItsBillsIsReceiptedByHand() {
        JsonNode transaction = refundDue();
        desk.pay(byHand(transaction).bill(desk.newBill("PT", "60")));
        poll();
        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.REFUND_DUE);
        desk.pay(byHand(transaction).bill(desk.newBill("PT", "40")));

        poll();

        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.ISSUED);
    }

    @Test
    void moneyThatHasItsReceiptBringsNoSecondOneByItsNumber() {
        JsonNode transaction = beginAndPay("100");
        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("ISSUED");

        desk.assertRefused(byHand(transaction).bill(desk.newBill("PT", "100")), "TRANSACTION_MONEY_SPENT");
        desk.assertRefused(byHand(transaction).bill(bill(transaction), "100"), "BILL_ALREADY_PAID");
        assertThat(payments(transaction)).isEqualTo(1);
    }

    @Test
    void ofManyReceiptsOfOneSumAtTheSameMomentOneIsMade() {
        JsonNode transaction = refundDue();
        List<Callable<Answer>> clerks = List.of(
                () -> desk.tryPay(byHand(transaction).bill(desk.newBill("PT", "100"))),
                () -> desk.tryPay(byHand(transaction).bill(desk.newBill("PT", "100"))),
                () -> desk.tryPay(byHand(transaction).bill(desk.newBill("PT", "100"))));

        assertThat(Desk.together(clerks)).extracting(Answer::status).containsExactlyInAnyOrder(200, 400, 400);
    }

    @Test
    void ofMoneyThatIsReceiptedInPartTheRestIsNotedAsGivenBack() {
        JsonNode transaction = refundDue();
        desk.pay(byHand(transaction).bill(desk.newBill("PT", "40")));

        assertThat(giveBack(transaction).status()).isEqualTo(200);

        assertThat(jdbc.sql("""
                                select detail ->> 'receiptedAmount' from events.audit_entry
                                where object_id = ? and action = 'GATEWAY_TRANSACTION_REFUNDED'
                                """).param(id(transaction)).query(String.class).single())
                .isEqualTo("40.00");
    }
}

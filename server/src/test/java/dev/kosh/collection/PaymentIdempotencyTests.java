package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.PaymentBody;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An integrator whose line broke asks again, with the same Idempotency-Key. */
@DeskTest
class PaymentIdempotencyTests {

    private final String key = UUID.randomUUID().toString();

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JdbcClient jdbc;

    private Answer pay(PaymentBody payment, String key, String msgId) {
        ObjectNode body = desk.body(payment);
        body.putObject("RequestInfo").put("authToken", desk.integrator()).put("msgId", msgId);
        return calls.post("/collection-services/payments/_create", body.toString(), Map.of("Idempotency-Key", key));
    }

    private long receiptsOf(JsonNode bill) {
        return jdbc.sql("select count(*) from collection.receipt where bill_id = ?::uuid")
                .param(bill.path("id").asString())
                .query(Long.class)
                .single();
    }

    private static String receipt(Answer answer) {
        return answer.body()
                .path("Payments")
                .path(0)
                .path("paymentDetails")
                .path(0)
                .path("receiptNumber")
                .asString();
    }

    private JsonNode bill() {
        return desk.fetch("PT", desk.owes("PT", "PT_TAX", "100"));
    }

    @Test
    void theSameCallAgainGetsTheSameReceipt() {
        JsonNode bill = bill();

        Answer first = pay(PaymentBody.cash().bill(bill), key, "1|en_IN");
        Answer again = pay(PaymentBody.cash().bill(bill), key, "2|en_IN");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(receiptsOf(bill)).isEqualTo(1);
    }

    @Test
    void withoutAKeyTheSecondCallHearsThatTheBillIsPaid() {
        JsonNode bill = bill();
        desk.pay(PaymentBody.cash().bill(bill));

        assertThat(desk.tryPay(PaymentBody.cash().bill(bill)).errorCode()).isEqualTo("BILL_ALREADY_PAID");
    }

    @Test
    void theSameKeyWithAnotherAmountIsAConflict() {
        JsonNode bill = bill();
        pay(PaymentBody.cash().bill(bill, "40"), key, "1|en_IN");

        Answer other = pay(PaymentBody.cash().bill(bill, "50"), key, "1|en_IN");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.errorCode()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(receiptsOf(bill)).isEqualTo(1);
    }

    @Test
    void aRefusedPaymentLeavesTheKeyFree() {
        JsonNode bill = bill();

        assertThat(pay(PaymentBody.cash().bill(bill, "0"), key, "1|en_IN").status())
                .isEqualTo(400);

        assertThat(pay(PaymentBody.cash().bill(bill), key, "1|en_IN").status()).isEqualTo(200);
    }

    @Test
    void concurrentCallsWithOneKeyAllGetTheOneReceipt() {
        JsonNode bill = bill();
        Callable<Answer> payment = () -> pay(PaymentBody.cash().bill(bill), key, "1|en_IN");

        List<Answer> answers = Desk.together(Collections.nCopies(4, payment));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        Set<String> receipts =
                answers.stream().map(PaymentIdempotencyTests::receipt).collect(Collectors.toSet());
        assertThat(receipts).hasSize(1);
        assertThat(receiptsOf(bill)).isEqualTo(1);
    }
}

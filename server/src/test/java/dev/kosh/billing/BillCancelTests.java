package dev.kosh.billing;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.PaymentBody;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A bill that went out wrongly is withdrawn; what is owed stays owed (docs/contract/billing.md, bill cancel). */
@DeskTest
class BillCancelTests {

    private static final String PATH = "/billing-service/bill/v2/_cancelbill";

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DrainedOutbox drained;

    private static ObjectNode criteria(String consumer) {
        ObjectNode criteria = JsonNodeFactory.instance
                .objectNode()
                .put("tenantId", Desk.TENANT)
                .put("businessService", "PT");
        criteria.putArray("consumerCodes").add(consumer);
        criteria.putObject("additionalDetails").put("reason", "WRONG").put("reasonMessage", "wrong reading");
        return criteria;
    }

    private Answer cancel(ObjectNode criteria) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("UpdateBillCriteria", criteria);
        return calls.post(PATH, body, desk.clerk());
    }

    private String statusOf(JsonNode bill) {
        return desk.bill(bill).path("status").asString();
    }

    @Test
    void theActiveBillIsCancelledAndKeepsTheReason() {
        JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "100"));
        ObjectNode criteria = criteria(bill.path("consumerCode").asString());
        criteria.withObject("additionalDetails").put("description", "meter 7");

        Answer answer = cancel(criteria);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("Message").asString()).contains("1");
        assertThat(answer.body().path("ResponseInfo").path("status").asString()).isEqualTo("200 OK");
        JsonNode cancelled = desk.bill(bill);
        assertThat(cancelled.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.path("additionalDetails").path("reason").asString())
                .isEqualTo("WRONG");
        assertThat(cancelled.path("additionalDetails").path("description").asString())
                .isEqualTo("meter 7");
    }

    @Test
    void theDemandsAreUntouchedAndTheNextFetchMakesANewBill() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode bill = desk.fetch("PT", consumer);
        JsonNode before = desk.demands("PT", consumer);

        cancel(criteria(consumer));

        assertThat(desk.demands("PT", consumer)).isEqualTo(before);
        JsonNode next = desk.fetch("PT", consumer);
        assertThat(next.path("id")).isNotEqualTo(bill.path("id"));
        assertThat(next.path("billNumber")).isNotEqualTo(bill.path("billNumber"));
        assertThat(next.path("totalAmount")).isEqualTo(bill.path("totalAmount"));
    }

    @Test
    void aCancelledBillCannotBePaid() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode bill = desk.fetch("PT", consumer);
        cancel(criteria(consumer));

        assertThat(desk.tryPay(PaymentBody.cash().bill(bill)).errorCode()).isEqualTo("INVALID_BILL_ID");
    }

    @Test
    void withoutActiveBillTheAnswerIs400WithAMessageAndNoErrors() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        desk.fetch("PT", consumer);
        cancel(criteria(consumer));

        for (String each : List.of(consumer, "NOPE-1")) {
            Answer answer = cancel(criteria(each));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("ResponseInfo").path("status").asString())
                    .isEqualTo("400 BAD_REQUEST");
            assertThat(answer.body().path("Message").asString()).isNotBlank();
            assertThat(answer.body().has("Errors")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"100, PAID", "40, PARTIALLY_PAID"})
    void aPaidBillStaysAndTheMessageSaysWhy(String paid, String status) {
        JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "100"));
        desk.pay(PaymentBody.cash().bill(bill, paid));
        Answer none = cancel(criteria("NOPE-1"));

        Answer answer = cancel(criteria(bill.path("consumerCode").asString()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("Message")).isNotEqualTo(none.body().path("Message"));
        assertThat(statusOf(bill)).isEqualTo(status);
    }

    @Test
    void noConsumerCodeCancelsNothing() {
        ObjectNode criteria = criteria("x");
        criteria.putArray("consumerCodes");

        Answer answer = cancel(criteria);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().has("Message")).isTrue();
    }

    @Test
    void severalConsumerCodesAreRefused() {
        ObjectNode criteria = criteria("x");
        criteria.withArray("consumerCodes").add("y");

        assertThat(codes(cancel(criteria))).containsExactly("EG_BS_CANCEL_BILL_ERROR");
    }

    @Test
    void bothMissingReasonsAreToldAtOnce() {
        ObjectNode criteria = criteria("x");
        criteria.putObject("additionalDetails").put("reason", "").put("reasonMessage", 7);

        assertThat(codes(cancel(criteria)))
                .containsExactlyInAnyOrder("EG_BS_CANCELL_REASON_CODE_NOT", "EG_BS_CANCELL_REASON_MSG_NOT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenantId", "consumerCodes", "businessService", "additionalDetails"})
    void whatIsRequiredIsNamedWhenItIsMissing(String member) {
        ObjectNode criteria = criteria("x");
        criteria.remove(member);

        assertThat(codes(cancel(criteria))).containsExactly("NotNull.updateBillRequest.UpdateBillCriteria." + member);
    }

    @Test
    void aBodyWithoutCriteriaIsRefused() {
        assertThat(codes(calls.post(PATH, "{}", desk.clerk())))
                .containsExactly("NotNull.updateBillRequest.UpdateBillCriteria");
    }

    @Test
    void onlyWhoRunsBillingMayCancelBills() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("UpdateBillCriteria", criteria("x"));

        assertThat(calls.post(PATH, body, desk.integrator()).status()).isEqualTo(403);
        assertThat(calls.post(PATH, body, desk.citizen()).status()).isEqualTo(403);
    }

    @Test
    void ofTenCallsAtOnceOneCancelsTheBill() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode bill = desk.fetch("PT", consumer);
        Callable<Answer> call = () -> cancel(criteria(consumer));

        List<Answer> answers = Desk.together(Collections.nCopies(10, call));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(statusOf(bill)).isEqualTo("CANCELLED");
    }

    @RepeatedTest(10)
    void aPaymentWhileTheBillIsCancelledIsBookedOrRefused() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode bill = desk.fetch("PT", consumer);

        List<Answer> answers = Desk.together(
                List.of(() -> desk.tryPay(PaymentBody.cash().bill(bill)), () -> cancel(criteria(consumer))));

        boolean paid = answers.get(0).status() == 200;
        assertThat(answers.get(1).status()).isEqualTo(paid ? 400 : 200);
        assertThat(statusOf(bill)).isEqualTo(paid ? "PAID" : "CANCELLED");
    }

    @Test
    void thePayerIsToldOnceThatHisBillIsWithdrawn() {
        String mobile = desk.mobileNumber();
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100").payer("Ravi Kumar", mobile));
        JsonNode bill = desk.fetch("PT", consumer);
        drained.now();

        cancel(criteria(consumer));
        cancel(criteria(consumer));
        drained.now();

        assertThat(templateOf(bill)).isEqualTo("BILLINGSERVICE_BILL_CANCELLATION_NOTIF_MSG");
        assertThat(jdbc.sql("select count(*) from events.audit_entry where object_id = ? and action = 'BILL_CANCELLED'")
                        .param(bill.path("id").asString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private @Nullable String templateOf(JsonNode bill) {
        return jdbc.sql("select template from notification.sms where reference = ?")
                .param("bill cancelled " + bill.path("id").asString())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Test
    void aBillWithoutPayerIsCancelledWithoutMessage() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode bill = desk.fetch("PT", consumer);
        cancel(criteria(consumer));

        drained.now();

        assertThat(templateOf(bill)).isNull();
        assertThat(jdbc.sql("select count(*) from events.outbox where payload ->> 'billId' = ?")
                        .param(bill.path("id").asString())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}

package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.PaymentBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form of workflow calls, and what the bank's part of them does (docs/contract/collection.md, workflow). */
@DeskTest
class PaymentWorkflowCallTests {

    private static final String PAYMENTS = "/collection-services/payments/";
    private static final String NOT_THERE = "RECEIPT_WORKFLOW_INVALID_RECEIPT";

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private Accounts accounts;

    private JsonNode cash(String consumer) {
        return desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer)));
    }

    private JsonNode cash() {
        return cash(owes());
    }

    private String owes() {
        return desk.owes("PT", "PT_TAX", "100");
    }

    private JsonNode cheque(String consumer) {
        return desk.pay(PaymentBody.cheque(Desk.NOW.toEpochMilli()).bill(desk.fetch("PT", consumer)));
    }

    private static ObjectNode step(ObjectNode body, int index) {
        return body.path("PaymentWorkflows").path(index).asObject();
    }

    @Test
    void remittedCashIsInTheBankAndTheDemandStaysPaid() {
        String consumer = owes();
        JsonNode payment = cash(consumer);

        JsonNode remitted = desk.act("REMIT", payment).path(0);

        assertThat(remitted.path("paymentStatus").asString()).isEqualTo("DEPOSITED");
        assertThat(remitted.path("instrumentStatus").asString()).isEqualTo("REMITTED");
        JsonNode bill = remitted.at("/paymentDetails/0/bill");
        assertThat(bill.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(bill.path("reasonForCancellation").isNull()).isTrue();
        assertThat(bill.path("isCancelled").asBoolean(false)).isFalse();
        assertThat(desk.demands("PT", consumer)
                        .path(0)
                        .path("isPaymentCompleted")
                        .asBoolean())
                .isTrue();
        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
        assertThat(codes(desk.tryAct("CANCEL", payment))).containsExactly(NOT_THERE);
        assertThat(codes(desk.tryAct("REMIT", payment))).containsExactly(NOT_THERE);
    }

    @Test
    void anEarlierPaymentMayBeRemittedAfterALaterOne() {
        String consumer = owes();
        JsonNode first = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "30"));
        cash(consumer);

        assertThat(desk.act("REMIT", first).path(0).path("paymentStatus").asString())
                .isEqualTo("DEPOSITED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDishonouredChequeOpensTheDemandAgainWhetherItWasRemittedOrNot(boolean remitted) {
        String consumer = owes();
        JsonNode payment = cheque(consumer);
        if (remitted) {
            desk.act("REMIT", payment);
        }

        JsonNode dishonoured = desk.act("DISHONOUR", payment).path(0);

        assertThat(dishonoured.path("paymentStatus").asString()).isEqualTo("DISHONOURED");
        assertThat(dishonoured.path("instrumentStatus").asString()).isEqualTo("DISHONOURED");
        JsonNode bill = dishonoured.at("/paymentDetails/0/bill");
        assertThat(bill.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(bill.path("reasonForCancellation").asString()).isEqualTo("WRONGENTRY");
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("100");
        assertThat(codes(desk.tryAct("DISHONOUR", payment))).containsExactly(NOT_THERE);
    }

    @Test
    void aRemittedChequeCanOnlyBeDishonouredAndCashNever() {
        JsonNode cheque = cheque(owes());
        desk.act("REMIT", cheque);

        assertThat(codes(desk.tryAct("CANCEL", cheque))).containsExactly(NOT_THERE);
        assertThat(codes(desk.tryAct("DISHONOUR", cash()))).containsExactly(NOT_THERE);
    }

    @Test
    void aPostalOrderIsNeverRemitted() {
        JsonNode payment = desk.pay(PaymentBody.of("POSTAL_ORDER")
                .with("instrumentNumber", "9")
                .with("instrumentDate", Desk.NOW.toEpochMilli())
                .bill(desk.fetch("WS", desk.owes("WS", "WS_CHARGE", "5"))));

        assertThat(codes(desk.tryAct("REMIT", payment))).containsExactly(NOT_THERE);
        assertThat(desk.act("CANCEL", payment).path(0).path("paymentStatus").asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void oneActionAndOneTenantInACall() {
        ObjectNode body = desk.workflow("CANCEL", cash(), cash());
        step(body, 1).put("action", "REMIT");
        assertThat(codes(desk.tryAct(body))).containsExactly("PAYMENT_WORKFLOW_SINGLE_ACTION_ALLOWED");

        step(body, 1).put("action", "CANCEL").put("tenantId", "pb.jalandhar");
        assertThat(desk.tryAct(body).status())
                .as("the clerk has no role at the other tenant")
                .isEqualTo(403);
        String stateWide =
                desk.token(NewPerson.of("pb").roles("COLL_REMIT_TO_BANK").onRecord(accounts));
        for (String path : List.of("PT/_workflow", "_workflow")) {
            Answer answer = calls.post(PAYMENTS + path, body, stateWide);
            assertThat(codes(answer)).as(path).containsExactly("CROSS_TENANT_OP_NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"paymentId", "action", "tenantId"})
    void whatIsRequiredIsNamedWhenItIsMissing(String member) {
        ObjectNode body = desk.workflow("CANCEL", cash());
        step(body, 0).remove(member);

        assertThat(codes(desk.tryAct(body)))
                .containsExactly("NotNull.paymentWorkflowRequest.paymentWorkflows[0]." + member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "DESTROY", ""})
    void anActionIsReadInItsExactLetters(String action) {
        ObjectNode body = desk.workflow(action, cash());

        assertThat(codes(desk.tryAct(body)))
                .containsExactly("NotNull.paymentWorkflowRequest.paymentWorkflows[0].action");
    }

    @Test
    void noPaymentAtAllIsRefusedInItsOwnWords() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        assertThat(codes(desk.tryAct(body))).containsExactly("NotNull.paymentWorkflowRequest.paymentWorkflows");

        body.putArray("PaymentWorkflows");
        assertThat(codes(desk.tryAct(body))).containsExactly("Size.paymentWorkflowRequest.paymentWorkflows");
    }

    @Test
    void markupInAReasonIsRefused() {
        ObjectNode body = desk.workflow("CANCEL", cash());
        step(body, 0).put("reason", "<script>alert(1)</script>");

        assertThat(codes(desk.tryAct(body)))
                .containsExactly("SafeHtml.paymentWorkflowRequest.paymentWorkflows[0].reason");
    }

    @Test
    void thePathWithoutModuleTakesTheArrayAndThePublishedSingleObject() {
        ObjectNode array = desk.workflow("CANCEL", cash());
        ObjectNode single = JsonNodeFactory.instance.objectNode();
        single.set("Payment", step(desk.workflow("CANCEL", cash()), 0));
        ObjectNode lowerCase = JsonNodeFactory.instance.objectNode();
        lowerCase.set("paymentworkflows", desk.workflow("CANCEL", cash()).path("PaymentWorkflows"));

        for (ObjectNode body : new ObjectNode[] {array, single, lowerCase}) {
            Answer answer = calls.post(PAYMENTS + "_workflow", body, desk.clerk());
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
            assertThat(answer.body().at("/Payments/0/paymentStatus").asString()).isEqualTo("CANCELLED");
        }
    }

    @Test
    void neitherIntegratorNorCitizenMayUndoAnything() {
        ObjectNode body = desk.workflow("CANCEL", cash());

        assertThat(calls.post(PAYMENTS + "PT/_workflow", body, desk.integrator())
                        .status())
                .isEqualTo(403);
        assertThat(calls.post(PAYMENTS + "_workflow", body, desk.citizen()).status())
                .isEqualTo(403);
    }

    @Test
    void aRepeatedCallWithAKeyGetsTheStoredAnswer() {
        ObjectNode body = desk.workflow("CANCEL", cash());
        body.putObject("RequestInfo").put("authToken", desk.clerk());
        Map<String, String> key = Map.of("Idempotency-Key", "cancel-" + desk.consumer());

        Answer first = calls.post(PAYMENTS + "PT/_workflow", body.toString(), key);
        Answer second = calls.post(PAYMENTS + "PT/_workflow", body.toString(), key);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipts/_search", "v2/receipts/_search", "payments/_migrate"})
    void whatTheOriginalSwitchedOffIsNotServed(String path) {
        assertThat(calls.post("/collection-services/" + path, "{}", desk.clerk())
                        .status())
                .isEqualTo(404);
    }
}

package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What stands on a receipt beside the money can be corrected (docs/contract/collection.md, update). */
@DeskTest
class PaymentUpdateTests {

    private static final String PATH = "/collection-services/payments/_update";

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    private ObjectNode change(JsonNode payment) {
        return json.createObjectNode().put("id", payment.path("id").asString()).put("tenantId", Desk.TENANT);
    }

    private Answer tryUpdate(ObjectNode change, String token) {
        ObjectNode body = json.createObjectNode();
        body.set("Payment", change);
        return calls.post(PATH, body, token);
    }

    private JsonNode update(ObjectNode change) {
        Answer answer = tryUpdate(change, desk.clerk());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("Payments").path(0);
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

    @Test
    void whatIsNamedChangesAndTheRestStays() {
        JsonNode payment = desk.pay(PaymentBody.cash()
                .with("payerName", "Asha")
                .with("mobileNumber", "9822000011")
                .with("additionalDetails", json.readTree("{\"a\": 1, \"b\": {\"c\": 2}}"))
                .bill(desk.newBill("PT", "100")));

        JsonNode updated = update(change(payment)
                .put("payerName", "Asha Patil")
                .put("payerAddress", "14 Gaonbhag")
                .put("payerEmail", "asha@example.org")
                .put("totalAmountPaid", 1)
                .put("paymentStatus", "CANCELLED")
                .set("additionalDetails", json.readTree("{\"b\": {\"d\": 3}}")));

        assertThat(updated).isEqualTo(stored(payment));
        assertThat(updated.path("payerName").asString()).isEqualTo("Asha Patil");
        assertThat(updated.path("payerAddress").asString()).isEqualTo("14 Gaonbhag");
        assertThat(updated.path("payerEmail").asString()).isEqualTo("asha@example.org");
        assertThat(updated.path("paidBy").asString()).isEqualTo("Asha Citizen");
        assertThat(updated.path("mobileNumber").asString()).isEqualTo("9822000011");
        assertThat(updated.path("additionalDetails"))
                .isEqualTo(json.readTree("{\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}"));
        assertThat(Desk.rupees(updated.path("totalAmountPaid"))).isEqualByComparingTo("100");
        assertThat(updated.path("paymentStatus").asString()).isEqualTo("NEW");
    }

    @Test
    void aReceiptGetsItsPaperNumberAndItsVoucher() {
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100")));
        JsonNode receipt = payment.path("paymentDetails").path(0);
        JsonNode detail = receipt.path("bill").path("billDetails").path(0);
        ObjectNode change = change(payment);
        ObjectNode receiptChange = change.putArray("paymentDetails")
                .addObject()
                .put("id", receipt.path("id").asString())
                .put("manualReceiptNumber", "G8-221")
                .put("manualReceiptDate", Desk.NOW.toEpochMilli());
        receiptChange
                .putObject("bill")
                .putArray("billDetails")
                .addObject()
                .put("id", detail.path("id").asString())
                .put("voucherHeader", "V-7");

        JsonNode updated = update(change).path("paymentDetails").path(0);

        assertThat(updated.path("manualReceiptNumber").asString()).isEqualTo("G8-221");
        assertThat(updated.path("manualReceiptDate").asLong()).isEqualTo(Desk.NOW.toEpochMilli());
        assertThat(updated.path("bill")
                        .path("billDetails")
                        .path(0)
                        .path("voucherHeader")
                        .asString())
                .isEqualTo("V-7");
        assertThat(updated.path("receiptNumber")).isEqualTo(receipt.path("receiptNumber"));
    }

    @Test
    void whoChangedWhichMembersIsKeptWithoutTheirValues() {
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100")));

        update(change(payment).put("payerName", "Somebody Else").put("payerEmail", "else@example.org"));

        assertThat(jdbc.sql("""
                                select detail::text from events.audit_entry
                                where object_type = 'payment' and object_id = :id and action = 'PAYMENT_UPDATED'
                                """)
                        .param("id", payment.path("id").asString())
                        .query(String.class)
                        .list())
                .singleElement()
                .satisfies(detail -> assertThat(json.readTree(detail))
                        .isEqualTo(json.readTree("{\"members\": [\"payerEmail\", \"payerName\"]}")));
    }

    @Test
    void aPaymentThatIsNotThereIsNotFound() {
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100")));
        JsonNode before = stored(payment);
        ObjectNode foreignReceipt = change(payment);
        foreignReceipt
                .putArray("paymentDetails")
                .addObject()
                .put("id", UUID.randomUUID().toString());

        for (ObjectNode change : List.of(
                change(payment).put("id", UUID.randomUUID().toString()),
                change(payment).put("id", "no-id"),
                change(payment).put("tenantId", "pb.jalandhar"),
                foreignReceipt)) {
            Answer answer = tryUpdate(change, desk.clerk());
            assertThat(answer.status()).isIn(400, 403);
            assertThat(codes(answer)).containsAnyOf("RECEIPT_UPDATE_NOT_FOUND", "CustomException");
        }
        assertThat(stored(payment)).isEqualTo(before);
    }

    @Test
    void anUndonePaymentStaysAsItIs() {
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100")));
        desk.act("CANCEL", payment);

        Answer answer = tryUpdate(change(payment).put("payerName", "Late"), desk.clerk());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(codes(answer)).containsExactly("PAYMENT_WORKFLOW_INVALID_PAYMENT");
    }

    @Test
    void aPaperReceiptCannotBeDatedWhenTheChequeWasStale() {
        JsonNode payment =
                desk.pay(PaymentBody.cheque(Desk.NOW.minus(Duration.ofDays(80)).toEpochMilli())
                        .bill(desk.newBill("WS", "100")));
        ObjectNode change = change(payment);
        change.putArray("paymentDetails")
                .addObject()
                .put("id", payment.path("paymentDetails").path(0).path("id").asString())
                .put("manualReceiptDate", Desk.NOW.plus(Duration.ofDays(11)).toEpochMilli());

        assertThat(codes(tryUpdate(change, desk.clerk()))).containsExactly("CHEQUE_DD_DATE_WITH_MANUAL_RECEIPT_DATE");
    }

    @Test
    void namesAndAddressesKeepTheirFormAndOnlyTheCounterCorrects() {
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100")));

        assertThat(codes(tryUpdate(change(payment).put("payerName", "<b>"), desk.clerk())))
                .contains("Pattern.paymentUpdateRequest.payment.payerName");
        assertThat(codes(tryUpdate(json.createObjectNode(), desk.clerk())))
                .contains("NotNull.paymentUpdateRequest.payment.id", "NotNull.paymentUpdateRequest.payment.tenantId");
        assertThat(tryUpdate(change(payment), desk.integrator()).status()).isEqualTo(403);
        assertThat(tryUpdate(change(payment), desk.citizen()).status()).isEqualTo(403);
    }
}

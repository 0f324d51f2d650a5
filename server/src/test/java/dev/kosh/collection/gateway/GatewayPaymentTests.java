package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.PaymentBody;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A citizen pays at the gateway, and what comes of it (docs/contract/gateway.md). */
class GatewayPaymentTests extends GatewayTest {

    private HttpResponse<String> decide(JsonNode transaction, String decision) {
        URI page = URI.create(transaction.path("redirectUrl").asString());
        return browse(HttpRequest.newBuilder(page.resolve("/pay"))
                .POST(HttpRequest.BodyPublishers.ofString("order=" + id(transaction) + "&decision=" + decision)));
    }

    /** The query that the browser brings back. */
    private String wayBack(JsonNode transaction, String decision) {
        HttpResponse<String> decided = decide(transaction, decision);
        assertThat(decided.statusCode()).isEqualTo(303);
        URI location = URI.create(decided.headers().firstValue("Location").orElseThrow());
        assertThat(location.toString()).startsWith("https://city.example.org/citizen/payment/success?from=bill");
        return location.getRawQuery();
    }

    @Test
    void aCitizenPaysOnTheGatewaysPageAndGetsTheReceipt() {
        JsonNode transaction = begin("1550");
        assertThat(transaction.path("txnStatus").asString()).isEqualTo("PENDING");
        assertThat(transaction.path("txnStatusMsg").asString()).isEqualTo("Transaction initiated");
        assertThat(id(transaction)).matches("PB_PG_2026_11_20_\\d{6,}_\\d{2}");
        assertThat(transaction.path("callbackUrl").asString())
                .isEqualTo("https://city.example.org/citizen/payment/success?from=bill&eg_pg_txnid=" + id(transaction));
        HttpResponse<String> page = open(transaction);
        assertThat(page.body()).contains("Rs 1550.00", id(transaction));

        JsonNode paid = updateBy(wayBack(transaction, "pay"));

        assertThat(paid.path("txnStatus").asString()).isEqualTo("SUCCESS");
        assertThat(paid.path("txnStatusMsg").asString()).isEqualTo("Transaction successful");
        assertThat(paid.path("txnAmount").asString()).isEqualTo("1550.00");
        assertThat(paid.path("gatewayTxnId").asString()).startsWith("SBX");
        assertThat(paid.path("receiptStatus").asString()).isEqualTo("ISSUED");
        JsonNode payment = desk.payments("", desk.citizen(), "tenantId", Desk.TENANT, "transactionNumber", id(paid))
                .path(0);
        assertThat(payment.path("paymentMode").asString()).isEqualTo("ONLINE");
        assertThat(payment.path("instrumentDate").asLong())
                .isEqualTo(transaction.path("auditDetails").path("createdTime").asLong());
        assertThat(payment.path("payerId").asString())
                .isEqualTo(transaction.path("user").path("uuid").asString());
        assertThat(paid.path("receipt").asString())
                .isEqualTo(payment.path("paymentDetails")
                        .path(0)
                        .path("receiptNumber")
                        .asString());
        assertThat(bill(transaction).path("status").asString()).isEqualTo("PAID");
        assertThat(audited(transaction)).containsExactly("GATEWAY_TRANSACTION_BEGUN", "GATEWAY_TRANSACTION_SUCCESS");
    }

    @Test
    void whoPaidForAnotherFindsThePaymentAmongHisOwn() {
        JsonNode bill = desk.newBill("PT", "320");
        ObjectNode order = order(bill);
        ((ObjectNode) order.path("user")).put("name", "Neighbour").put("mobileNumber", "9811122255");
        JsonNode transaction = begin(order);
        open(transaction);
        gateway.pay(id(transaction));
        JsonNode paid = update(transaction);
        drained.now();

        JsonNode found = desk.payments(
                "",
                desk.citizen(),
                "tenantId",
                Desk.TENANT,
                "consumerCodes",
                bill.path("consumerCode").asString());

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/paymentDetails/0/receiptNumber")).isEqualTo(paid.path("receipt"));
    }

    @Test
    void severalBillsArePaidTogetherWithAReceiptEach() {
        JsonNode transaction = begin(order(desk.newBill("PT", "1100"), desk.newBill("WS", "450")));
        open(transaction);
        gateway.pay(id(transaction));

        JsonNode paid = update(transaction);

        assertThat(paid.path("receipt").asString().split(",")).hasSize(2);
        assertThat(paid.path("additionalDetails").path("taxAndPayments").size()).isEqualTo(2);
    }

    @Test
    void whatIsPendingAtTheGatewayStaysPending() {
        JsonNode transaction = beginAndOpen("100");
        gateway.hold(id(transaction));

        assertThat(update(transaction).path("txnStatus").asString()).isEqualTo("PENDING");

        gateway.pay(id(transaction));
        assertThat(update(transaction).path("txnStatus").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void aReloadedSuccessPageShowsTheSameReceiptAgain() {
        JsonNode transaction = beginAndPay("100");
        JsonNode first = update(transaction);
        int asked = gateway.reportsAsked();

        assertThat(update(transaction)).isEqualTo(first);

        assertThat(gateway.reportsAsked()).isEqualTo(asked);
        assertThat(payments(transaction)).isEqualTo(1);
    }

    @Test
    void theAnswerThatBringsTheReceiptSaysWhenThatWasAsEveryLaterOneDoes() {
        JsonNode transaction = beginAndPay("100");
        clock.advance(Duration.ofMinutes(3));
        long paidAt = clock.millis();

        JsonNode first = update(transaction);

        assertThat(first.at("/auditDetails/lastModifiedTime").asLong()).isEqualTo(paidAt);
        clock.advance(Duration.ofMinutes(3));
        assertThat(update(transaction)).isEqualTo(first);
    }

    @Test
    void everyAnswerIsCalledSuccessfulInTheWordOfTheOriginal() {
        Answer begun = tryBegin(order(desk.newBill("PT", "100")));
        String txnId = id(begun.body().path("Transaction"));

        assertThat(statusText(begun)).isEqualTo("SUCCESSFUL");
        assertThat(statusText(tryUpdate("transactionId=" + txnId))).isEqualTo("SUCCESSFUL");
        assertThat(statusText(calls.post("/pg-service/transaction/v1/_search?txnId=" + txnId, "{}", desk.citizen())))
                .isEqualTo("SUCCESSFUL");
    }

    private static String statusText(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().at("/ResponseInfo/status").asString();
    }

    @Test
    void aDeclinedPaymentFailsAndTheBillMayBePaidAtOnce() {
        JsonNode transaction = begin("100");
        open(transaction);

        JsonNode failed = updateBy(wayBack(transaction, "decline"));

        assertThat(failed.path("txnStatus").asString()).isEqualTo("FAILURE");
        assertThat(failed.path("txnStatusMsg").asString()).isEqualTo("Transaction failed at gateway");
        assertThat(tryBegin(order(bill(transaction))).status()).isEqualTo(200);
    }

    @Test
    void nothingIsReceiptedAtOnceWithoutAGateway() {
        ObjectNode order = order(desk.newBill("PT", "0"));
        order.putObject("additionalDetails").put("isWhatsapp", false);

        JsonNode transaction = begin(order);

        assertThat(transaction.path("txnStatus").asString()).isEqualTo("SUCCESS");
        assertThat(transaction.path("receipt").asString()).isNotEmpty();
        assertThat(transaction.path("redirectUrl").isNull()).isTrue();
        assertThat(transaction.path("additionalDetails").path("isWhatsapp").asBoolean(true))
                .isFalse();
    }

    @Test
    void theReturnMayComeAsAFormByAddressOrAsABodyAndNameTheTransactionAsTheGatewayDoes() {
        JsonNode transaction = beginAndPay("100");
        Answer byForm = calls.post(
                UPDATE,
                "ORDER=" + id(transaction),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "auth-token", desk.citizen()));
        Answer byAddress = calls.send(calls.to(UPDATE + "?EG_PG_TXNID=" + id(transaction))
                .header("auth-token", desk.citizen())
                .GET());

        assertThat(byForm.body().path("Transaction").path(0).path("txnStatus").asString())
                .isEqualTo("SUCCESS");
        Answer byBody =
                calls.post(UPDATE, "{\"order\":\"" + id(transaction) + "\",\"status\":1,\"more\":[]}", desk.citizen());
        assertThat(byAddress.body().path("Transaction")).isEqualTo(byForm.body().path("Transaction"));
        assertThat(byBody.body().path("Transaction")).isEqualTo(byForm.body().path("Transaction"));
    }

    @Test
    void aPageToWhichAnEarlierTransactionCameBackNamesTheNewOneOnly() {
        ObjectNode again = order(desk.newBill("PT", "100"))
                .put("callbackUrl", "https://city.example.org/paid?a=1&eg_pg_txnid=PB_PG_2026_11_20_999999_00&b=2#end");

        JsonNode transaction = begin(again);

        assertThat(transaction.path("callbackUrl").asString())
                .isEqualTo("https://city.example.org/paid?a=1&b=2&eg_pg_txnid=" + id(transaction) + "#end");
    }

    @Test
    void aReturnThatNamesNoTransactionOrAnUnknownOneIsRefused() {
        assertThat(tryUpdate("status=PAID").errorCode()).isEqualTo("MISSING_UPDATE_TXN_ID");
        assertThat(tryUpdate("transactionId=PB_PG_2026_11_20_999999_00").errorCode())
                .isEqualTo("TXN_UPDATE_NOT_FOUND");
    }

    @Test
    void whoeverMayNotSeeATransactionCannotAskAboutIt() {
        ObjectNode order = order(desk.newBill("PT", "100"));
        order.withObject("user").put("name", "Somebody Else").put("mobileNumber", desk.mobileNumber());
        Answer begun = tryBegin(order, desk.clerk());
        assertThat(begun.status()).as("%s", begun.body()).isEqualTo(200);

        assertThat(tryUpdate("transactionId=" + id(begun.body().path("Transaction")))
                        .errorCode())
                .isEqualTo("TXN_UPDATE_NOT_FOUND");
    }

    @Test
    void theListNamesTheGatewaysThatTakeOrders() {
        Answer answer = calls.post("/pg-service/gateway/v1/_search", "{}", desk.citizen());

        assertThat(answer.body().valueStream().map(JsonNode::asString)).containsExactly("SANDBOX");
        assertThat(calls.send(calls.to("/pg-service/gateway/v1/_search")
                                .header("auth-token", desk.citizen())
                                .GET())
                        .body())
                .isEqualTo(answer.body());
    }

    @Test
    void theClerksReceiptStandsInHisNameAndTheCitizenIsThePayer() {
        String mobileNumber = desk.mobileNumber();
        ObjectNode order = order(desk.newBill("PT", "100"));
        order.withObject("user").put("name", "Balwinder Kaur").put("mobileNumber", mobileNumber);
        JsonNode transaction = tryBegin(order, desk.clerk()).body().path("Transaction");
        open(transaction);
        gateway.pay(id(transaction));
        calls.post(UPDATE + "?transactionId=" + id(transaction), "{}", desk.clerk());

        JsonNode payment = desk.payments(
                        "", desk.clerk(), "tenantId", Desk.TENANT, "transactionNumber", id(transaction))
                .path(0);
        assertThat(payment.path("payerId").asString())
                .isEqualTo(transaction.path("user").path("uuid").asString());
        assertThat(payment.path("auditDetails").path("createdBy"))
                .isEqualTo(desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "1")))
                        .path("auditDetails")
                        .path("createdBy"));
    }

    @Test
    void aBillThatIsPaidAtTheCounterCannotBeBegun() {
        JsonNode bill = desk.newBill("PT", "100");
        desk.pay(PaymentBody.cash().bill(bill));

        assertThat(tryBegin(order(bill)).errorCode()).isEqualTo("BILL_ALREADY_PAID");
    }

    @Test
    void whatIsWrongWithAnOrderIsSaidAtOnce() {
        JsonNode bill = desk.newBill("PT", "100");
        ObjectNode order = order(bill);
        order.put("txnAmount", "90").put("gateway", "PAYTM").put("callbackUrl", "javascript:alert(1)");

        assertThat(Desk.codes(tryBegin(order)))
                .containsExactlyInAnyOrder(
                        "INVALID_PAYMENT_GATEWAY", "TXN_CREATE_INVALID_TXN_AMT", "INVALID_CALLBACK_URL");
    }

    @Test
    void membersThatAreMissingAreNamed() {
        ObjectNode order = order(desk.newBill("PT", "100"));
        order.remove(List.of("consumerCode", "user"));
        order.withArray("taxAndPayments").addObject().putNull("billId");

        assertThat(Desk.codes(tryBegin(order)))
                .contains(
                        "NotNull.transactionRequest.transaction.consumerCode",
                        "NotNull.transactionRequest.transaction.user",
                        "NotNull.transactionRequest.transaction.taxAndPayments[1].billId");
    }

    @Test
    void aBillThatATransactionNamesTwiceIsRefused() {
        JsonNode bill = desk.newBill("PT", "100");

        assertThat(Desk.codes(tryBegin(order(bill, bill)))).containsExactly("DUPLICATE_BILLID");
    }

    @Test
    void nothingForABillThatIsDueIsRefusedAndNotReceipted() {
        ObjectNode order = order(desk.newBill("PT", "100"));
        order.put("txnAmount", "0");
        ((ObjectNode) order.at("/taxAndPayments/0")).put("amountPaid", 0);

        assertThat(Desk.codes(tryBegin(order))).containsExactly("INVALID_PAYMENTDETAIL");
    }

    @Test
    void ofTwoBillsWithOnePaidAlreadyTheOtherCanStillBePaid() {
        JsonNode paid = desk.newBill("PT", "100");
        JsonNode open = desk.newBill("WS", "50");
        desk.pay(PaymentBody.cash().bill(paid));

        assertThat(Desk.codes(tryBegin(order(open, paid)))).containsExactly("BILL_ALREADY_PAID");

        assertThat(begin(order(open)).path("txnStatus").asString()).isEqualTo("PENDING");
    }

    @Test
    void whileOneTransactionIsUnderWayNoOtherBeginsForAnyOfItsBills() {
        JsonNode first = desk.newBill("PT", "100");
        JsonNode second = desk.newBill("WS", "50");
        begin(order(first, second));

        assertThat(tryBegin(order(second)).errorCode()).isEqualTo("TXN_ABRUPTLY_DISCARDED");
    }

    @Test
    void aBillThatAGatewayBroughtMoneyForIsNotBegunAgain() {
        JsonNode transaction = beginAndPay("100");
        update(transaction);

        assertThat(Desk.codes(tryBegin(order(bill(transaction))))).contains("TXN_CREATE_BILL_ALREADY_PAID");
    }
}

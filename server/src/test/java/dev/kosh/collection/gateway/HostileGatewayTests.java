package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.LockWaits;
import dev.kosh.testing.SandboxUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Payers who cheat, browsers that repeat, gateways that err or are silent. */
class HostileGatewayTests extends GatewayTest {

    @Autowired
    private TransactionTemplate transactions;

    private static String failureSaid(String order) {
        return "order=" + order + "&amount=100.00&status=FAILED&reference=SBX1&mode=UPI&code=03&message=no";
    }

    private void signedFailureOf(JsonNode transaction, String query) {
        assertThat(updateBy("transactionId=" + id(transaction) + '&' + query)
                        .path("txnStatus")
                        .asString())
                .isEqualTo("PENDING");
    }

    @Test
    void anAddressWithAnotherAmountIsNoOrderToTheGateway() {
        JsonNode transaction = begin("1550");
        String cheaper = transaction.path("redirectUrl").asString().replace("amount=1550.00", "amount=1.00");

        assertThat(browse(HttpRequest.newBuilder(URI.create(cheaper))).statusCode())
                .isEqualTo(403);

        assertThat(update(transaction).path("txnStatus").asString()).isEqualTo("PENDING");
    }

    @Test
    void anotherAmountThanAskedForMakesNoReceiptAndHasToBeGivenBack() {
        JsonNode transaction = beginAndOpen("1550");
        gateway.payAnother(id(transaction), "15.50");

        JsonNode failed = update(transaction);

        assertThat(failed.path("txnStatus").asString()).isEqualTo("FAILURE");
        assertThat(failed.path("txnStatusMsg").asString()).isEqualTo("Transaction failed, amount mismatch");
        assertThat(failed.path("gatewayAmount").decimalValue()).isEqualByComparingTo("15.50");
        assertThat(failed.path("receiptStatus").asString()).isEqualTo("REFUND_DUE");
        assertThat(payments(transaction)).isZero();
    }

    @Test
    void aReturnThatSaysPaidIsNotBelieved() {
        JsonNode transaction = beginAndOpen("100");
        String claimed = "order=" + id(transaction)
                + "&amount=100.00&status=PAID&reference=SBX1&mode=UPI&code=01&message=Txn+Success&signature=00ff";

        assertThat(updateBy(claimed).path("txnStatus").asString()).isEqualTo("PENDING");

        assertThat(payments(transaction)).isZero();
    }

    @Test
    void aForgedSignatureOfAFailureEndsNothingAndIsAudited() {
        JsonNode transaction = beginAndOpen("100");

        signedFailureOf(transaction, failureSaid(id(transaction)) + "&signature=00ff");

        assertThat(audited(transaction)).contains("GATEWAY_RETURN_FORGED");
    }

    @Test
    void aFailureOfAnotherTransactionEndsNothing() {
        JsonNode failed = beginAndOpen("100");
        gateway.decline(id(failed));
        String itsReturn = gateway.wayBack(id(failed)).getRawQuery();
        JsonNode transaction = beginAndOpen("100");
        String stolen = Stream.of(itsReturn.split("&"))
                .filter(pair -> !pair.startsWith("eg_pg_txnid"))
                .reduce((one, other) -> one + '&' + other)
                .orElseThrow();

        signedFailureOf(transaction, stolen);
    }

    @Test
    void theSignedReturnOfASuccessIsStillAskedAbout() {
        JsonNode transaction = beginAndPay("100");
        int asked = gateway.reportsAsked();

        JsonNode paid = updateBy(gateway.wayBack(id(transaction)).getRawQuery());

        assertThat(paid.path("txnStatus").asString()).isEqualTo("SUCCESS");
        assertThat(gateway.reportsAsked()).isEqualTo(asked + 1);
    }

    @Test
    void theSameReturnAgainAndAgainMakesOneReceipt() {
        JsonNode transaction = beginAndPay("100");
        String query = gateway.wayBack(id(transaction)).getRawQuery();
        JsonNode first = updateBy(query);

        assertThat(updateBy(query)).isEqualTo(first);

        assertThat(payments(transaction)).isEqualTo(1);
    }

    @Test
    void callbacksAndPollsAtTheSameMomentMakeOneReceipt() {
        JsonNode transaction = beginAndPay("100");
        makeDue(transaction);
        Callable<String> callback = () -> update(transaction).path("receipt").asString();
        Callable<String> poll = () -> {
            poll();
            return update(transaction).path("receipt").asString();
        };

        List<String> receipts = Desk.together(List.of(callback, poll, callback, poll));

        assertThat(receipts).doesNotContain("").containsOnly(receipts.get(0));
        assertThat(payments(transaction)).isEqualTo(1);
    }

    @Test
    void ofTwoPayersOfOneBillOneBegins() {
        ObjectNode order = order(desk.newBill("PT", "100"));
        Callable<Answer> begin = () -> tryBegin(order);

        List<Answer> answers = Desk.together(Collections.nCopies(4, begin));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allMatch(answer -> answer.errorCode().equals("TXN_ABRUPTLY_DISCARDED"));
    }

    @Test
    void ofTwoPayersWhoNameTheSameBillsInOppositeOrderOneBegins() throws Exception {
        JsonNode first = desk.newBill("PT", "100");
        JsonNode held = desk.newBill("PT", "100");
        JsonNode last = desk.newBill("PT", "100");
        String elsewhere = id(begin("100"));
        ExecutorService payers = Executors.newFixedThreadPool(2);
        List<Future<Answer>> beginning = new ArrayList<>();

        transactions.executeWithoutResult(holding -> {
            // Both have their first bill then, and each wants the other's.
            jdbc.sql("""
                            insert into collection.gateway_transaction_bill (tenant_id, txn_id, bill_id, is_held)
                            values (?, ?, cast(? as uuid), true)
                            """)
                    .params(Desk.TENANT, elsewhere, held.path("id").asString())
                    .update();
            beginning.add(payers.submit(() -> tryBegin(order(first, held, last))));
            beginning.add(payers.submit(() -> tryBegin(order(last, held, first))));
            LockWaits.await(jdbc, 2);
            holding.setRollbackOnly();
        });

        List<Answer> answers = List.of(beginning.get(0).get(), beginning.get(1).get());
        payers.shutdown();
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.errorCode().equals("TXN_ABRUPTLY_DISCARDED"));
    }

    @Test
    void aRetriedOrderWithItsKeyGetsTheSameTransaction() {
        ObjectNode body = order(desk.newBill("PT", "100")).objectNode();
        body.set("Transaction", order(desk.newBill("PT", "100")));
        body.putObject("RequestInfo").put("authToken", desk.citizen());
        Map<String, String> key = Map.of("Idempotency-Key", "pg-" + desk.consumer());

        Answer first = calls.post("/pg-service/transaction/v1/_create", body.toString(), key);
        Answer again = calls.post("/pg-service/transaction/v1/_create", body.toString(), key);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void whileTheGatewayIsSilentTheTransactionStaysPendingAndAPollMakesItGood() {
        JsonNode transaction = beginAndPay("100");
        gateway.beSilent(true);

        assertThat(update(transaction).path("txnStatus").asString()).isEqualTo("PENDING");

        gateway.beSilent(false);
        makeDue(transaction);
        poll();
        assertThat(stored(transaction).status()).isEqualTo(TransactionStatus.SUCCESS);
    }

    @Test
    void aGatewayThatIsNotThereLeavesTheTransactionPending() {
        JsonNode transaction = beginAndPay("100");
        gateway.refuseConnections();
        try {
            assertThat(update(transaction).path("txnStatus").asString()).isEqualTo("PENDING");
        } finally {
            gateway.acceptConnections();
        }
        assertThat(update(transaction).path("txnStatus").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void aPaidOrderThatAnUnsigned404DeniesIsNotOverAndGetsItsReceiptWhenTheGatewayIsHeardAgain() {
        JsonNode transaction = beginAndPay("100");
        gateway.hideOrders(true);
        assertThat(update(transaction).path("txnStatus").asString()).isEqualTo("PENDING");

        clock.advance(Duration.ofMinutes(35));
        poll();
        assertThat(stored(transaction).status()).isEqualTo(TransactionStatus.FAILURE);
        assertThat(stored(transaction).isOpen()).isTrue();
        for (int halfDay = 0; halfDay < 4; halfDay++) {
            clock.advance(Duration.ofHours(12));
            poll();
            assertThat(stored(transaction).nextPollAt()).isAfter(clock.now());
        }

        gateway.hideOrders(false);
        clock.advance(Duration.ofHours(12));
        poll();
        assertThat(stored(transaction).status()).isEqualTo(TransactionStatus.SUCCESS);
        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.ISSUED);
        assertThat(payments(transaction)).isEqualTo(1);
        assertThat(bill(transaction).path("status").asString()).isEqualTo("PAID");
    }

    @Test
    void aPaidOrderThatAnUnsigned404DeniedUntilItWasGivenUpIsStillReceiptedForWhoAsks() {
        JsonNode transaction = beginAndPay("100");
        gateway.hideOrders(true);
        clock.advance(Duration.ofDays(7));
        poll();
        assertThat(stored(transaction).nextPollAt()).isNull();
        // The token of a week ago is no longer good.
        String citizen = calls.login(SandboxUser.CITIZEN);
        String ask = UPDATE + "?transactionId=" + id(transaction);
        assertThat(calls.post(ask, "{}", citizen)
                        .body()
                        .at("/Transaction/0/txnStatus")
                        .asString())
                .isEqualTo("FAILURE");

        gateway.hideOrders(false);

        assertThat(calls.post(ask, "{}", citizen)
                        .body()
                        .at("/Transaction/0/receiptStatus")
                        .asString())
                .isEqualTo("ISSUED");
        assertThat(payments(transaction)).isEqualTo(1);
    }

    private void makeDue(JsonNode transaction) {
        store.pollAt(AMRITSAR, id(transaction), clock.now());
    }
}

package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Money that the gateway had without a receipt is noted as given back, once, by whoever takes money to the bank. */
@SuppressWarnings("NullAway.Init")
class RefundTests extends GatewayTest {

    private static final String REFUNDED = "/pg-service/transaction/v1/_refunded";
    private static final String SEARCH = "/pg-service/transaction/v1/_search";

    @Autowired
    private Accounts accounts;

    private final String reference = "ARN/" + UUID.randomUUID();

    /** A transaction whose bill was paid at the counter while the citizen paid at the gateway. */
    private JsonNode due() {
        JsonNode transaction = beginAndPay("100");
        desk.pay(PaymentBody.cash().bill(bill(transaction)));
        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("REFUND_DUE");
        return transaction;
    }

    private static ObjectNode body(String tenant, String txnId, String reference) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("Refund").put("tenantId", tenant).put("txnId", txnId).put("reference", reference);
        return body;
    }

    private Answer refunded(JsonNode transaction, String by) {
        return calls.post(REFUNDED, body(Desk.TENANT, id(transaction), by), desk.clerk());
    }

    private String tokenOf(String tenant, String... roles) {
        return desk.token(NewPerson.of(tenant).name("Refund Desk").roles(roles).onRecord(accounts));
    }

    private JsonNode search(String... criteria) {
        Answer answer = desk.query(SEARCH, desk.clerk(), criteria);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("Transaction");
    }

    @Test
    void whatWasGivenBackIsNoLongerOwedAndIsFoundByItsReference() {
        JsonNode transaction = due();

        Answer answer = refunded(transaction, reference);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        JsonNode noted = answer.body().path("Transaction");
        assertThat(noted.path("receiptStatus").asString()).isEqualTo("REFUNDED");
        assertThat(noted.path("refundReference").asString()).isEqualTo(reference);
        assertThat(noted.path("txnStatus").asString()).isEqualTo("SUCCESS");
        assertThat(search("tenantId", Desk.TENANT, "refundReference", reference))
                .singleElement()
                .satisfies(found -> assertThat(id(found)).isEqualTo(id(transaction)));
        assertThat(search("receiptStatus", "REFUNDED", "txnId", id(transaction)).size())
                .isEqualTo(1);
        assertThat(search("receiptStatus", "REFUND_DUE", "txnId", id(transaction))
                        .size())
                .isZero();
    }

    private JsonNode receiptedByHand(JsonNode transaction) {
        return desk.pay(PaymentBody.online(id(transaction))
                .with("instrumentDate", clock.now().toEpochMilli())
                .bill(desk.newBill("PT", "100")));
    }

    /** The payer shows his bank's message at the counter; whoever gives money back later must not find it on his list. */
    @Test
    void whatAClerkReceiptsAfterwardsIsNoLongerToBeGivenBack() {
        JsonNode transaction = due();
        JsonNode untouched = due();
        JsonNode recorded = receiptedByHand(transaction);

        poll();

        assertThat(search("receiptStatus", "REFUND_DUE", "txnId", id(transaction))
                        .size())
                .isZero();
        assertThat(search("receiptStatus", "ISSUED", "txnId", id(transaction)))
                .singleElement()
                .satisfies(found -> assertThat(found.path("receipt"))
                        .isEqualTo(recorded.path("paymentDetails").path(0).path("receiptNumber")));
        assertThat(search("receiptStatus", "REFUND_DUE", "txnId", id(untouched)).size())
                .isOne();
    }

    @Test
    void moneyThatAClerkHasReceiptedMeanwhileIsNotNotedAsGivenBack() {
        JsonNode transaction = due();
        JsonNode recorded = receiptedByHand(transaction);

        Answer answer = refunded(transaction, reference);

        assertThat(Desk.codes(answer)).containsExactly("REFUND_NOT_DUE");
        assertThat(answer.body().toString())
                .contains(recorded.path("paymentDetails")
                        .path(0)
                        .path("receiptNumber")
                        .asString());
        assertThat(stored(transaction).refundReference()).isNull();
    }

    @Test
    void whoGaveMoneyBackIsOnTheTrail() {
        JsonNode transaction = due();
        refunded(transaction, reference);

        assertThat(audited(transaction)).endsWith("GATEWAY_TRANSACTION_REFUNDED");
        Map<String, @Nullable Object> entry =
                jdbc.sql("""
                        select actor_uuid, detail ->> 'refundReference' as reference, detail ->> 'gatewayAmount' as amount
                        from events.audit_entry
                        where tenant_id = ? and object_id = ? and action = 'GATEWAY_TRANSACTION_REFUNDED'
                        """).params(Desk.TENANT, id(transaction)).query().singleRow();
        assertThat(entry)
                .containsEntry("actor_uuid", "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e024")
                .containsEntry("reference", reference)
                .containsEntry("amount", "100.00");
    }

    @Test
    void anotherAmountThatTheGatewayTookIsGivenBackTheSameWay() {
        JsonNode transaction = beginAndOpen("100");
        gateway.payAnother(id(transaction), "1.00");
        update(transaction);

        JsonNode noted = refunded(transaction, reference).body().path("Transaction");

        assertThat(noted.path("receiptStatus").asString()).isEqualTo("REFUNDED");
        assertThat(noted.path("txnStatus").asString()).isEqualTo("FAILURE");
    }

    @Test
    void theSameNoteAgainAnswersTheSameAndLeavesOneEntry() {
        JsonNode transaction = due();
        Answer first = refunded(transaction, reference);
        clock.advance(Duration.ofMinutes(5));

        Answer again = refunded(transaction, reference);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("Transaction")).isEqualTo(first.body().path("Transaction"));
        assertThat(entries(transaction)).isOne();
    }

    @Test
    void anotherReferenceForTheSameMoneyIsRefused() {
        JsonNode transaction = due();
        refunded(transaction, reference);

        Answer other = refunded(transaction, reference + "/2");

        assertThat(other.status()).isEqualTo(400);
        assertThat(Desk.codes(other)).containsExactly("REFUND_ALREADY_RECORDED");
        assertThat(stored(transaction).refundReference()).isEqualTo(reference);
        assertThat(entries(transaction)).isOne();
    }

    @Test
    void ofManyAtOnceWithReferencesOfTheirOwnOneIsTakenDown() {
        JsonNode transaction = due();

        List<Integer> statuses = Desk.together(IntStream.range(0, 4)
                .<Callable<Integer>>mapToObj(each ->
                        () -> refunded(transaction, reference + "/" + each).status())
                .toList());

        assertThat(statuses).containsExactlyInAnyOrder(200, 400, 400, 400);
        assertThat(entries(transaction)).isOne();
    }

    @Test
    void ofManyAtOnceWithOneReferenceAllAreToldTheSame() {
        JsonNode transaction = due();

        List<Integer> statuses = Desk.together(IntStream.range(0, 4)
                .<Callable<Integer>>mapToObj(
                        each -> () -> refunded(transaction, reference).status())
                .toList());

        assertThat(statuses).containsOnly(200);
        assertThat(entries(transaction)).isOne();
    }

    private long entries(JsonNode transaction) {
        return audited(transaction).stream()
                .filter("GATEWAY_TRANSACTION_REFUNDED"::equals)
                .count();
    }

    @Test
    void moneyThatHasItsReceiptOrIsUnderWayIsNotOwed() {
        JsonNode underWay = begin("100");
        JsonNode receipted = beginAndPay("100");
        assertThat(update(receipted).path("receiptStatus").asString()).isEqualTo("ISSUED");

        for (JsonNode transaction : List.of(underWay, receipted)) {
            Answer answer = refunded(transaction, reference);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(Desk.codes(answer)).containsExactly("REFUND_NOT_DUE");
            assertThat(stored(transaction).refundReference()).isNull();
            assertThat(entries(transaction)).isZero();
        }
    }

    @Test
    void ofATransactionThatNobodyKnowsNothingIsTakenDown() {
        Answer answer = calls.post(REFUNDED, body(Desk.TENANT, "PB_PG_2026_11_20_999999_00", reference), desk.clerk());

        assertThat(Desk.codes(answer)).containsExactly("REFUND_TXN_NOT_FOUND");
    }

    @Test
    void theDeskOfAnotherTownNotesNothingHere() {
        JsonNode transaction = due();
        String neighbour = tokenOf("pb.jalandhar", "COLL_REMIT_TO_BANK", "EMPLOYEE");

        Answer here = calls.post(REFUNDED, body(Desk.TENANT, id(transaction), reference), neighbour);
        Answer there = calls.post(REFUNDED, body("pb.jalandhar", id(transaction), reference), neighbour);

        assertThat(here.status()).isEqualTo(403);
        assertThat(Desk.codes(there)).containsExactly("REFUND_TXN_NOT_FOUND");
        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.REFUND_DUE);
    }

    @Test
    void noOtherRoleNotesARefundWhateverTheCallClaims() {
        JsonNode transaction = due();
        ObjectNode forged = body(Desk.TENANT, id(transaction), reference);
        forged.putObject("RequestInfo")
                .putObject("userInfo")
                .putArray("roles")
                .addObject()
                .put("code", "COLL_REMIT_TO_BANK")
                .put("tenantId", Desk.TENANT);
        for (String token : List.of(
                desk.citizen(),
                desk.integrator(),
                tokenOf(Desk.TENANT, "EMPLOYEE", "COLL_OPERATOR", "SUPERUSER", "SYS_INTEGRATOR_FINANCE"))) {
            assertThat(calls.post(REFUNDED, forged, token).status()).isEqualTo(403);
        }
        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.REFUND_DUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<script>", "A'; drop table x", "A\n", " A", "ୟ1"})
    void aReferenceThatIsNoneIsRefused(String none) {
        JsonNode transaction = due();

        assertThat(refunded(transaction, none).status()).isEqualTo(400);
        assertThat(refunded(transaction, "A".repeat(65)).status()).isEqualTo(400);
        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.REFUND_DUE);
    }

    @Test
    void whatWasGivenBackIsNotReceiptedWhenThePayerLooksAgain() {
        JsonNode transaction = due();
        refunded(transaction, reference);

        JsonNode seen = update(transaction);

        assertThat(seen.path("receiptStatus").asString()).isEqualTo("REFUNDED");
        assertThat(payments(transaction)).isZero();
    }
}

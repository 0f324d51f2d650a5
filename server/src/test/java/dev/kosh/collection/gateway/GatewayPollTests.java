package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.events.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What nobody asks about is asked about by itself, until it has ended. */
class GatewayPollTests extends GatewayTest {

    private static final Actor NOBODY = new Actor("-", "-", "-", null);

    @Autowired
    private StatusInquiry inquiry;

    @Autowired
    private Settling settling;

    private List<String> messages(JsonNode transaction) {
        drained.now();
        return jdbc.sql("select reference from notification.sms where reference like ? order by reference")
                .param("gateway transaction " + id(transaction) + " %")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void aPayerWhoNeverComesBackGetsTheReceiptAndAMessage() {
        JsonNode transaction = beginAndPay("100");
        poll();
        assertThat(stored(transaction).status()).isEqualTo(TransactionStatus.PENDING);

        clock.advance(Duration.ofMinutes(15));
        poll();

        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.ISSUED);
        assertThat(stored(transaction).nextPollAt()).isNull();
        assertThat(messages(transaction)).containsExactly("gateway transaction " + id(transaction) + " SUCCESS");
    }

    @Test
    void whoComesBackIsNotToldByMessageWhatThePageSays() {
        JsonNode transaction = beginAndPay("100");
        update(transaction);

        assertThat(messages(transaction)).isEmpty();
    }

    @Test
    void anOrderThatNobodyTookUpFailsWhenItsTimeIsOver() {
        JsonNode opened = beginAndOpen("100");
        JsonNode neverOpened = begin("100");
        clock.advance(Duration.ofMinutes(15));
        poll();
        assertThat(stored(opened).status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(stored(neverOpened).status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(messages(neverOpened)).containsExactly("gateway transaction " + id(neverOpened) + " PENDING");

        clock.advance(Duration.ofMinutes(15));
        poll();
        assertThat(stored(opened).status()).isEqualTo(TransactionStatus.FAILURE);
        assertThat(stored(neverOpened).status()).isEqualTo(TransactionStatus.PENDING);

        clock.advance(Duration.ofMinutes(5));
        poll();
        assertThat(stored(neverOpened).status()).isEqualTo(TransactionStatus.FAILURE);
        assertThat(messages(neverOpened))
                .containsExactly(
                        "gateway transaction " + id(neverOpened) + " FAILURE",
                        "gateway transaction " + id(neverOpened) + " PENDING");
        assertThat(store.holders(
                        AMRITSAR,
                        stored(neverOpened).bills().stream()
                                .map(GatewayTransaction.PaidBill::billId)
                                .toList()))
                .isEmpty();
    }

    @Test
    void aGatewayThatDeniesAPaidOrderAndAfterwardsOwnsUpToItBringsTheReceipt() {
        JsonNode transaction = beginAndPay("100");
        GatewayAnswer denied = GatewayAnswer.of(GatewayAnswer.State.UNKNOWN);
        clock.advance(Duration.ofMinutes(35));

        GatewayTransaction failed = settling.settle(stored(transaction), denied, NOBODY, true);

        assertThat(failed.status()).isEqualTo(TransactionStatus.FAILURE);
        assertThat(failed.isOpen()).isTrue();
        clock.advance(Duration.ofHours(12));
        poll();
        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.ISSUED);
        assertThat(payments(transaction)).isEqualTo(1);
    }

    @Test
    void whileTheReceiptOfADeniedOrderThatIsPaidAfterAllIsTriedNobodyPaysItsBillAgain() {
        JsonNode transaction = beginAndPay("100");
        clock.advance(Duration.ofMinutes(35));
        settling.settle(stored(transaction), GatewayAnswer.of(GatewayAnswer.State.UNKNOWN), NOBODY, true);
        jdbc.sql(
                        "update collection.gateway_transaction set bills = jsonb_set(bills, '{0,paise}', '9900') where txn_id = ?")
                .param(id(transaction))
                .update();

        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("OWED");

        assertThat(tryBegin(order(bill(transaction))).errorCode()).isEqualTo("TXN_CREATE_BILL_ALREADY_PAID");
    }

    @Test
    void anOrderThatTheGatewayKnewOnceStaysUnderWayWhenItIsDenied() {
        JsonNode transaction = beginAndOpen("100");
        gateway.hold(id(transaction));
        update(transaction);
        clock.advance(Duration.ofMinutes(35));

        GatewayTransaction denied =
                settling.settle(stored(transaction), GatewayAnswer.of(GatewayAnswer.State.UNKNOWN), NOBODY, true);

        assertThat(denied.status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(denied.nextPollAt()).isNotNull();
    }

    @Test
    void anOrderThatNobodyTookUpIsDeniedForAWeekAndThenGivenUp() {
        JsonNode transaction = begin("100");
        clock.advance(Duration.ofMinutes(35));
        poll();
        assertThat(stored(transaction).nextPollAt()).isNotNull();

        clock.advance(Duration.ofDays(7));
        poll();

        assertThat(stored(transaction).status()).isEqualTo(TransactionStatus.FAILURE);
        assertThat(stored(transaction).nextPollAt()).isNull();
    }

    @Test
    void whatEndedWhileAPassHadItInHandIsNotAskedAboutAgain() {
        JsonNode transaction = beginAndPay("100");
        clock.advance(Duration.ofMinutes(15));
        assertThat(store.takeDue(clock.now(), Duration.ofMinutes(10), 50)).hasSize(1);
        update(transaction);

        store.pollAt(AMRITSAR, id(transaction), clock.now());

        assertThat(stored(transaction).nextPollAt()).isNull();
    }

    @Test
    void aSilentGatewayIsAskedOnceInAPassAndEverythingIsAskedAboutLater() {
        JsonNode first = beginAndPay("100");
        JsonNode second = beginAndPay("100");
        clock.advance(Duration.ofMinutes(15));
        gateway.beSilent(true);
        int asked = gateway.reportsAsked();

        poll();

        assertThat(gateway.reportsAsked()).isEqualTo(asked + 1);
        gateway.beSilent(false);
        clock.advance(Duration.ofMinutes(15));
        poll();
        assertThat(stored(first).receiptState()).isEqualTo(ReceiptState.ISSUED);
        assertThat(stored(second).receiptState()).isEqualTo(ReceiptState.ISSUED);
    }

    @Test
    void whatAProcessTookAndDidNotFinishIsTakenAgainAfterTheLease() {
        JsonNode transaction = beginAndPay("100");
        clock.advance(Duration.ofMinutes(15));
        assertThat(store.takeDue(clock.now(), Duration.ofMinutes(10), 50)).hasSize(1);
        poll();
        assertThat(stored(transaction).status()).isEqualTo(TransactionStatus.PENDING);

        clock.advance(Duration.ofMinutes(10));
        poll();
        assertThat(stored(transaction).status()).isEqualTo(TransactionStatus.SUCCESS);
    }

    @Test
    void whatHasNoFinalAnswerAfterAWeekIsGivenUpUntilSomebodyAsksAgain() {
        JsonNode transaction = beginAndOpen("100");
        gateway.hold(id(transaction));
        clock.advance(Duration.ofDays(7));
        poll();
        assertThat(stored(transaction).status()).isEqualTo(TransactionStatus.FAILURE);
        assertThat(stored(transaction).statusMessage()).isEqualTo("No final answer from the gateway");

        gateway.pay(id(transaction));

        inquiry.refresh(
                Map.of("transactionId", id(transaction)),
                tenant -> PaymentCriteria.Scope.EVERYBODY,
                tenant -> true,
                NOBODY);
        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.ISSUED);
    }
}

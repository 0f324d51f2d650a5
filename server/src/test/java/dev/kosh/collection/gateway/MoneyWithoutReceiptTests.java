package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.billing.LateBills;
import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.collection.Payments;
import dev.kosh.events.Actor;
import dev.kosh.events.AuditTrail;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The gateway has a citizen's money, and the way to its receipt is not straight. None is lost. */
class MoneyWithoutReceiptTests extends GatewayTest {

    private static final Actor NOBODY = new Actor("-", "-", "-", null);

    @Autowired
    private Settling settling;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Payments payments;

    @Autowired
    private LateBills lateBills;

    @Autowired
    private Progress progress;

    @Autowired
    private GatewaySettings settings;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TransactionSms sms;

    private void makeDue(JsonNode transaction) {
        store.pollAt(AMRITSAR, id(transaction), clock.now());
    }

    @Test
    void aProcessThatDiesBetweenTheGatewaysAnswerAndTheReceiptLeavesNeitherHalf() {
        JsonNode transaction = beginAndPay("100");
        GatewayAnswer paid = paid(transaction);
        new TransactionTemplate(transactions).executeWithoutResult(dying -> {
            GatewayTransaction settled = settling.settle(stored(transaction), paid, NOBODY, false);
            assertThat(settled.receiptState()).isEqualTo(ReceiptState.ISSUED);
            dying.setRollbackOnly();
        });
        assertThat(stored(transaction).status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(payments(transaction)).isZero();

        clock.advance(Duration.ofMinutes(15));
        makeDue(transaction);
        poll();

        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.ISSUED);
        assertThat(payments(transaction)).isEqualTo(1);
    }

    @Test
    void whatWasPaidAtTheCounterMeanwhileIsSuccessThatHasToBeGivenBackAndTheJobGoesOn() {
        JsonNode doubled = beginAndPay("100");
        JsonNode other = beginAndPay("100");
        desk.pay(PaymentBody.cash().bill(bill(doubled)));
        makeDue(doubled);
        makeDue(other);

        poll();

        GatewayTransaction flagged = stored(doubled);
        assertThat(flagged.status()).isEqualTo(TransactionStatus.SUCCESS);
        assertThat(flagged.statusMessage()).isEqualTo("Receipt generation failed");
        assertThat(flagged.receiptState()).isEqualTo(ReceiptState.REFUND_DUE);
        assertThat(payments(doubled)).isZero();
        assertThat(stored(other).receiptState()).isEqualTo(ReceiptState.ISSUED);
        JsonNode due = desk.query(
                        "/pg-service/transaction/v1/_search",
                        desk.clerk(),
                        "tenantId",
                        Desk.TENANT,
                        "receiptStatus",
                        "REFUND_DUE",
                        "txnId",
                        id(doubled))
                .body()
                .path("Transaction");
        assertThat(due.size()).isEqualTo(1);
        assertThat(update(doubled).path("receiptStatus").asString()).isEqualTo("REFUND_DUE");
    }

    @Test
    void whatAClerkRecordedUnderTheTransactionsNumberIsItsReceiptAndNotGivenBack() {
        JsonNode transaction = beginAndPay("100");
        JsonNode recorded = desk.pay(PaymentBody.online(id(transaction))
                .with("instrumentDate", clock.now().toEpochMilli())
                .bill(bill(transaction)));

        JsonNode settled = update(transaction);

        assertThat(settled.path("txnStatus").asString()).isEqualTo("SUCCESS");
        assertThat(settled.path("receiptStatus").asString()).isEqualTo("ISSUED");
        assertThat(settled.path("receipt"))
                .isEqualTo(recorded.path("paymentDetails").path(0).path("receiptNumber"));
        assertThat(payments(transaction)).isEqualTo(1);
    }

    @Test
    void aFaultAfterTheLastPollGivesNothingBackThatAClerkReceiptedByHand() {
        JsonNode transaction = beginAndPay("100");
        desk.pay(PaymentBody.online(id(transaction))
                .with("instrumentDate", clock.now().toEpochMilli())
                .bill(bill(transaction)));
        clock.advance(settings.giveUpAfter());

        GatewayTransaction settled = unableToReceipt().settle(stored(transaction), paid(transaction), NOBODY, false);

        assertThat(settled.receiptState()).isEqualTo(ReceiptState.ISSUED);
        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.ISSUED);
        assertThat(payments(transaction)).isEqualTo(1);
    }

    @Test
    void aFaultAfterTheLastPollSendsMoneyBackThatNobodyReceipted() {
        JsonNode transaction = beginAndPay("100");
        clock.advance(settings.giveUpAfter());

        unableToReceipt().settle(stored(transaction), paid(transaction), NOBODY, false);

        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.REFUND_DUE);
        assertThat(payments(transaction)).isZero();
    }

    private GatewayAnswer paid(JsonNode transaction) {
        return new GatewayAnswer(
                GatewayAnswer.State.SUCCESS,
                new GatewayAnswer.Details(stored(transaction).amount(), "SBX1", "UPI", "01", "Txn Success"));
    }

    /** Settles where the database gives no savepoint, on which a receipt stands. */
    private Settling unableToReceipt() {
        PlatformTransactionManager faulty = new PlatformTransactionManager() {
            @Override
            public org.springframework.transaction.TransactionStatus getTransaction(
                    @Nullable TransactionDefinition definition) {
                if (definition != null
                        && definition.getPropagationBehavior() == TransactionDefinition.PROPAGATION_NESTED) {
                    throw new CannotCreateTransactionException("no savepoint");
                }
                return transactions.getTransaction(definition);
            }

            @Override
            public void commit(org.springframework.transaction.TransactionStatus status) {
                transactions.commit(status);
            }

            @Override
            public void rollback(org.springframework.transaction.TransactionStatus status) {
                transactions.rollback(status);
            }
        };
        return new Settling(store, payments, lateBills, progress, settings, audit, sms, faulty, clock);
    }

    @Test
    void aPaymentByThatNumberOverAnotherAmountIsNotTheReceipt() {
        JsonNode transaction = beginAndPay("100");
        JsonNode other = desk.newBill("PT", "50");
        desk.pay(PaymentBody.online(id(transaction))
                .with("instrumentDate", clock.now().toEpochMilli())
                .bill(other));
        desk.pay(PaymentBody.cash().bill(bill(transaction)));

        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("REFUND_DUE");
    }

    @Test
    void aBillThatExpiredAfterThePayerBeganIsStillReceipted() {
        JsonNode transaction = beginAndPay("100");
        clock.advance(Duration.ofDays(2));

        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("ISSUED");
        assertThat(bill(transaction).path("status").asString()).isEqualTo("PAID");
    }

    @Test
    void aBillThatWasReplacedMeanwhileTakesThePlaceOfItsSuccessor() {
        JsonNode transaction = beginAndPay("100");
        clock.advance(Duration.ofDays(2));
        JsonNode successor = desk.fetch("PT", transaction.path("consumerCode").asString());
        assertThat(successor.path("id")).isNotEqualTo(transaction.path("billId"));

        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("ISSUED");

        assertThat(bill(transaction).path("status").asString()).isEqualTo("PAID");
        assertThat(desk.bill(successor).path("status").asString()).isEqualTo("EXPIRED");
        assertThat(desk.fetchBills("PT", transaction.path("consumerCode").asString())
                        .size())
                .isZero();
        assertThat(desk.demands("PT", transaction.path("consumerCode").asString())
                        .path(0)
                        .path("isPaymentCompleted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aNewPeriodThatWasDemandedMeanwhileKeepsNoReceiptBack() {
        JsonNode transaction = beginAndPay("100");
        String consumer = transaction.path("consumerCode").asString();
        desk.create(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "70"));

        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("ISSUED");
        assertThat(desk.fetch("PT", consumer).path("totalAmount").decimalValue())
                .isEqualByComparingTo("70");
    }

    @Test
    void aSuccessorThatWasPaidMeanwhileIsNotPaidTwice() {
        JsonNode transaction = beginAndPay("100");
        clock.advance(Duration.ofDays(2));
        desk.pay(PaymentBody.cash()
                .bill(desk.fetch("PT", transaction.path("consumerCode").asString())));

        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("REFUND_DUE");
    }

    @Test
    void aBillThatWasWithdrawnMeanwhileSendsTheMoneyBackAndItsSuccessorStaysDue() {
        JsonNode transaction = beginAndPay("100");
        String consumer = transaction.path("consumerCode").asString();
        assertThat(calls.post("/billing-service/bill/v2/_cancelbill", """
                                {"UpdateBillCriteria": {"tenantId": "pb.amritsar", "businessService": "PT",
                                 "consumerCodes": ["%s"],
                                 "additionalDetails": {"reason": "WRONG", "reasonMessage": "wrong reading"}}}""".formatted(consumer), desk.clerk())
                        .status())
                .isEqualTo(200);
        JsonNode successor = desk.fetch("PT", consumer);

        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("REFUND_DUE");

        assertThat(payments(transaction)).isZero();
        assertThat(desk.bill(successor).path("status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void aDemandThatChangedMeanwhileSendsTheMoneyBack() {
        JsonNode transaction = beginAndPay("100");
        JsonNode demand = desk.demands("PT", transaction.path("consumerCode").asString())
                .path(0)
                .deepCopy();
        ((ObjectNode) demand.path("demandDetails").path(0)).put("taxAmount", 150);
        desk.update(demand);

        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("REFUND_DUE");
    }

    @Test
    void aReceiptThatIsRefusedForATimeIsTriedAgainUntilTheTimeIsOver() {
        JsonNode transaction = beginAndPay("100");
        jdbc.sql(
                        "update collection.gateway_transaction set bills = jsonb_set(bills, '{0,paise}', '9900') where txn_id = ?")
                .param(id(transaction))
                .update();

        assertThat(update(transaction).path("receiptStatus").asString()).isEqualTo("OWED");
        Instant next = stored(transaction).nextPollAt();
        assertThat(next).isEqualTo(clock.now().plus(Duration.ofMinutes(15)));

        clock.advance(Duration.ofDays(1));
        poll();
        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.REFUND_DUE);
        assertThat(stored(transaction).nextPollAt()).isNull();
    }
}

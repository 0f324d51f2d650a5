package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.collection.ForgedReturn;
import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.GatewayOrder;
import dev.kosh.collection.GatewayUnavailable;
import dev.kosh.collection.PaymentGateway;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of a payment gateway must do. A test class of an adapter extends this one and tells how payer, bank
 * and line behave.
 */
abstract class PaymentGatewayContract {

    static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final Money AMOUNT = Money.ofRupees(new BigDecimal("1550.50"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The adapter under test, with an account at a gateway that plays along. */
    abstract PaymentGateway gateway();

    /** The payer goes where he was sent, as far as the page on which he decides. */
    abstract void open(URI redirectUrl);

    abstract void pay(String txnId);

    /** The gateway takes another amount than it was told. */
    abstract void payAnother(String txnId, String rupees);

    abstract void decline(String txnId);

    /** The payer has paid, and the bank does not say. */
    abstract void hold(String txnId);

    /** What the payer's browser brings back. */
    abstract Map<String, String> broughtBack(String txnId);

    /** The gateway takes calls and gives no answer. */
    abstract void beSilent();

    /** {@link #gateway()} with a time-out below a second. */
    abstract PaymentGateway impatientGateway();

    /** The gateway's answers come from somebody who does not know the secret. */
    abstract PaymentGateway gatewayOfAnImpostor();

    /** A gateway that says of this order, in good form and signed if it signs, what is in no list of its codes. */
    abstract PaymentGateway gatewayWithANewCode(String txnId);

    private GatewayOrder order(String txnId) {
        return new GatewayOrder(
                txnId,
                new TenantId("pb.amritsar"),
                AMOUNT,
                "Property tax & water",
                URI.create("https://city.example.org/paid?eg_pg_txnid=" + txnId),
                "Asha <Citizen>",
                "9876543210",
                null,
                NOW.plus(Duration.ofMinutes(30)));
    }

    private static String newId() {
        return "PB_PG_2026_11_20_" + UUID.randomUUID();
    }

    private String opened() throws GatewayUnavailable {
        String txnId = newId();
        open(gateway().begin(order(txnId)));
        return txnId;
    }

    private GatewayAnswer.State state(String txnId) throws GatewayUnavailable {
        return gateway().ask(txnId).state();
    }

    @Test
    void itsNameIsInCapitalsAndItsReturnsNameTheTransaction() throws Exception {
        assertThat(gateway().name()).matches("[A-Z][A-Z0-9_]+");
        String txnId = opened();
        pay(txnId);
        assertThat(broughtBack(txnId).entrySet())
                .anyMatch(each -> gateway().transactionParameters().contains(each.getKey())
                        && each.getValue().equals(txnId));
    }

    @Test
    void anOrderThatItNeverSawIsUnknown() throws Exception {
        assertThat(state(newId())).isEqualTo(GatewayAnswer.State.UNKNOWN);
    }

    @Test
    void anOrderIsPendingUntilSomebodyPays() throws Exception {
        String txnId = opened();
        assertThat(state(txnId)).isEqualTo(GatewayAnswer.State.PENDING);
        hold(txnId);
        assertThat(state(txnId)).isEqualTo(GatewayAnswer.State.PENDING);
    }

    @Test
    void anAnswerWithACodeThatNobodyKnowsIsPending() throws Exception {
        String txnId = newId();
        assertThat(gatewayWithANewCode(txnId).ask(txnId).state()).isEqualTo(GatewayAnswer.State.PENDING);
    }

    @Test
    void aPaidOrderIsASuccessWithItsAmountAndNumber() throws Exception {
        String txnId = opened();
        pay(txnId);
        GatewayAnswer answer = gateway().ask(txnId);
        assertThat(answer.state()).isEqualTo(GatewayAnswer.State.SUCCESS);
        assertThat(answer.details().amount()).isEqualTo(AMOUNT);
        assertThat(answer.details().gatewayTxnId()).isNotBlank();
    }

    @Test
    void theAmountIsTheOneThatWasTaken() throws Exception {
        String txnId = opened();
        payAnother(txnId, "15.50");
        assertThat(gateway().ask(txnId).details().amount()).isEqualTo(Money.ofRupees(new BigDecimal("15.50")));
    }

    @Test
    void aDeclinedOrderIsAFailure() throws Exception {
        String txnId = opened();
        decline(txnId);
        assertThat(state(txnId)).isEqualTo(GatewayAnswer.State.FAILURE);
    }

    @Test
    void aSuccessIsNeverTakenFromABrowser() throws Exception {
        String txnId = opened();
        pay(txnId);
        assertThat(gateway().signedFailure(txnId, broughtBack(txnId))).isEmpty();
    }

    @Test
    void aReturnWithoutASignatureSaysNothing() throws Exception {
        String txnId = opened();
        assertThat(gateway().signedFailure(txnId, Map.of("transactionId", txnId)))
                .isEmpty();
    }

    @Test
    void aFailureThatSomebodyElseSignedIsForged() throws Exception {
        String txnId = opened();
        decline(txnId);
        Map<String, String> changed = new HashMap<>(broughtBack(txnId));
        changed.replaceAll((name, value) -> value.equals(txnId) ? txnId + "0" : value);
        assertThatThrownBy(() -> gateway().signedFailure(txnId + "0", changed)).isInstanceOf(ForgedReturn.class);
    }

    @Test
    void aFailureOfAnotherOrderSaysNothingOfThisOne() throws Exception {
        String declined = opened();
        decline(declined);
        assertThat(gateway().signedFailure(opened(), broughtBack(declined))).isEmpty();
    }

    @Test
    void anImpostorsAnswerIsNone() throws Exception {
        String txnId = opened();
        pay(txnId);
        assertThatThrownBy(() -> gatewayOfAnImpostor().ask(txnId)).isInstanceOf(GatewayUnavailable.class);
    }

    @Test
    void aSilentGatewayIsNotWaitedForLong() throws Exception {
        String txnId = opened();
        beSilent();
        long startNanos = System.nanoTime();
        assertThatThrownBy(() -> impatientGateway().ask(txnId)).isInstanceOf(GatewayUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(PATIENCE);
    }
}

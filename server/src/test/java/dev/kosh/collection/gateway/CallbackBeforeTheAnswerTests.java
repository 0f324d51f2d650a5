package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.access.Caller;
import dev.kosh.access.Citizens;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.collection.GatewayAccount;
import dev.kosh.collection.GatewayAdapter;
import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.GatewayOrder;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.collection.GatewayUnavailable;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.PaymentGateway;
import dev.kosh.collection.Payments;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** A gateway that must be told of an order first, and whose payer is back before it has answered. */
@SuppressWarnings("NullAway.Init")
class CallbackBeforeTheAnswerTests extends GatewayTest {

    @Autowired
    private Payments payments;

    @Autowired
    private Citizens citizens;

    @Autowired
    private TransactionNumbers numbers;

    @Autowired
    private Settling settling;

    @Autowired
    private PollTimes times;

    @Autowired
    private GatewaySettings settings;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private PlatformTransactionManager transactions;

    private final HastyGateway hasty = new HastyGateway();
    private Checkout checkout;
    private StatusInquiry inquiry;
    private Caller caller;

    /** Has the money before it answers the order, or never answers it. */
    private final class HastyGateway implements PaymentGateway {

        private GatewayAnswer.State state = GatewayAnswer.State.SUCCESS;
        private boolean answersOrders = true;
        private boolean callsBackAllTheSame;
        private Optional<GatewayOrder> order = Optional.empty();
        private Optional<GatewayTransaction> seenOnTheWay = Optional.empty();

        @Override
        public String name() {
            return "HASTY";
        }

        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        public Set<String> transactionParameters() {
            return Set.of();
        }

        @Override
        public URI begin(GatewayOrder asked) throws GatewayUnavailable {
            order = Optional.of(asked);
            if (callsBackAllTheSame) {
                seenOnTheWay = Optional.of(refresh(asked.txnId()));
            }
            if (!answersOrders) {
                throw new GatewayUnavailable("no answer");
            }
            seenOnTheWay = Optional.of(refresh(asked.txnId()));
            return URI.create("https://gateway.example/" + asked.txnId());
        }

        @Override
        public GatewayAnswer ask(String txnId) {
            return new GatewayAnswer(
                    state, new GatewayAnswer.Details(order.orElseThrow().amount(), "H-" + txnId, "UPI", "1", "fine"));
        }

        @Override
        public Optional<GatewayAnswer> signedFailure(String txnId, Map<String, String> parameters) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void aServerWithThatGateway() {
        GatewayAdapter adapter = new GatewayAdapter() {
            @Override
            public String kind() {
                return "hasty";
            }

            @Override
            public PaymentGateway open(GatewayAccount account) {
                return hasty;
            }
        };
        Gateways gateways = new Gateways(
                settings,
                List.of(adapter),
                List.of(new GatewayAccount("HASTY", "hasty", URI.create("https://gateway.example"), "m", "s", true)));
        checkout = new Checkout(
                gateways,
                new CheckoutRules(gateways, store),
                payments,
                citizens,
                store,
                numbers,
                settling,
                times,
                settings,
                audit,
                transactions,
                clock);
        inquiry = new StatusInquiry(gateways, store, settling, audit);
        TenantId state = new TenantId("pb");
        caller = new Caller(
                101,
                UUID.randomUUID().toString(),
                "9876543210",
                "Asha Citizen",
                UserType.CITIZEN,
                "9876543210",
                null,
                state,
                List.of(new Role("CITIZEN", "Citizen", state)),
                "test",
                "127.0.0.1");
    }

    private GatewayTransaction refresh(String txnId) {
        return inquiry.refresh(
                Map.of("transactionId", txnId),
                tenant -> PaymentCriteria.Scope.EVERYBODY,
                tenant -> true,
                caller.actor());
    }

    private TransactionDraft draft(JsonNode bill) {
        return new TransactionDraft(
                AMRITSAR,
                new BigDecimal("100"),
                bill.path("id").asString(),
                bill.path("consumerCode").asString(),
                "Tax",
                "HASTY",
                "https://city.example.org/paid",
                List.of(new TransactionDraft.Part(
                        UUID.fromString(bill.path("id").asString()), new BigDecimal("100"), null)),
                "Asha Citizen",
                "9876543210",
                null,
                null,
                "en_IN");
    }

    @Test
    void aCallbackBeforeTheAnswerToCreateFindsTheTransactionAndMakesItsReceipt() {
        Checkout.Begun begun = checkout.begin(draft(desk.newBill("PT", "100")), caller);

        assertThat(hasty.seenOnTheWay.orElseThrow().receiptState()).isEqualTo(ReceiptState.ISSUED);
        assertThat(refresh(begun.transaction().txnId()).receiptState()).isEqualTo(ReceiptState.ISSUED);
    }

    @Test
    void anOrderThatTheGatewayDoesNotTakeFreesItsBillAndMoneyThatComesAllTheSameIsFoundByAPoll() {
        JsonNode bill = desk.newBill("PT", "100");
        hasty.answersOrders = false;
        assertThatThrownBy(() -> checkout.begin(draft(bill), caller))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused ->
                                assertThat(refused.problems().get(0).code()).isEqualTo("PAYMENT_GATEWAY_UNAVAILABLE"));
        String txnId = hasty.order.orElseThrow().txnId();
        GatewayTransaction abandoned = store.find(AMRITSAR, txnId).orElseThrow();
        assertThat(abandoned.status()).isEqualTo(TransactionStatus.FAILURE);
        assertThat(abandoned.nextPollAt()).isNotNull();
        hasty.answersOrders = true;
        hasty.state = GatewayAnswer.State.PENDING;
        assertThat(checkout.begin(draft(bill), caller).transaction().status()).isEqualTo(TransactionStatus.PENDING);

        hasty.state = GatewayAnswer.State.SUCCESS;
        assertThat(refresh(txnId).receiptState()).isEqualTo(ReceiptState.ISSUED);
        assertThat(desk.bill(bill).path("status").asString()).isEqualTo("PAID");
    }

    @Test
    void aCallbackAndNoAnswerTogetherLeaveTheReceiptAsItIs() {
        hasty.answersOrders = false;
        hasty.callsBackAllTheSame = true;

        Checkout.Begun begun = checkout.begin(draft(desk.newBill("PT", "100")), caller);

        assertThat(begun.redirectUrl()).isNull();
        assertThat(begun.transaction().receiptState()).isEqualTo(ReceiptState.ISSUED);
        GatewayTransaction kept =
                store.find(AMRITSAR, begun.transaction().txnId()).orElseThrow();
        assertThat(kept.status()).isEqualTo(TransactionStatus.SUCCESS);
        assertThat(kept.receiptState()).isEqualTo(ReceiptState.ISSUED);
        assertThat(kept.nextPollAt()).isNull();
    }

    @Test
    void whoeverHasNoMobileNumberOnRecordCannotBegin() {
        Caller numberless = new Caller(
                7, "uuid", "EMP", "Emp", UserType.EMPLOYEE, null, null, AMRITSAR, List.of(), "test", "127.0.0.1");

        assertThatThrownBy(() -> checkout.begin(draft(desk.newBill("PT", "100")), numberless))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("INVALID_USER_DETAILS"));
    }
}

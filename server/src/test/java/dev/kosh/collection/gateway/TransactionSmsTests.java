package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.billing.Bills;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.events.Actor;
import dev.kosh.events.OutboxMessage;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.testing.PaymentBody;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a payer is told of money that the gateway has: that he has paid only when there is a receipt. */
@SuppressWarnings("NullAway.Init")
class TransactionSmsTests extends GatewayTest {

    @Autowired
    private Bills bills;

    @Autowired
    private GatewaySettings settings;

    @Autowired
    private Refunds refunds;

    @Autowired
    private JsonMapper json;

    private final List<SmsMessage> heard = new ArrayList<>();

    private final SmsSender telephone = new SmsSender() {
        @Override
        public boolean isEnabled() {
            return true;
        }

        @Override
        public boolean asksFor(TenantId tenant, String template, String locale, String placeholder) {
            return false;
        }

        @Override
        public Optional<String> word(TenantId tenant, String template, String locale, String code) {
            return Optional.empty();
        }

        @Override
        public Map<SmsMessage, RuntimeException> sendAll(List<SmsMessage> messages) {
            heard.addAll(messages);
            return Map.of();
        }
    };

    /** Delivers what is owed about one transaction to a telephone of ours. */
    private List<SmsMessage> messages(JsonNode transaction) {
        TransactionSms sms = new TransactionSms(jdbc, store, bills, telephone, settings, json);
        heard.clear();
        jdbc.sql("select payload::text from events.outbox where kind = ? and payload ->> 'txnId' = ? order by id")
                .params(sms.kind(), id(transaction))
                .query((row, number) -> json.readTree(row.getString(1)))
                .list()
                .forEach(payload -> sms.deliver(new OutboxMessage(0, AMRITSAR, sms.kind(), payload, clock.now(), 0)));
        return List.copyOf(heard);
    }

    private void pollAtFirst() {
        clock.advance(Duration.ofMinutes(15));
        poll();
    }

    @Test
    void whatHasItsReceiptIsToldAsPaid() {
        JsonNode transaction = beginAndPay("100");

        pollAtFirst();

        assertThat(messages(transaction)).extracting(SmsMessage::template).containsExactly("PG_NOTIFICATION_SUCCESS");
    }

    @Test
    void anotherAmountIsToldAsAFailureInOurWords() {
        JsonNode transaction = beginAndOpen("100");
        gateway.payAnother(id(transaction), "1.00");

        pollAtFirst();

        assertThat(messages(transaction)).singleElement().satisfies(message -> {
            assertThat(message.template()).isEqualTo("PG_NOTIFICATION_FAILURE");
            assertThat(message.values()).containsEntry("Payment failure reason", "Transaction failed, amount mismatch");
        });
    }

    @Test
    void moneyThatIsToBeGivenBackIsNotToldAsPaid() {
        JsonNode transaction = beginAndPay("100");
        desk.pay(PaymentBody.cash().bill(bill(transaction)));

        pollAtFirst();

        assertThat(messages(transaction)).singleElement().satisfies(message -> {
            assertThat(message.template()).isEqualTo("PG_NOTIFICATION_FAILURE");
            assertThat(message.values()).containsEntry("Payment failure reason", "Receipt generation failed");
        });
    }

    @Test
    void whatIsGivenBackBeforeTheMessageLeavesIsToldTheSame() {
        JsonNode transaction = beginAndPay("100");
        desk.pay(PaymentBody.cash().bill(bill(transaction)));
        pollAtFirst();
        refunds.record(AMRITSAR, id(transaction), "UTR-1", new Actor("a-clerk", "egov-user-client", "192.0.2.1", null));

        assertThat(messages(transaction))
                .singleElement()
                .satisfies(message -> assertThat(message.values())
                        .containsEntry("Payment failure reason", "Receipt generation failed"));
    }

    @Test
    void whileTheReceiptIsTriedThePayerIsToldNotToPayAgain() {
        JsonNode transaction = beginAndPay("100");
        String paise =
                "update collection.gateway_transaction set bills = jsonb_set(bills, '{0,paise}', ?::jsonb) where txn_id = ?";
        jdbc.sql(paise).params("9900", id(transaction)).update();
        pollAtFirst();
        assertThat(stored(transaction).receiptState()).isEqualTo(ReceiptState.OWED);
        assertThat(messages(transaction)).extracting(SmsMessage::template).containsExactly("PG_NOTIFICATION_PENDING");

        jdbc.sql(paise).params("10000", id(transaction)).update();
        pollAtFirst();

        assertThat(messages(transaction))
                .extracting(SmsMessage::template)
                .as("what waited for its carrier until now says no longer that it is pending")
                .containsExactly("PG_NOTIFICATION_SUCCESS");
    }

    @Test
    void whileTheGatewayGivesNoAnswerAtTheFirstPollThePayerIsToldNotToPayAgain() {
        JsonNode transaction = beginAndPay("100");
        JsonNode notAskedAbout = beginAndPay("100");
        gateway.beSilent(true);

        pollAtFirst();

        assertThat(messages(transaction)).extracting(SmsMessage::template).containsExactly("PG_NOTIFICATION_PENDING");
        assertThat(messages(notAskedAbout)).extracting(SmsMessage::template).containsExactly("PG_NOTIFICATION_PENDING");
    }

    @Test
    void whoHasSeenOnThePageThatHePaidIsNotToldThatItIsPending() {
        JsonNode transaction = beginAndOpen("100");
        pollAtFirst();
        assertThat(messages(transaction)).extracting(SmsMessage::template).containsExactly("PG_NOTIFICATION_PENDING");
        gateway.pay(id(transaction));

        update(transaction);

        assertThat(messages(transaction)).isEmpty();
    }
}

package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The payer hears of his receipts once the outbox is drained, never of a payment that was refused. */
@DeskTest
class ReceiptSmsTests {

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DrainedOutbox drained;

    @BeforeEach
    void nothingIsOwedFromOtherTests() {
        drained.now();
        // What could not be delivered there waits for a later time.
        jdbc.sql("delete from events.outbox").update();
    }

    private long owed() {
        return jdbc.sql("select count(*) from events.outbox").query(Long.class).single();
    }

    /** Messages about a receipt, whatever they say of it. */
    private List<String> templatesOf(JsonNode receipt) {
        return jdbc.sql("select template || ' ' || locale from notification.sms where reference like ? order by 1")
                .param("receipt%" + receipt.path("id").asString())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private JsonNode bill() {
        return desk.fetch("PT", desk.owes("PT", "PT_TAX", "100"));
    }

    @Test
    void aPaymentOwesOneDeliveryThatNamesItByIdOnly() {
        JsonNode payment = desk.pay(PaymentBody.cash().bill(bill()).with("mobileNumber", desk.mobileNumber()));

        assertThat(owed()).isEqualTo(1);
        String payload = jdbc.sql("select payload::text from events.outbox")
                .query(String.class)
                .single();
        assertThat(payload).contains(payment.path("id").asString()).doesNotContain("Asha");
    }

    @Test
    void thePayerHearsOfEachReceiptOnceTheOutboxIsDrained() {
        JsonNode payment =
                desk.pay(PaymentBody.cash().bill(bill()).bill(bill()).with("mobileNumber", desk.mobileNumber()));
        for (JsonNode receipt : payment.path("paymentDetails")) {
            assertThat(templatesOf(receipt)).isEmpty();
        }

        assertThat(drained.now()).isEqualTo(1);

        for (JsonNode receipt : payment.path("paymentDetails")) {
            assertThat(templatesOf(receipt)).containsExactly("UC_NOTIF_WF_MT_NEW en_IN");
        }
        assertThat(owed()).isZero();
        assertThat(drained.now()).as("nothing is left to deliver").isZero();
    }

    @Test
    void moneyInTheBankIsAnnouncedWithItsOwnText() {
        JsonNode payment = desk.pay(
                PaymentBody.online("SMS-" + desk.consumer()).bill(bill()).with("mobileNumber", desk.mobileNumber()));

        drained.now();

        assertThat(templatesOf(payment.path("paymentDetails").path(0)))
                .containsExactly("UC_NOTIF_WF_MT_DEPOSITED en_IN");
    }

    @Test
    void aPayerWithoutMobileNumberGetsNoMessageAndNothingStaysOwed() {
        JsonNode payment = desk.pay(PaymentBody.cash().bill(bill()));

        drained.now();

        assertThat(templatesOf(payment.path("paymentDetails").path(0))).isEmpty();
        assertThat(owed()).isZero();
    }

    @Test
    void aRefusedPaymentOwesNothing() {
        desk.tryPay(PaymentBody.cash().bill(bill(), "0").with("mobileNumber", desk.mobileNumber()));

        assertThat(owed()).isZero();
    }

    private JsonNode paidByCheque() {
        return desk.pay(
                PaymentBody.cheque(Desk.NOW.toEpochMilli()).bill(bill()).with("mobileNumber", desk.mobileNumber()));
    }

    @Test
    void theCancellationOfAReceiptIsAnnouncedOnce() {
        JsonNode payment = paidByCheque();
        drained.now();

        desk.act("CANCEL", payment);
        desk.tryAct("CANCEL", payment);
        drained.now();

        assertThat(templatesOf(payment.path("paymentDetails").path(0)))
                .containsExactly("UC_NOTIF_WF_MT_CANCELLED en_IN", "UC_NOTIF_WF_MT_NEW en_IN");
        assertThat(owed()).isZero();
    }

    @Test
    void aDishonouredInstrumentIsAnnouncedWithItsOwnText() {
        JsonNode payment = paidByCheque();
        desk.act("REMIT", payment);
        drained.now();

        desk.act("DISHONOUR", payment);
        drained.now();

        assertThat(templatesOf(payment.path("paymentDetails").path(0))).contains("UC_NOTIF_WF_MT_DISHONOURED en_IN");
    }

    @Test
    void aPaymentThatIsUndoneBeforeItsMessageLeftIsAnnouncedAsUndoneOnly() {
        JsonNode payment = paidByCheque();

        desk.act("CANCEL", payment);
        drained.now();

        assertThat(templatesOf(payment.path("paymentDetails").path(0)))
                .containsExactly("UC_NOTIF_WF_MT_CANCELLED en_IN");
    }

    @Test
    void goingToTheBankIsNotAnnounced() {
        JsonNode payment = paidByCheque();
        drained.now();

        desk.act("REMIT", payment);

        assertThat(owed()).isZero();
    }
}

package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Which bills may be paid, and that a bill is paid once (docs/contract/collection.md). */
@DeskTest
class PayableBillTests {

    @Autowired
    private Desk desk;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    @Test
    void aPaidBillIsPaid() {
        JsonNode bill = desk.newBill("PT", "100");
        desk.pay(PaymentBody.cash().bill(bill));

        desk.assertRefused(PaymentBody.cash().bill(bill), "BILL_ALREADY_PAID");
    }

    @Test
    void aPartlyPaidBillHasItsReceiptAndTheRestItsOwnBill() {
        JsonNode bill = desk.newBill("PT", "100");
        desk.pay(PaymentBody.cash().bill(bill, "60"));

        desk.assertRefused(PaymentBody.cash().bill(bill, "40"), "BILL_ALREADY_PAID");
    }

    @Test
    void anExpiredBillIsNotPayable() {
        JsonNode bill = desk.newBill("PT", "100");
        clock.advance(Duration.ofDays(1));

        desk.assertRefused(PaymentBody.cash().bill(bill), "BILL_EXPIRED");
    }

    @Test
    void aBillIsNotPayableAtTheInstantOfItsExpiry() {
        JsonNode bill = desk.newBill("PT", "100");
        clock.set(Instant.ofEpochMilli(
                bill.path("billDetails").path(0).path("expiryDate").asLong()));

        desk.assertRefused(PaymentBody.cash().bill(bill), "BILL_EXPIRED");
    }

    @Test
    void aBillThatNewDuesReplacedIsNotPayable() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode old = desk.fetch("PT", consumer);
        desk.create(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "50"));

        desk.assertRefused(PaymentBody.cash().bill(old), "INVALID_BILL_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01900000-0000-7000-8000-000000000000", "no-id", "' or 1=1 --"})
    void anUnknownBillIsRefused(String id) {
        desk.assertRefused(PaymentBody.cash().bill(id, "1"), "INVALID_BILL_ID");
    }

    @Test
    void oneUnknownBillOfTwoRefusesBoth() {
        JsonNode bill = desk.newBill("PT", "100");

        desk.assertRefused(
                PaymentBody.cash().bill(bill).bill("01900000-0000-7000-8000-000000000000", "1"), "INVALID_BILL_ID");
        assertThat(desk.bill(bill).path("status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void aBillOfAnotherTenantIsUnknownAtThisOne() {
        JsonNode bill = desk.newBill("PT", "100");
        PaymentBody payment = PaymentBody.cash().bill(bill).with("tenantId", "pb.jalandhar");

        Answer answer = desk.tryPay(payment, desk.integrator());

        assertThat(answer.errorCode()).isEqualTo("INVALID_BILL_ID");
    }

    @Test
    void aBillStandsOnceInAPayment() {
        JsonNode bill = desk.newBill("PT", "100");

        desk.assertRefused(PaymentBody.cash().bill(bill, "50").bill(bill, "50"), "DUPLICATE_BILLID");
    }

    @Test
    void aPaymentIsForAtLeastOneBill() {
        desk.assertRefused(PaymentBody.cash().total("1"), "INVALID_PAYMENTDETAIL");
        desk.assertRefused(PaymentBody.cash().total("1").without("paymentDetails"), "INVALID_PAYMENTDETAIL");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithOneEntryPerCode() {
        JsonNode tooLittle = desk.newBill("TL", "100");
        JsonNode tooMuch = desk.newBill("WS", "100");
        Answer answer = desk.tryPay(PaymentBody.of("CARD").bill(tooLittle, "10").bill(tooMuch, "110"));

        assertThat(codes(answer))
                .containsExactlyInAnyOrder("INVALID_TXN_NUMBER", "INVALID_INSTRUMENT_NUMBER", "INVALID_PAYMENTDETAIL");
        String messages = answer.body().path("Errors").toString();
        assertThat(messages)
                .contains(tooLittle.path("billNumber").asString())
                .contains(tooMuch.path("billNumber").asString());
    }
}

package dev.kosh.collection;

import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How much may be paid towards a bill (docs/contract/collection.md, amounts). */
@DeskTest
class PaymentAmountTests {

    @Autowired
    private Desk desk;

    @Test
    void paiseAreWelcome() {
        desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "10.50"), "10.50"));
        desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100"), "10.50"));
        desk.assertRefused(PaymentBody.cash().bill(desk.newBill("PT", "100"), "10.505"), "INVALID_PAYMENTDETAIL");
    }

    @Test
    void aTrailingZeroIsNoFractionOfAPaisa() {
        assertThat(rupees(desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "10.50"), "10.50000"))
                        .path("totalAmountPaid")))
                .isEqualByComparingTo("10.50");
    }

    @Test
    void aNegativeAmountIsRefused() {
        desk.assertRefused(PaymentBody.cash().bill(desk.newBill("PT", "100"), "-1"), "INVALID_PAYMENTDETAIL");
    }

    @Test
    void anAmountBeyondTheLargestIsRefused() {
        desk.assertRefused(PaymentBody.cash().bill(desk.newBill("PT", "100"), "10000000000"), "INVALID_PAYMENTDETAIL");
    }

    @Test
    void billsThatAddUpToMoreThanTheLargestAmountArePaidInSeveralPayments() {
        JsonNode one = desk.newBill("PT", "9999999999.99");
        JsonNode other = desk.newBill("PT", "9999999999.99");

        desk.assertRefused(PaymentBody.cash().bill(one).bill(other), "INVALID_PAYMENT_AMOUNT");
        desk.pay(PaymentBody.cash().bill(one, "10").bill(other, "10"));
        JsonNode third = desk.newBill("PT", "9999999999.99");
        assertThat(rupees(desk.pay(PaymentBody.cash().bill(third)).path("totalAmountPaid")))
                .isEqualByComparingTo("9999999999.99");
    }

    @Test
    void aPaymentOfMoreThanFiveHundredBillsIsRefusedBeforeAnyOfThemIsRead() {
        JsonNode bill = desk.newBill("PT", "1");
        PaymentBody payment = PaymentBody.cash();
        for (int i = 0; i < 501; i++) {
            payment = payment.bill(bill);
        }

        Answer refused = desk.tryPay(payment);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/Errors/0/code").asString()).isEqualTo("INVALID_PAYMENTDETAIL");
        assertThat(refused.body().at("/Errors/0/message").asString()).contains("501 bills", "up to 500");
    }

    @Test
    void nothingIsPaidOnlyTowardsABillOfNothing() {
        desk.assertRefused(PaymentBody.cash().bill(desk.newBill("PT", "100"), "0"), "INVALID_PAYMENTDETAIL");

        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100").line("PT_TIME_REBATE", "-100"));
        JsonNode paid = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "0"));
        assertThat(paid.path("paymentDetails").path(0).path("receiptNumber").asString())
                .isNotEmpty();
    }

    @Test
    void aServiceWithoutPartPaymentIsPaidWhole() {
        JsonNode bill = desk.newBill("TL", "100");

        desk.assertRefused(PaymentBody.cash().bill(bill, "99.99"), "INVALID_PAYMENTDETAIL");
        desk.pay(PaymentBody.cash().bill(bill));
    }

    @Test
    void aServiceWithoutAdvanceTakesNoMoreThanIsDue() {
        JsonNode bill = desk.newBill("WS", "100");

        desk.assertRefused(PaymentBody.cash().bill(bill, "100.01"), "INVALID_PAYMENTDETAIL");
        desk.pay(PaymentBody.cash().bill(bill, "99.99"));
    }

    @Test
    void aServiceWithoutAdvanceNeedsNoHeadToRefuseOne() {
        desk.assertRefused(PaymentBody.cash().bill(desk.newBill("TL", "100"), "101"), "INVALID_PAYMENTDETAIL");
    }

    @Test
    void aPartPaymentIsNoLessThanTheMinimumOfTheDemand() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "1000").with("minimumAmountPayable", 200));
        JsonNode bill = desk.fetch("PT", consumer);

        desk.assertRefused(PaymentBody.cash().bill(bill, "199.99"), "INVALID_PAYMENTDETAIL");
        desk.pay(PaymentBody.cash().bill(bill, "200"));
    }

    @Test
    void aPartPaymentIsNoLessThanTheMinimumOfTheServiceUnlessLessIsDue() {
        desk.assertRefused(PaymentBody.cash().bill(desk.newBill("SW", "500"), "49.99"), "INVALID_PAYMENTDETAIL");
        desk.pay(PaymentBody.cash().bill(desk.newBill("SW", "500"), "50"));
        desk.pay(PaymentBody.cash().bill(desk.newBill("SW", "30"), "30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "100.01", "0"})
    void theTotalIsTheSumOfTheBills(String total) {
        desk.assertRefused(PaymentBody.cash().bill(desk.newBill("PT", "100")).total(total), "INVALID_PAYMENT_AMOUNT");
    }
}

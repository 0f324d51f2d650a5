package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Defects of the originals that no other test stands for; the list with all of them is in docs/contract/collection.md,
 * defects of the originals.
 */
@DeskTest
class OriginalsDefectsTests {

    @Autowired
    private Desk desk;

    @Autowired
    private JsonMapper json;

    private static long yesterday() {
        return Desk.NOW.minus(Duration.ofDays(1)).toEpochMilli();
    }

    private JsonNode found(JsonNode payment) {
        return desk.payments(
                        "",
                        desk.clerk(),
                        "tenantId",
                        Desk.TENANT,
                        "ids",
                        payment.path("id").asString())
                .path(0);
    }

    /** D4 */
    @Test
    void ofTwoBillsForOneDueOnlyTheNewerCanBePaid() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode older = desk.fetch("PT", consumer);
        desk.create(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "50"));
        JsonNode newer = desk.fetch("PT", consumer);

        desk.assertRefused(PaymentBody.cash().bill(older), "INVALID_BILL_ID");
        desk.pay(PaymentBody.cash().bill(newer));
        desk.assertRefused(PaymentBody.cash().bill(older), "INVALID_BILL_ID");

        assertThat(rupees(desk.demands("PT", consumer)
                        .path(0)
                        .path("demandDetails")
                        .path(0)
                        .path("collectionAmount")))
                .isEqualByComparingTo("50");
    }

    /** D13 */
    @Test
    void aPaymentSettlesTheBillsOfAllItsServicesAndNoOther() {
        JsonNode property = desk.newBill("PT", "100");
        JsonNode water = desk.newBill("WS", "100");
        JsonNode untouched = desk.newBill("WS", "100");

        desk.pay(PaymentBody.cash().bill(property).bill(water, "40"));

        assertThat(desk.bill(property).path("status").asString()).isEqualTo("PAID");
        assertThat(desk.bill(water).path("status").asString()).isEqualTo("PARTIALLY_PAID");
        assertThat(desk.bill(untouched).path("status").asString()).isEqualTo("ACTIVE");
    }

    /** D14 */
    @Test
    void billsThatShareAConsumerCodeArePaidTogether() {
        String consumer = desk.consumer();
        desk.create(
                DemandBody.of("WS", consumer).line("WS_CHARGE", "100"),
                DemandBody.of("SW", consumer).line("SW_CHARGE", "60"));

        JsonNode payment =
                desk.pay(PaymentBody.cash().bill(desk.fetch("WS", consumer)).bill(desk.fetch("SW", consumer)));

        assertThat(payment.path("paymentDetails").size()).isEqualTo(2);
        assertThat(desk.fetchBills("WS", consumer)).isEmpty();
        assertThat(desk.fetchBills("SW", consumer)).isEmpty();
    }

    /** D15 */
    @ParameterizedTest
    @ValueSource(strings = {"CHEQUE", "OFFLINE_NEFT", "OFFLINE_RTGS", "POSTAL_ORDER"})
    void anInstrumentWithoutTransactionNumberIsItsOwnReference(String mode) {
        String number = "I-" + desk.consumer();

        JsonNode payment = desk.pay(PaymentBody.of(mode)
                .with("instrumentNumber", number)
                .with("instrumentDate", yesterday())
                .bill(desk.newBill("WS", "10")));

        assertThat(payment.path("transactionNumber").asString()).isEqualTo(number);
    }

    /** D16 */
    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "{\"isWhatsapp\": true}", "\"text\""})
    void anIfscIsKeptWithoutAskingAnybodyWhateverDetailsStandBesideIt(String details) {
        JsonNode payment = desk.pay(PaymentBody.cheque(yesterday())
                .with("ifscCode", "NOSU0000BAN")
                .with("additionalDetails", json.readTree(details))
                .bill(desk.newBill("WS", "10")));

        assertThat(found(payment).path("ifscCode").asString()).isEqualTo("NOSU0000BAN");
        assertThat(found(payment).path("additionalDetails")).isEqualTo(json.readTree(details));
    }

    /** D17 */
    @Test
    void theBillOfACancelledPaymentIsRefusedInClearWordsAndANewOneIsPayable() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode bill = desk.fetch("PT", consumer);
        desk.act("CANCEL", desk.pay(PaymentBody.cash().bill(bill)));

        Answer again = desk.tryPay(PaymentBody.cash().bill(bill));

        assertThat(again.status()).isEqualTo(400);
        assertThat(codes(again)).containsExactly("INVALID_BILL_ID");
        assertThat(again.body().toString()).doesNotContainIgnoringCase("constraint");
        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer)));
    }

    /** D26 */
    @Test
    void aPaymentOfSeveralBillsWithSeveralPeriodsIsReadBackAsItWasAnswered() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        desk.create(
                DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "30").line("PT_FIRE_CESS", "3"));
        JsonNode answered =
                desk.pay(PaymentBody.cash().bill(desk.newBill("WS", "40")).bill(desk.fetch("PT", consumer)));

        JsonNode readBack = found(answered);

        assertThat(readBack.path("totalDue")).isEqualTo(answered.path("totalDue"));
        assertThat(readBack.path("paymentDetails").size()).isEqualTo(2);
        for (JsonNode receipt : answered.path("paymentDetails")) {
            JsonNode same = receiptOf(readBack, receipt.path("receiptNumber"));
            assertThat(same.path("totalAmountPaid")).isEqualTo(receipt.path("totalAmountPaid"));
            assertThat(same.path("bill").path("totalAmount"))
                    .isEqualTo(receipt.path("bill").path("totalAmount"));
            assertThat(same.path("bill").path("billDetails"))
                    .isEqualTo(receipt.path("bill").path("billDetails"));
        }
    }

    private static JsonNode receiptOf(JsonNode payment, JsonNode number) {
        for (JsonNode receipt : payment.path("paymentDetails")) {
            if (receipt.path("receiptNumber").equals(number)) {
                return receipt;
            }
        }
        throw new AssertionError("no receipt " + number);
    }
}

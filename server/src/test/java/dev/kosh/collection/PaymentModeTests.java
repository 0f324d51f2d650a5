package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How it may be paid: modes, instruments, their dates and references (docs/contract/collection.md). */
@DeskTest
class PaymentModeTests {

    @Autowired
    private Desk desk;

    private static long daysAgo(int days) {
        return Desk.NOW.minus(Duration.ofDays(days)).toEpochMilli();
    }

    @ParameterizedTest
    @CsvSource({"PT, DD", "PT, OFFLINE_NEFT", "PT, OFFLINE_RTGS", "PT, POSTAL_ORDER", "WS, DD", "SW, POSTAL_ORDER"})
    void aModeThatTheServiceDoesNotTakeIsRefused(String service, String mode) {
        desk.assertRefused(
                PaymentBody.of(mode)
                        .with("instrumentNumber", "1")
                        .with("instrumentDate", daysAgo(1))
                        .bill(desk.newBill(service, "100")),
                "INVALID_PAYMENTDETAIL");
    }

    @ParameterizedTest
    @CsvSource({
        "CASH, NEW, APPROVED",
        "CHEQUE, NEW, APPROVED",
        "OFFLINE_NEFT, NEW, APPROVED",
        "OFFLINE_RTGS, NEW, APPROVED",
        "POSTAL_ORDER, NEW, APPROVED",
        "CARD, DEPOSITED, REMITTED",
        "ONLINE, DEPOSITED, REMITTED",
        "ONLINE_NEFT, DEPOSITED, REMITTED",
        "ONLINE_RTGS, DEPOSITED, REMITTED",
        "online, DEPOSITED, REMITTED"
    })
    void theModeDecidesWhetherTheMoneyIsInTheBank(String mode, String status, String instrumentStatus) {
        JsonNode payment = desk.pay(PaymentBody.of(mode)
                .with("transactionNumber", "TXN-" + desk.consumer())
                .with("instrumentNumber", "1")
                .with("instrumentDate", daysAgo(1))
                .bill(desk.newBill("WS", "100")));

        assertThat(payment.path("paymentMode").asString()).isEqualTo(mode.toUpperCase(Locale.ROOT));
        assertThat(payment.path("paymentStatus").asString()).isEqualTo(status);
        assertThat(payment.path("instrumentStatus").asString()).isEqualTo(instrumentStatus);
    }

    @Test
    void anUnknownModeReadsAsMissing() {
        desk.assertRefused(
                PaymentBody.of("BARTER").bill(desk.newBill("PT", "1")), "NotNull.paymentRequest.payment.paymentMode");
        desk.assertRefused(
                PaymentBody.of("CASH")
                        .with("paymentMode", Map.of("paidBy", "<b>", "mobileNumber", "1"))
                        .bill(desk.newBill("PT", "1")),
                "NotNull.paymentRequest.payment.paymentMode");
    }

    @Test
    void aChequeHasANumberAndADate() {
        desk.assertRefused(
                PaymentBody.of("CHEQUE").bill(desk.newBill("PT", "1")), "INVALID_INST_DATE", "INVALID_INST_NUMBER");
    }

    @Test
    void aChequeIsTakenForNinetyDays() {
        desk.assertRefused(
                PaymentBody.cheque(daysAgo(91)).bill(desk.newBill("PT", "1")), "CHEQUE_DD_DATE_WITH_RECEIPT_DATE");
        desk.assertRefused(
                PaymentBody.cheque(daysAgo(-1)).bill(desk.newBill("PT", "1")), "CHEQUE_DD_DATE_WITH_FUTURE_DATE");
        desk.pay(PaymentBody.cheque(daysAgo(90)).bill(desk.newBill("PT", "1")));
    }

    @Test
    void aClientsTransactionDateDoesNotStretchTheNinetyDays() {
        desk.assertRefused(
                PaymentBody.cheque(daysAgo(91))
                        .with("transactionDate", daysAgo(10))
                        .bill(desk.newBill("PT", "1")),
                "CHEQUE_DD_DATE_WITH_RECEIPT_DATE");
    }

    @Test
    void aChequeIsNotDatedAfterTheTransactionThatTheClientStates() {
        JsonNode bill = desk.newBill("PT", "1");

        desk.assertRefused(
                PaymentBody.cheque(daysAgo(1))
                        .with("transactionDate", daysAgo(2))
                        .bill(bill),
                "INVALID_CHEQUE_DD_DATE");
        desk.assertRefused(
                PaymentBody.cheque(daysAgo(-1))
                        .with("transactionDate", daysAgo(0))
                        .bill(bill),
                "INVALID_CHEQUE_DD_DATE");
        desk.assertRefused(
                PaymentBody.cheque(daysAgo(-1))
                        .with("transactionDate", daysAgo(-2))
                        .bill(bill),
                "CHEQUE_DD_DATE_WITH_FUTURE_DATE");
        desk.assertRefused(
                PaymentBody.cheque(daysAgo(100))
                        .with("transactionDate", daysAgo(5))
                        .bill(bill),
                "CHEQUE_DD_DATE_WITH_MANUAL_RECEIPT_DATE");
        JsonNode payment = desk.pay(PaymentBody.cheque(daysAgo(2))
                .with("transactionDate", daysAgo(1))
                .bill(bill));
        assertThat(payment.path("transactionDate").asLong())
                .as("what is kept is the time of recording")
                .isEqualTo(Desk.NOW.toEpochMilli());
    }

    @Test
    void aChequeMayNotBeStaleOnTheDateOfThePaperReceipt() {
        PaymentBody payment = PaymentBody.cheque(daysAgo(80)).bill(desk.newBill("PT", "1"));
        ((ObjectNode) payment.json().path("paymentDetails").path(0)).put("manualReceiptDate", daysAgo(-11));

        desk.assertRefused(payment, "CHEQUE_DD_DATE_WITH_MANUAL_RECEIPT_DATE");
    }

    @Test
    void aTransferDatedInTheFutureIsRefused() {
        desk.assertRefused(
                PaymentBody.of("OFFLINE_NEFT")
                        .with("instrumentNumber", "1")
                        .with("instrumentDate", daysAgo(-1))
                        .bill(desk.newBill("WS", "1")),
                "INVALID_NEFT_RTGS_DATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CARD", "ONLINE", "ONLINE_NEFT", "ONLINE_RTGS"})
    void electronicMoneyHasAReferenceAndAnInstrument(String mode) {
        desk.assertRefused(
                PaymentBody.of(mode).bill(desk.newBill("PT", "1")), "INVALID_TXN_NUMBER", "INVALID_INSTRUMENT_NUMBER");
    }

    @Test
    void cashGetsANumberAndAChequeIsItsOwnReference() {
        JsonNode cash =
                desk.pay(PaymentBody.cash().with("transactionNumber", "MINE").bill(desk.newBill("PT", "1")));
        JsonNode cheque = desk.pay(PaymentBody.cheque(daysAgo(1)).bill(desk.newBill("PT", "1")));

        assertThat(cash.path("transactionNumber").asString()).matches("amritsar[0-9]{10}");
        assertThat(cheque.path("transactionNumber").asString()).isEqualTo("004711");
    }
}

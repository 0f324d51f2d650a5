package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a payment must satisfy, and the code of each refusal (docs/contract/collection.md). */
@DeskTest
class PaymentRulesTests {

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    private JsonNode bill(String service, String rupees) {
        return desk.fetch(service, desk.owes(service, Desk.headOf(service), rupees));
    }

    private void assertRefused(PaymentBody payment, String... codes) {
        Answer answer = desk.tryPay(payment);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(codes(answer)).containsExactlyInAnyOrder(codes);
    }

    private static long daysAgo(int days) {
        return Desk.NOW.minus(Duration.ofDays(days)).toEpochMilli();
    }

    // Amounts

    @Test
    void paiseAreWelcome() {
        desk.pay(PaymentBody.cash().bill(bill("PT", "10.50"), "10.50"));
        desk.pay(PaymentBody.cash().bill(bill("PT", "100"), "10.50"));
        assertRefused(PaymentBody.cash().bill(bill("PT", "100"), "10.505"), "INVALID_PAYMENTDETAIL");
    }

    @Test
    void aTrailingZeroIsNoFractionOfAPaisa() {
        assertThat(rupees(desk.pay(PaymentBody.cash().bill(bill("PT", "10.50"), "10.50000"))
                        .path("totalAmountPaid")))
                .isEqualByComparingTo("10.50");
    }

    @Test
    void aNegativeAmountIsRefused() {
        assertRefused(PaymentBody.cash().bill(bill("PT", "100"), "-1"), "INVALID_PAYMENTDETAIL");
    }

    @Test
    void anAmountBeyondTheLargestIsRefused() {
        assertRefused(PaymentBody.cash().bill(bill("PT", "100"), "10000000000"), "INVALID_PAYMENTDETAIL");
    }

    @Test
    void nothingIsPaidOnlyTowardsABillOfNothing() {
        assertRefused(PaymentBody.cash().bill(bill("PT", "100"), "0"), "INVALID_PAYMENTDETAIL");

        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100").line("PT_TIME_REBATE", "-100"));
        JsonNode paid = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "0"));
        assertThat(paid.path("paymentDetails").path(0).path("receiptNumber").asString())
                .isNotEmpty();
    }

    @Test
    void aServiceWithoutPartPaymentIsPaidWhole() {
        JsonNode bill = bill("TL", "100");

        assertRefused(PaymentBody.cash().bill(bill, "99.99"), "INVALID_PAYMENTDETAIL");
        desk.pay(PaymentBody.cash().bill(bill));
    }

    @Test
    void aServiceWithoutAdvanceTakesNoMoreThanIsDue() {
        JsonNode bill = bill("WS", "100");

        assertRefused(PaymentBody.cash().bill(bill, "100.01"), "INVALID_PAYMENTDETAIL");
        desk.pay(PaymentBody.cash().bill(bill, "99.99"));
    }

    @Test
    void aPartPaymentIsNoLessThanTheMinimumOfTheDemand() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "1000").with("minimumAmountPayable", 200));
        JsonNode bill = desk.fetch("PT", consumer);

        assertRefused(PaymentBody.cash().bill(bill, "199.99"), "INVALID_PAYMENTDETAIL");
        desk.pay(PaymentBody.cash().bill(bill, "200"));
    }

    @Test
    void aPartPaymentIsNoLessThanTheMinimumOfTheServiceUnlessLessIsDue() {
        assertRefused(PaymentBody.cash().bill(bill("SW", "500"), "49.99"), "INVALID_PAYMENTDETAIL");
        desk.pay(PaymentBody.cash().bill(bill("SW", "500"), "50"));
        desk.pay(PaymentBody.cash().bill(bill("SW", "30"), "30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "100.01", "0"})
    void theTotalIsTheSumOfTheBills(String total) {
        assertRefused(PaymentBody.cash().bill(bill("PT", "100")).total(total), "INVALID_PAYMENT_AMOUNT");
    }

    // Modes and instruments

    @ParameterizedTest
    @CsvSource({"PT, DD", "PT, OFFLINE_NEFT", "PT, OFFLINE_RTGS", "PT, POSTAL_ORDER", "WS, DD", "SW, POSTAL_ORDER"})
    void aModeThatTheServiceDoesNotTakeIsRefused(String service, String mode) {
        assertRefused(
                PaymentBody.of(mode)
                        .with("instrumentNumber", "1")
                        .with("instrumentDate", daysAgo(1))
                        .bill(bill(service, "100")),
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
                .bill(bill("WS", "100")));

        assertThat(payment.path("paymentMode").asString()).isEqualTo(mode.toUpperCase(java.util.Locale.ROOT));
        assertThat(payment.path("paymentStatus").asString()).isEqualTo(status);
        assertThat(payment.path("instrumentStatus").asString()).isEqualTo(instrumentStatus);
    }

    @Test
    void anUnknownModeReadsAsMissing() {
        assertRefused(PaymentBody.of("BARTER").bill(bill("PT", "1")), "NotNull.paymentRequest.payment.paymentMode");
    }

    @Test
    void aChequeHasANumberAndADate() {
        assertRefused(PaymentBody.of("CHEQUE").bill(bill("PT", "1")), "INVALID_INST_DATE", "INVALID_INST_NUMBER");
    }

    @Test
    void aChequeIsTakenForNinetyDays() {
        assertRefused(PaymentBody.cheque(daysAgo(91)).bill(bill("PT", "1")), "CHEQUE_DD_DATE_WITH_RECEIPT_DATE");
        assertRefused(PaymentBody.cheque(daysAgo(-1)).bill(bill("PT", "1")), "CHEQUE_DD_DATE_WITH_FUTURE_DATE");
        desk.pay(PaymentBody.cheque(daysAgo(90)).bill(bill("PT", "1")));
    }

    @Test
    void aClientsTransactionDateDoesNotStretchTheNinetyDays() {
        assertRefused(
                PaymentBody.cheque(daysAgo(91))
                        .with("transactionDate", daysAgo(10))
                        .bill(bill("PT", "1")),
                "CHEQUE_DD_DATE_WITH_RECEIPT_DATE");
    }

    @Test
    void aChequeMayNotBeStaleOnTheDateOfThePaperReceipt() {
        PaymentBody payment = PaymentBody.cheque(daysAgo(80)).bill(bill("PT", "1"));
        ((ObjectNode) payment.json().path("paymentDetails").path(0)).put("manualReceiptDate", daysAgo(-11));

        assertRefused(payment, "CHEQUE_DD_DATE_WITH_MANUAL_RECEIPT_DATE");
    }

    @Test
    void aTransferDatedInTheFutureIsRefused() {
        assertRefused(
                PaymentBody.of("OFFLINE_NEFT")
                        .with("instrumentNumber", "1")
                        .with("instrumentDate", daysAgo(-1))
                        .bill(bill("WS", "1")),
                "INVALID_NEFT_RTGS_DATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CARD", "ONLINE", "ONLINE_NEFT", "ONLINE_RTGS"})
    void electronicMoneyHasAReferenceAndAnInstrument(String mode) {
        assertRefused(PaymentBody.of(mode).bill(bill("PT", "1")), "INVALID_TXN_NUMBER", "INVALID_INSTRUMENT_NUMBER");
    }

    @Test
    void cashGetsANumberAndAChequeIsItsOwnReference() {
        JsonNode cash =
                desk.pay(PaymentBody.cash().with("transactionNumber", "MINE").bill(bill("PT", "1")));
        JsonNode cheque = desk.pay(PaymentBody.cheque(daysAgo(1)).bill(bill("PT", "1")));

        assertThat(cash.path("transactionNumber").asString()).matches("amritsar[0-9]{10}");
        assertThat(cheque.path("transactionNumber").asString()).isEqualTo("004711");
    }

    // Bills

    @Test
    void aPaidBillIsPaid() {
        JsonNode bill = bill("PT", "100");
        desk.pay(PaymentBody.cash().bill(bill));

        assertRefused(PaymentBody.cash().bill(bill), "BILL_ALREADY_PAID");
    }

    @Test
    void aPartlyPaidBillHasItsReceiptAndTheRestItsOwnBill() {
        JsonNode bill = bill("PT", "100");
        desk.pay(PaymentBody.cash().bill(bill, "60"));

        assertRefused(PaymentBody.cash().bill(bill, "40"), "BILL_ALREADY_PAID");
    }

    @Test
    void anExpiredBillIsNotPayable() {
        JsonNode bill = bill("PT", "100");
        clock.advance(Duration.ofDays(1));

        assertRefused(PaymentBody.cash().bill(bill), "BILL_EXPIRED");
    }

    @Test
    void aBillIsNotPayableAtTheInstantOfItsExpiry() {
        JsonNode bill = bill("PT", "100");
        clock.set(java.time.Instant.ofEpochMilli(
                bill.path("billDetails").path(0).path("expiryDate").asLong()));

        assertRefused(PaymentBody.cash().bill(bill), "BILL_EXPIRED");
    }

    @Test
    void aBillThatNewDuesReplacedIsNotPayable() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode old = desk.fetch("PT", consumer);
        desk.create(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "50"));

        assertRefused(PaymentBody.cash().bill(old), "INVALID_BILL_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01900000-0000-7000-8000-000000000000", "no-id", "' or 1=1 --"})
    void anUnknownBillIsRefused(String id) {
        assertRefused(PaymentBody.cash().bill(id, "1"), "INVALID_BILL_ID");
    }

    @Test
    void oneUnknownBillOfTwoRefusesBoth() {
        JsonNode bill = bill("PT", "100");

        assertRefused(
                PaymentBody.cash().bill(bill).bill("01900000-0000-7000-8000-000000000000", "1"), "INVALID_BILL_ID");
        assertThat(desk.bill(bill).path("status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void aBillOfAnotherTenantIsUnknownAtThisOne() {
        JsonNode bill = bill("PT", "100");
        PaymentBody payment = PaymentBody.cash().bill(bill).with("tenantId", "pb.jalandhar");

        Answer answer = desk.tryPay(payment, desk.integrator());

        assertThat(answer.errorCode()).isEqualTo("INVALID_BILL_ID");
    }

    @Test
    void aBillStandsOnceInAPayment() {
        JsonNode bill = bill("PT", "100");

        assertRefused(PaymentBody.cash().bill(bill, "50").bill(bill, "50"), "DUPLICATE_BILLID");
    }

    @Test
    void aPaymentIsForAtLeastOneBill() {
        assertRefused(PaymentBody.cash().total("1"), "INVALID_PAYMENTDETAIL");
        assertRefused(PaymentBody.cash().total("1").without("paymentDetails"), "INVALID_PAYMENTDETAIL");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithOneEntryPerCode() {
        JsonNode tooLittle = bill("TL", "100");
        JsonNode tooMuch = bill("WS", "100");
        Answer answer = desk.tryPay(PaymentBody.of("CARD").bill(tooLittle, "10").bill(tooMuch, "110"));

        assertThat(codes(answer))
                .containsExactlyInAnyOrder("INVALID_TXN_NUMBER", "INVALID_INSTRUMENT_NUMBER", "INVALID_PAYMENTDETAIL");
        String messages = answer.body().path("Errors").toString();
        assertThat(messages)
                .contains(tooLittle.path("billNumber").asString())
                .contains(tooMuch.path("billNumber").asString());
    }

    // The caller's own words

    @ParameterizedTest
    @ValueSource(
            strings = {"Asha Rani", "M/s Singh & Sons (1985), Amritsar", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "मीना देवी", "O'Neil-Rao Jr."
            })
    void peopleAndFirmsHaveTheNamesThatTheyHave(String name) {
        JsonNode payment = desk.pay(PaymentBody.cash().with("payerName", name).bill(bill("PT", "1")));

        assertThat(payment.path("payerName").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "mobileNumber, 12345, Pattern",
        "mobileNumber, 5876543210, Pattern",
        "payerEmail, nobody, Pattern",
        "paidBy, <b>x</b>, SafeHtml",
        "payerAddress, <script>alert(1)</script>, SafeHtml"
    })
    void aMalformedMemberIsNamed(String member, String value, String rule) {
        Answer answer = desk.tryPay(PaymentBody.cash().with(member, value).bill(bill("PT", "1")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(codes(answer)).contains(rule + ".paymentRequest.payment." + member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenantId", "paymentMode", "paidBy"})
    void aMissingMemberIsNamed(String member) {
        Answer answer = desk.tryPay(PaymentBody.cash().bill(bill("PT", "1")).without(member));

        assertThat(codes(answer)).contains("NotNull.paymentRequest.payment." + member);
    }

    @Test
    void namesOfMembersAreReadInAnyLetterCaseAndUnknownOnesIgnored() {
        JsonNode bill = bill("PT", "100");
        String body = """
                {"requestinfo": {"apiId": "x", "authToken": "%s"},
                 "PAYMENT": {"tenantid": "pb.amritsar", "PaymentMode": "cash", "PAIDBY": "Asha", "nonsense": {"a": []},
                    "totalamountpaid": "100", "PaymentDetails": [{"BILLID": "%s", "TotalAmountPaid": "100.00"}]}}
                """.formatted(desk.clerk(), bill.path("id").asString());

        Answer answer = calls.post("/collection-services/payments/_create", body, Map.of());

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        JsonNode payment = answer.body().path("Payments").path(0);
        for (String member : List.of("ifscCode", "payerEmail", "fileStoreId", "instrumentNumber")) {
            assertThat(payment.has(member)).as(member).isTrue();
            assertThat(payment.path(member).isNull()).as(member).isTrue();
        }
    }

    @Test
    void aDryRunSaysTheSameAndWritesNothing() {
        JsonNode bill = bill("PT", "100");

        Answer good = desk.tryValidate(PaymentBody.cash().bill(bill));
        Answer bad = desk.tryValidate(PaymentBody.cash().bill(bill, "0"));

        assertThat(good.status()).isEqualTo(200);
        assertThat(good.body()
                        .path("Payments")
                        .path(0)
                        .path("paymentDetails")
                        .path(0)
                        .path("receiptNumber")
                        .isNull())
                .isTrue();
        assertThat(codes(bad)).containsExactly("INVALID_PAYMENTDETAIL");
        assertThat(desk.bill(bill).path("status").asString()).isEqualTo("ACTIVE");
        desk.pay(PaymentBody.cash().bill(bill));
    }
}

package dev.kosh.collection;

import static dev.kosh.testing.Desk.TENANT;
import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who finds which receipts, by what (docs/contract/collection.md, payments and who sees what). */
@DeskTest
class ReceiptSearchTests {

    @Autowired
    private Desk desk;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    private JsonNode paid(String service, String head, PaymentBody payment, String token) {
        return desk.pay(payment.bill(desk.fetch(service, desk.owes(service, head, "10"))), token);
    }

    private JsonNode paidWater(PaymentBody payment) {
        return paid("WS", "WS_CHARGE", payment, desk.clerk());
    }

    private static String consumerOf(JsonNode payment) {
        return payment.path("paymentDetails")
                .path(0)
                .path("bill")
                .path("consumerCode")
                .asString();
    }

    private static List<String> ids(JsonNode payments) {
        List<String> ids = new ArrayList<>();
        payments.forEach(payment -> ids.add(payment.path("id").asString()));
        return ids;
    }

    private static String id(JsonNode payment) {
        return payment.path("id").asString();
    }

    @Test
    void aReceiptIsFoundByEveryNameThatItHas() {
        PaymentBody body = PaymentBody.online("REF-" + desk.consumer()).with("mobileNumber", desk.mobileNumber());
        JsonNode payment = paidWater(body);
        JsonNode receipt = payment.path("paymentDetails").path(0);
        List<List<String>> criteria = List.of(
                List.of("ids", id(payment)),
                List.of("receiptNumbers", receipt.path("receiptNumber").asString()),
                List.of("billIds", receipt.path("billId").asString()),
                List.of("consumerCodes", consumerOf(payment)),
                List.of("transactionNumber", payment.path("transactionNumber").asString()),
                List.of("mobileNumber", payment.path("mobileNumber").asString()));

        for (List<String> each : criteria) {
            JsonNode found = desk.payments("", desk.clerk(), "tenantId", TENANT, each.get(0), each.get(1));
            assertThat(ids(found)).as(each.get(0)).containsExactly(id(payment));
        }
    }

    @Test
    void whatIsFoundHasTheApportioningOfTheReceipt() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "1000").line("PT_TIME_REBATE", "-100"));
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "600"));

        JsonNode found = desk.payments("PT/", desk.clerk(), "tenantId", TENANT, "ids", id(payment))
                .path(0);

        assertThat(found.path("paymentDetails")
                        .path(0)
                        .path("bill")
                        .path("billDetails")
                        .path(0)
                        .path("billAccountDetails"))
                .isEqualTo(payment.path("paymentDetails")
                        .path(0)
                        .path("bill")
                        .path("billDetails")
                        .path(0)
                        .path("billAccountDetails"));
    }

    @Test
    void whatIsFoundDoesNotTellWhoTheBillWasAddressedTo() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "10").payer("Simran", desk.mobileNumber()));
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer)));
        assertThat(payment.path("paymentDetails")
                        .path(0)
                        .path("bill")
                        .path("payerName")
                        .asString())
                .isEqualTo("Simran");

        JsonNode found = desk.payments("PT/", desk.clerk(), "tenantId", TENANT, "ids", id(payment))
                .path(0)
                .path("paymentDetails")
                .path(0)
                .path("bill");

        assertThat(found.path("payerName").isNull()).isTrue();
        assertThat(found.path("mobileNumber").isNull()).isTrue();
    }

    @Test
    void theModuleOfThePathIsWhatIsSearched() {
        JsonNode licence = paid("TL", "TL_TAX", PaymentBody.cash(), desk.clerk());
        String consumer = consumerOf(licence);

        assertThat(ids(desk.payments("TL/", desk.clerk(), "tenantId", TENANT, "consumerCodes", consumer)))
                .containsExactly(id(licence));
        assertThat(desk.payments("PT/", desk.clerk(), "tenantId", TENANT, "consumerCodes", consumer)
                        .size())
                .isZero();
        assertThat(desk.payments(
                                "PT/",
                                desk.clerk(),
                                "tenantId",
                                TENANT,
                                "businessServices",
                                "TL",
                                "consumerCodes",
                                consumer)
                        .size())
                .isZero();
    }

    @Test
    void anEmployeeSearchesWithOrWithoutTheModule() {
        JsonNode payment = paidWater(PaymentBody.cash());

        for (String module : List.of("", "WS/")) {
            assertThat(ids(desk.payments(module, desk.clerk(), "tenantId", TENANT, "ids", id(payment))))
                    .containsExactly(id(payment));
        }
    }

    @Test
    void aPaymentOfSeveralServicesIsFoundWholeByEachOfThem() {
        JsonNode water = desk.fetch("WS", desk.owes("WS", "WS_CHARGE", "10"));
        JsonNode licence = desk.fetch("TL", desk.owes("TL", "TL_TAX", "10"));
        JsonNode payment = desk.pay(PaymentBody.cash().bill(water).bill(licence));

        for (String module : List.of("WS/", "TL/")) {
            JsonNode found = desk.payments(module, desk.clerk(), "tenantId", TENANT, "ids", id(payment));
            assertThat(found.path(0).path("paymentDetails").size()).isEqualTo(2);
        }
    }

    @Test
    void anIntegratorSeesWhatItRecordedAndTheCounterSeesAll() {
        JsonNode atTheCounter = paidWater(PaymentBody.cash());
        JsonNode byTheIntegrator = paid("WS", "WS_CHARGE", PaymentBody.cash(), desk.integrator());
        String both = id(atTheCounter) + "," + id(byTheIntegrator);

        assertThat(ids(desk.payments("WS/", desk.clerk(), "tenantId", TENANT, "ids", both)))
                .containsExactlyInAnyOrder(id(atTheCounter), id(byTheIntegrator));
        assertThat(ids(desk.payments("WS/", desk.integrator(), "tenantId", TENANT, "ids", both)))
                .containsExactly(id(byTheIntegrator));
    }

    @Test
    void aCitizenSeesWhatWasPaidInHisNameAndNothingElse() {
        JsonNode ofSomebody = paidWater(PaymentBody.cash().with("mobileNumber", desk.mobileNumber()));
        JsonNode inHisName = paidWater(PaymentBody.cash().with("mobileNumber", "9876543210"));
        String both = String.join(",", id(ofSomebody), id(inHisName));

        assertThat(ids(desk.payments("", desk.citizen(), "tenantId", TENANT, "ids", both)))
                .containsExactly(id(inHisName));
        assertThat(ids(desk.payments("", desk.citizen(), "tenantId", "pb", "ids", both)))
                .containsExactly(id(inHisName));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "pb.%", "_b", "pb.amritsa", "pb.amritsar%", "'", "x y"})
    void aTenantIsNoPattern(String tenant) {
        paidWater(PaymentBody.cash());

        Answer answer = desk.trySearchPayments("WS/", desk.clerk(), "tenantId", tenant);

        assertThat(answer.status()).isIn(200, 400, 403);
        assertThat(answer.body().path("Payments").size()).isZero();
    }

    @Test
    void aSearchNamesItsTenant() {
        assertThat(codes(desk.trySearchPayments("WS/", desk.clerk(), "ids", "x")))
                .containsExactly("NotNull.paymentSearchCriteria.tenantId");
    }

    @Test
    void anUnknownReceiptIsAnEmptyAnswer() {
        assertThat(desk.payments("WS/", desk.clerk(), "tenantId", TENANT, "receiptNumbers", "none")
                        .size())
                .isZero();
        assertThat(desk.payments("WS/", desk.clerk(), "tenantId", TENANT, "ids", "no-id")
                        .size())
                .isZero();
    }

    @Test
    void theDayOfToDateCounts() {
        JsonNode payment = paidWater(PaymentBody.cash());
        String consumer = consumerOf(payment);
        long midnight = Desk.NOW.toEpochMilli() - Duration.ofHours(6).toMillis();
        long dayBefore = midnight - Duration.ofDays(1).toMillis();

        assertThat(found(consumer, "toDate", midnight)).isEqualTo(1);
        assertThat(found(consumer, "toDate", dayBefore)).isZero();
        assertThat(found(consumer, "fromDate", Desk.NOW.toEpochMilli())).isEqualTo(1);
        assertThat(found(consumer, "fromDate", Desk.NOW.toEpochMilli() + 1)).isZero();
    }

    private int found(String consumer, String criterion, long millis) {
        return desk.payments(
                        "WS/",
                        desk.clerk(),
                        "tenantId",
                        TENANT,
                        "consumerCodes",
                        consumer,
                        criterion,
                        Long.toString(millis))
                .size();
    }

    @Test
    void theNewestComesFirstPageByPage() {
        String consumer = desk.consumer();
        List<String> newestFirst = new ArrayList<>();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "1000"));
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(1));
            newestFirst.add(0, id(desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "10"))));
        }

        List<String> read = new ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            read.addAll(ids(desk.payments(
                    "PT/",
                    desk.clerk(),
                    "tenantId",
                    TENANT,
                    "consumerCodes",
                    consumer,
                    "limit",
                    "2",
                    "offset",
                    Integer.toString(offset))));
        }
        assertThat(read).isEqualTo(newestFirst);
    }

    @Test
    void aPageHasThirtyPaymentsUnlessAskedAndAHundredAtMost() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "1000"));
        for (int i = 0; i < 101; i++) {
            desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "1"));
        }

        assertThat(desk.payments("PT/", desk.clerk(), "tenantId", TENANT, "consumerCodes", consumer)
                        .size())
                .isEqualTo(30);
        assertThat(desk.payments("PT/", desk.clerk(), "tenantId", TENANT, "consumerCodes", consumer, "limit", "500")
                        .size())
                .isEqualTo(100);
    }

    @Test
    void statusesAndModesAreReadInAnyLetterCase() {
        JsonNode payment = paidWater(PaymentBody.cash());

        assertThat(desk.payments(
                                "WS/",
                                desk.clerk(),
                                "tenantId",
                                TENANT,
                                "ids",
                                id(payment),
                                "status",
                                "new",
                                "paymentModes",
                                "cash,card",
                                "instrumentStatus",
                                "approved")
                        .size())
                .isEqualTo(1);
        assertThat(desk.payments("WS/", desk.clerk(), "tenantId", TENANT, "ids", id(payment), "status", "deposited")
                        .size())
                .isZero();
    }

    @Test
    void aCountCountsPaymentsWithAReceiptOfTheService() {
        long before = count();
        JsonNode one = desk.fetch("SW", desk.owes("SW", "SW_CHARGE", "100"));
        JsonNode other = desk.fetch("SW", desk.owes("SW", "SW_CHARGE", "100"));
        desk.pay(PaymentBody.cash().bill(one).bill(other));

        assertThat(count()).as("one payment with two receipts").isEqualTo(before + 1);
    }

    private long count() {
        return count("", "businessServices", "SW");
    }

    private long count(String module, String... criteria) {
        List<String> parameters = new ArrayList<>(List.of("tenantId", TENANT, "isCountRequest", "true"));
        parameters.addAll(List.of(criteria));
        Answer answer = desk.trySearchPayments(module, desk.clerk(), parameters.toArray(String[]::new));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().path("Count").asLong(-1);
    }

    @Test
    void aCountHonoursEveryCriterionOfTheSearch() {
        String consumer = desk.owes("SW", "SW_CHARGE", "100");
        JsonNode first = desk.pay(PaymentBody.cash().bill(desk.fetch("SW", consumer), "60"));
        JsonNode second = desk.pay(PaymentBody.cash().bill(desk.fetch("SW", consumer)));
        desk.act("CANCEL", second);

        assertThat(count("", "businessServices", "SW", "consumerCodes", consumer))
                .isEqualTo(2);
        assertThat(count("", "businessServices", "SW", "consumerCodes", consumer, "status", "NEW"))
                .isEqualTo(1);
        assertThat(count("", "businessServices", "SW", "ids", id(first), "limit", "0"))
                .isEqualTo(1);
        assertThat(count("PT/", "businessServices", "SW", "consumerCodes", consumer))
                .as("the module of the path is what is counted")
                .isZero();
    }

    @Test
    void aCountNeedsATenantAndAService() {
        assertThat(codes(desk.trySearchPayments("", desk.clerk(), "tenantId", TENANT, "isCountRequest", "true")))
                .containsExactly("EGCL_PAYMENT_COUNT_ERROR");
        assertThat(codes(desk.trySearchPayments("", desk.clerk(), "businessServices", "PT", "isCountRequest", "true")))
                .containsExactly("EGCL_PAYMENT_COUNT_ERROR");
        assertThat(codes(desk.trySearchPayments("", desk.clerk(), "isCountRequest", "false")))
                .as("a search says which parameter it misses")
                .containsExactly("NotNull.paymentSearchCriteria.tenantId");
    }
}

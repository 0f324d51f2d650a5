package dev.kosh.billing;

import static dev.kosh.testing.DemandBody.yearFrom;
import static dev.kosh.testing.DemandBody.yearTo;
import static dev.kosh.testing.Desk.TENANT;
import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which of the stored bills a search answers (docs/contract/billing.md, bills). */
@DeskTest
class BillSearchTests {

    @Autowired
    private Desk desk;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    private Answer search(String... parameters) {
        List<String> given = new ArrayList<>(List.of("tenantId", TENANT));
        given.addAll(List.of(parameters));
        return desk.trySearchBills(desk.clerk(), given.toArray(String[]::new));
    }

    private List<String> found(String... parameters) {
        Answer answer = search(parameters);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.body().path("Bill").forEach(bill -> ids.add(id(bill)));
        return ids;
    }

    private static String id(JsonNode bill) {
        return bill.path("id").asString();
    }

    /** The next bill of a consumer, who owes for one more year; made later than the bills before it. */
    private JsonNode nextBill(String consumer, int year) {
        clock.advance(Duration.ofMinutes(1));
        desk.create(DemandBody.of("PT", consumer).year(year).line("PT_TAX", "10"));
        return desk.fetch("PT", consumer);
    }

    private void cancel(String consumer) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ObjectNode criteria = body.putObject("UpdateBillCriteria");
        criteria.put("tenantId", TENANT).put("businessService", "PT").set("additionalDetails", reason());
        criteria.putArray("consumerCodes").add(consumer);
        assertThat(desk.post("/billing-service/bill/v2/_cancelbill", body, desk.clerk())
                        .status())
                .isEqualTo(200);
    }

    private static ObjectNode reason() {
        return JsonMapper.shared().createObjectNode().put("reason", "OTHER").put("reasonMessage", "Wrong reading");
    }

    @Test
    void theNewestBillOfEachConsumerAndServiceIsAnsweredWhateverItsStatus() {
        String mobile = desk.mobileNumber();
        String consumer = desk.consumer();
        desk.create(
                DemandBody.of("PT", consumer).year(2024).line("PT_TAX", "10").payer("Asha", mobile),
                DemandBody.of("WS", consumer).line("WS_CHARGE", "10").payer("Asha", mobile));
        desk.fetch("PT", consumer);
        JsonNode water = desk.fetch("WS", consumer);
        JsonNode newest = nextBill(consumer, 2025);
        desk.pay(PaymentBody.cash().bill(newest));

        assertThat(found("service", "PT", "consumerCode", consumer)).containsExactly(id(newest));
        assertThat(found("mobileNumber", mobile)).containsExactlyInAnyOrder(id(newest), id(water));
        assertThat(found("mobileNumber", mobile, "service", "WS")).containsExactly(id(water));
        assertThat(found("mobileNumber", desk.mobileNumber())).isEmpty();
    }

    @Test
    void theOldestBillIsTheFirstThatWasNotCancelledWhateverStatusIsAskedFor() {
        String consumer = desk.consumer();
        JsonNode cancelled = nextBill(consumer, 2024);
        cancel(consumer);
        JsonNode expired = nextBill(consumer, 2025);
        JsonNode active = nextBill(consumer, 2026);

        assertThat(found("service", "PT", "consumerCode", consumer, "retrieveOldest", "true"))
                .containsExactly(id(expired));
        assertThat(found("service", "PT", "consumerCode", consumer, "retrieveOldest", "true", "status", "ACTIVE"))
                .containsExactly(id(expired));
        assertThat(found("service", "PT", "consumerCode", consumer)).containsExactly(id(active));
        assertThat(found("billId", id(cancelled), "retrieveOldest", "true")).containsExactly(id(cancelled));
    }

    @Test
    void aStatusFindsTheNewestBillThatHasItAndOneThatDoesNotExistIsRefused() {
        String consumer = desk.consumer();
        JsonNode cancelled = nextBill(consumer, 2024);
        cancel(consumer);
        nextBill(consumer, 2025);
        JsonNode expired = nextBill(consumer, 2026);
        JsonNode active = nextBill(consumer, 2027);

        assertThat(found("service", "PT", "consumerCode", consumer, "status", "CANCELLED"))
                .containsExactly(id(cancelled));
        assertThat(found("service", "PT", "consumerCode", consumer, "status", "EXPIRED"))
                .containsExactly(id(expired));
        assertThat(found("service", "PT", "consumerCode", consumer, "status", "ACTIVE"))
                .containsExactly(id(active));
        assertThat(found("service", "PT", "consumerCode", consumer, "status", "PAID"))
                .isEmpty();
        assertThat(codes(search("service", "PT", "consumerCode", consumer, "status", "PARTIAL_CANCELLED")))
                .containsExactly("typeMismatch.billSearchCriteria.status");
    }

    @Test
    void aPeriodFindsBillsWithExactlyThatOneAndTheyAreAnsweredWhole() {
        String consumer = desk.consumer();
        nextBill(consumer, 2024);
        JsonNode bill = nextBill(consumer, 2025);
        String from = Long.toString(yearFrom(2024));

        JsonNode whole = search("service", "PT", "consumerCode", consumer, "fromPeriod", from)
                .body()
                .path("Bill")
                .path(0);

        assertThat(id(whole)).isEqualTo(id(bill));
        assertThat(whole.path("billDetails").size()).isEqualTo(2);
        assertThat(rupees(whole.path("totalAmount"))).isEqualByComparingTo("20");
        assertThat(found(
                        "service",
                        "PT",
                        "consumerCode",
                        consumer,
                        "fromPeriod",
                        from,
                        "toPeriod",
                        Long.toString(yearTo(2024))))
                .containsExactly(id(bill));
        assertThat(found("service", "PT", "consumerCode", consumer, "fromPeriod", from + "1"))
                .isEmpty();
    }

    @Test
    void aBillIsFoundByItsNumberAloneAndWhatTheOriginalIgnoresIsIgnored() {
        JsonNode bill = desk.newBill("PT", "10");

        assertThat(found(
                        "billNumber",
                        bill.path("billNumber").asString(),
                        "size",
                        "0",
                        "offset",
                        "7",
                        "isActive",
                        "false",
                        "isCancelled",
                        "true",
                        "orderBy",
                        "true"))
                .containsExactly(id(bill));
        assertThat(found("billNumber", "BILLNO-PT-999999")).isEmpty();
    }

    @Test
    void numbersAndAddressesThatAreNoneAreRefusedAndIdsThatAreNoneFindNothing() {
        Map<String, String> refused = Map.of(
                "mobileNumber", "Pattern.billSearchCriteria.mobileNumber",
                "email", "Email.billSearchCriteria.email");

        refused.forEach((parameter, code) ->
                assertThat(codes(search(parameter, "12345"))).containsExactly(code));
        assertThat(codes(search("billNumber", "x".repeat(257)))).containsExactly("Size.billSearchCriteria.billNumber");
        assertThat(found("billId", "12345")).isEmpty();
    }
}

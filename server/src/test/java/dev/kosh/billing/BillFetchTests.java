package dev.kosh.billing;

import static dev.kosh.testing.Desk.TENANT;
import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** When a fetch answers the stored bill and when a new one (docs/contract/billing.md, bills). */
@DeskTest
class BillFetchTests {

    private static final Instant END_OF_TODAY = Instant.parse("2026-11-20T18:29:59Z");

    @Autowired
    private Desk desk;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    private String status(JsonNode bill) {
        return desk.bill(bill).path("status").asString();
    }

    @Test
    void whoNeverOwedAnythingHasNoBill() {
        assertThat(desk.fetchBills("PT", desk.consumer()).size()).isZero();
    }

    @Test
    void whoPaidEverythingHasNoBill() {
        String consumer = desk.owes("PT", "PT_TAX", "10");
        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer)));

        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
    }

    @Test
    void anUnpaidDemandThatWasNeverBilledGetsABill() {
        JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "10"));

        assertThat(bill.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(bill.path("billNumber").asString()).matches("BILLNO-PT-[0-9]{6,}");
        assertThat(bill.path("billDate").asLong()).isEqualTo(Desk.NOW.toEpochMilli());
    }

    @Test
    void anActiveBillIsTheSameBillAtEachFetch() {
        String consumer = desk.owes("PT", "PT_TAX", "10");

        assertThat(desk.fetch("PT", consumer)).isEqualTo(desk.fetch("PT", consumer));
    }

    @Test
    void aBillIsGoodUntilTheEndOfTheDayInIndia() {
        String consumer = desk.owes("PT", "PT_TAX", "10");
        JsonNode bill = desk.fetch("PT", consumer);
        assertThat(bill.path("billDetails").path(0).path("expiryDate").asLong()).isEqualTo(END_OF_TODAY.toEpochMilli());

        clock.set(END_OF_TODAY.minusMillis(1));
        assertThat(desk.fetch("PT", consumer).path("id")).isEqualTo(bill.path("id"));
    }

    @Test
    void anExpiredBillIsReplacedByANewOne() {
        String consumer = desk.owes("PT", "PT_TAX", "10");
        JsonNode old = desk.fetch("PT", consumer);

        clock.set(END_OF_TODAY);
        assertThat(status(old)).as("until somebody fetches").isEqualTo("ACTIVE");
        clock.advance(Duration.ofMinutes(1));
        JsonNode renewed = desk.fetch("PT", consumer);

        assertThat(renewed.path("id")).isNotEqualTo(old.path("id"));
        assertThat(renewed.path("billNumber")).isNotEqualTo(old.path("billNumber"));
        assertThat(status(old)).isEqualTo("EXPIRED");
        assertThat(status(renewed)).isEqualTo("ACTIVE");
    }

    @Test
    void oneExpiredPeriodMakesTheWholeBillStale() {
        String consumer = desk.consumer();
        long threeDays = Duration.ofDays(3).toMillis();
        desk.create(
                DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "1").with("billExpiryTime", threeDays),
                DemandBody.of("PT", consumer).year(2026).line("PT_TAX", "2"));
        JsonNode bill = desk.fetch("PT", consumer);

        clock.advance(Duration.ofDays(1));

        assertThat(desk.fetch("PT", consumer).path("id")).isNotEqualTo(bill.path("id"));
    }

    @Test
    void theDemandSaysHowLongItsBillIsGood() {
        String byDuration = desk.consumer();
        String byDate = desk.consumer();
        Instant fixed = Desk.NOW.plus(Duration.ofDays(5));
        desk.create(
                DemandBody.of("PT", byDuration)
                        .line("PT_TAX", "1")
                        .with("billExpiryTime", Duration.ofDays(2).toMillis()),
                DemandBody.of("PT", byDate).line("PT_TAX", "1").with("fixedBillExpiryDate", fixed.toEpochMilli()));

        assertThat(expiry(desk.fetch("PT", byDuration))).isEqualTo(END_OF_TODAY.plus(Duration.ofDays(2)));
        assertThat(expiry(desk.fetch("PT", byDate))).isEqualTo(END_OF_TODAY.plus(Duration.ofDays(5)));
    }

    private static Instant expiry(JsonNode bill) {
        return Instant.ofEpochMilli(
                bill.path("billDetails").path(0).path("expiryDate").asLong());
    }

    @Test
    void newDuesMakeANewBill() {
        String consumer = desk.owes("PT", "PT_TAX", "10");
        JsonNode old = desk.fetch("PT", consumer);

        desk.create(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "7"));

        assertThat(status(old)).isEqualTo("EXPIRED");
        JsonNode renewed = desk.fetch("PT", consumer);
        assertThat(rupees(renewed.path("totalAmount"))).isEqualByComparingTo("17");
    }

    @Test
    void aChangedDemandMakesANewBill() {
        String consumer = desk.owes("PT", "PT_TAX", "10");
        JsonNode old = desk.fetch("PT", consumer);
        ObjectNode change = (ObjectNode) desk.demands("PT", consumer).path(0).deepCopy();
        ((ObjectNode) change.path("demandDetails").path(0)).put("taxAmount", 12);

        desk.update(change);

        assertThat(status(old)).isEqualTo("EXPIRED");
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELLED", "ADJUSTED", "adjusted"})
    void aCancelledOrAdjustedDemandIsOnNoBill(String ended) {
        String consumer = desk.owes("PT", "PT_TAX", "10");
        JsonNode old = desk.fetch("PT", consumer);

        desk.update(((ObjectNode) desk.demands("PT", consumer).path(0).deepCopy()).put("status", ended));

        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
        assertThat(status(old)).isEqualTo("EXPIRED");
    }

    @Test
    void creditsBeyondTheDuesMakeNoBill() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100").line("PT_TIME_REBATE", "-150"));

        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
    }

    @Test
    void duesThatCreditsEqualMakeABillOfZeroOnce() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100").line("PT_TIME_REBATE", "-100"));
        JsonNode bill = desk.fetch("PT", consumer);
        assertThat(rupees(bill.path("totalAmount"))).isEqualByComparingTo("0");

        desk.pay(PaymentBody.cash().bill(bill, "0"));

        assertThat(status(bill)).isEqualTo("PAID");
        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
    }

    @Test
    void arrearsStandInOrderOfTheirPeriodsAndLinesInOrderOfTheirHeads() {
        String consumer = desk.consumer();
        desk.create(
                DemandBody.of("PT", consumer)
                        .year(2026)
                        .line("PT_FIRE_CESS", "5")
                        .line("PT_TAX", "50"),
                DemandBody.of("PT", consumer).year(2023).line("PT_TAX", "20"),
                DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "30"));

        JsonNode bill = desk.fetch("PT", consumer);

        List<Long> periods = new ArrayList<>();
        bill.path("billDetails")
                .forEach(detail -> periods.add(detail.path("fromPeriod").asLong()));
        assertThat(periods)
                .containsExactly(DemandBody.yearFrom(2023), DemandBody.yearFrom(2025), DemandBody.yearFrom(2026));
        JsonNode newest = bill.path("billDetails").path(2).path("billAccountDetails");
        assertThat(newest.path(0).path("taxHeadCode").asString()).isEqualTo("PT_TAX");
        assertThat(newest.path(1).path("taxHeadCode").asString()).isEqualTo("PT_FIRE_CESS");
        assertThat(desk.bill(bill).path("billDetails")).isEqualTo(bill.path("billDetails"));
    }

    @Test
    void aPaidBillAndAPartlyPaidBillSaySo() {
        JsonNode paid = desk.fetch("PT", desk.owes("PT", "PT_TAX", "10"));
        JsonNode partly = desk.fetch("PT", desk.owes("PT", "PT_TAX", "10"));

        desk.pay(PaymentBody.cash().bill(paid));
        desk.pay(PaymentBody.cash().bill(partly, "4"));

        assertThat(status(paid)).isEqualTo("PAID");
        assertThat(status(partly)).isEqualTo("PARTIALLY_PAID");
    }

    @Test
    void theBillOfOneDemandIsFoundByItsId() {
        String consumer = desk.consumer();
        JsonNode demand = desk.create(DemandBody.of("WS", consumer).line("WS_CHARGE", "10"))
                .path(0);

        JsonNode bills =
                desk.fetchAll("tenantId", TENANT, "demandId", demand.path("id").asString());

        assertThat(bills.size()).isEqualTo(1);
        assertThat(bills.path(0).path("consumerCode").asString()).isEqualTo(consumer);
    }

    @Test
    void theBillOfADemandIsThatOfTheServiceConsumerAndPayerThatTheCallNames() {
        String consumer = desk.consumer();
        String mobile = desk.mobileNumber();
        String demand = desk.create(
                        DemandBody.of("PT", consumer).line("PT_TAX", "10").payer("Asha", mobile))
                .path(0)
                .path("id")
                .asString();

        assertThat(fetchedBy(demand, "businessService", "PT", "consumerCode", consumer, "mobileNumber", mobile))
                .isEqualTo(1);
        assertThat(fetchedBy(demand, "businessService", "WS")).isZero();
        assertThat(fetchedBy(demand, "consumerCode", desk.consumer())).isZero();
        assertThat(fetchedBy(demand, "mobileNumber", desk.mobileNumber())).isZero();
    }

    private int fetchedBy(String demandId, String... parameters) {
        List<String> given = new ArrayList<>(List.of("tenantId", TENANT, "demandId", demandId));
        given.addAll(List.of(parameters));
        return desk.fetchAll(given.toArray(String[]::new)).size();
    }

    @Test
    void severalConsumersAreFetchedInOneCall() {
        String one = desk.owes("PT", "PT_TAX", "10");
        String other = desk.owes("PT", "PT_TAX", "20");

        JsonNode bills = desk.fetchAll(
                "tenantId", TENANT, "businessService", "PT", "consumerCode", one + "," + other + "," + desk.consumer());

        assertThat(bills.size()).isEqualTo(2);
    }

    @Test
    void aFetchNeedsSomethingToFetchBy() {
        assertThat(codes(desk.tryFetch(desk.clerk(), "tenantId", TENANT, "businessService", "PT")))
                .containsExactly("BILL_GEN_MANDATORY_FIELDS_MISSING");
        assertThat(codes(desk.tryFetch(desk.clerk(), "tenantId", TENANT, "consumerCode", "1")))
                .containsExactly("NotNull.generateBillCriteria.businessService");
        assertThat(codes(desk.tryFetch(desk.clerk(), "tenantId", TENANT, "consumerCode", "1", "businessService", "")))
                .containsExactly("BILL_GEN_MANDATORY_FIELDS_MISSING");
        assertThat(codes(desk.tryFetch(desk.clerk(), "tenantId", TENANT, "mobileNumber", "12345")))
                .containsExactly("Pattern.generateBillCriteria.mobileNumber");
        assertThat(codes(desk.tryFetch(desk.clerk(), "businessService", "PT", "consumerCode", "1")))
                .containsExactly("NotNull.generateBillCriteria.tenantId");
    }

    @Test
    void aSearchNeedsSomethingToSearchByToo() {
        assertThat(desk.trySearchBills(desk.clerk(), "tenantId", TENANT, "service", "PT")
                        .errorCode())
                .isEqualTo("EGBS_MANDATORY_FIELDS_ERROR");
        assertThat(desk.trySearchBills(desk.clerk(), "tenantId", TENANT, "consumerCode", "C-1")
                        .errorCode())
                .isEqualTo("BILL_SEARCH_CONSUMERCODE_BUSINESSSERVICE");
    }

    @Test
    void anEmployeeNamesTheUlbAndNotTheState() {
        assertThat(codes(desk.tryFetch(
                        desk.integrator(), "tenantId", "pb", "businessService", "PT", "consumerCode", "1")))
                .containsExactly("EG_BS_INVALID_TENANTID");
    }

    @Test
    void concurrentFetchesOfTheSameConsumerAnswerTheSameBill() {
        String consumer = desk.owes("PT", "PT_TAX", "10");
        Callable<JsonNode> fetch = () -> desk.fetch("PT", consumer);

        Set<String> ids = Desk.together(Collections.nCopies(12, fetch)).stream()
                .map(bill -> bill.path("id").asString())
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
        assertThat(jdbc.sql("select count(*) from billing.bill where consumer_code = ?")
                        .param(consumer)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void fetchesByMobileNumberThatCrossDoNotLockEachOtherOut() {
        String mobile = desk.mobileNumber();
        List<String> consumers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            consumers.add(desk.consumer());
            desk.create(
                    DemandBody.of("PT", consumers.get(i)).line("PT_TAX", "10").payer("Harpreet", mobile));
        }
        Callable<Integer> byMobile =
                () -> desk.fetchAll("tenantId", TENANT, "mobileNumber", mobile).size();
        Callable<Integer> byCodes = () -> {
            List<String> reversed = new ArrayList<>(consumers);
            Collections.reverse(reversed);
            return desk.fetchAll(
                            "tenantId", TENANT, "businessService", "PT", "consumerCode", String.join(",", reversed))
                    .size();
        };

        assertThat(Desk.together(List.of(byMobile, byCodes, byMobile, byCodes))).containsOnly(6);
    }
}

package dev.kosh.billing;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The end points of the apportion service: arithmetic on what the caller hands in (docs/contract/billing.md). */
@DeskTest
class ApportionCallTests {

    private static final String BILLS = "/apportion-service/v2/bill/_apportion";
    private static final String DEMANDS = "/apportion-service/v2/demand/_apportion";

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    private static ObjectNode bill(String paid, boolean advanceAllowed) {
        ObjectNode bill = JsonNodeFactory.instance
                .objectNode()
                .put("id", "bill-1")
                .put("businessService", "PT")
                .put("consumerCode", "PT-107")
                .put("isAdvanceAllowed", advanceAllowed)
                .put("amountPaid", new BigDecimal(paid));
        bill.putArray("billDetails");
        return bill;
    }

    private static void period(ObjectNode bill, int year, String... headsOrdersAmounts) {
        ObjectNode detail = bill.withArray("billDetails")
                .addObject()
                .put("id", "bd-" + year)
                .put("fromPeriod", DemandBody.yearFrom(year))
                .put("toPeriod", DemandBody.yearTo(year))
                .put("expiryDate", Desk.NOW.toEpochMilli());
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 0; i < headsOrdersAmounts.length; i += 3) {
            BigDecimal each = new BigDecimal(headsOrdersAmounts[i + 2]);
            detail.withArray("billAccountDetails")
                    .addObject()
                    .put("id", "x" + i)
                    .put("taxHeadCode", headsOrdersAmounts[i])
                    .put("order", Integer.parseInt(headsOrdersAmounts[i + 1]))
                    .put("amount", each)
                    .put("adjustedAmount", 0);
            amount = amount.add(each);
        }
        detail.put("amount", amount);
    }

    private Answer tryBills(String path, ObjectNode... bills) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("tenantId", Desk.TENANT);
        for (ObjectNode bill : bills) {
            body.withArray("bills").add(bill);
        }
        return calls.post(path, body, desk.clerk());
    }

    private JsonNode apportion(ObjectNode bill) {
        Answer answer = tryBills(BILLS, bill);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("Bills").path(0);
    }

    private static List<String> adjusted(JsonNode detail) {
        List<String> adjusted = new ArrayList<>();
        detail.path("billAccountDetails")
                .forEach(line -> adjusted.add(
                        rupees(line.path("adjustedAmount")).stripTrailingZeros().toPlainString()));
        return adjusted;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apportion-service/v2/bill/_apportion",
                "/egov-apportion-service/v2/bill/_apportion",
                "/apportion-service/v1/_apportion"
            })
    void aPartPaymentIsSpreadAsAPaymentWouldBe(String path) {
        ObjectNode bill = bill("700", false);
        period(bill, 2026, "PT_TAX", "3", "1000", "PT_TIME_PENALTY", "4", "200", "PT_TIME_REBATE", "1", "-100");

        Answer answer = tryBills(path, bill);

        JsonNode detail =
                answer.body().path("Bills").path(0).path("billDetails").path(0);
        assertThat(adjusted(detail)).containsExactly("600", "200", "-100");
        assertThat(rupees(detail.path("amountPaid"))).isEqualByComparingTo("700");
        assertThat(answer.body().path("ResponseInfo").path("status").asString()).isEqualTo("successful");
        assertThat(answer.body().path("tenantId").asString()).isEqualTo(Desk.TENANT);
    }

    @Test
    void periodsArePaidOldestFirstWhateverTheirOrderInTheCall() {
        ObjectNode bill = bill("700", false);
        period(bill, 2026, "PT_TAX", "3", "1000", "PT_TIME_REBATE", "1", "-50");
        period(bill, 2025, "PT_TAX", "3", "500", "PT_TIME_INTEREST", "4", "100");

        JsonNode details = apportion(bill).path("billDetails");

        assertThat(details.path(0).path("id").asString()).isEqualTo("bd-2026");
        assertThat(adjusted(details.path(0))).containsExactly("150", "-50");
        assertThat(adjusted(details.path(1))).containsExactly("500", "100");
    }

    @Test
    void anOverPaymentBecomesALineOfAdvance() {
        ObjectNode bill = bill("1300", true);
        period(bill, 2026, "PT_TAX", "3", "1000", "PT_TIME_PENALTY", "4", "200", "PT_TIME_REBATE", "1", "-100");

        JsonNode detail = apportion(bill).path("billDetails").path(0);

        assertThat(adjusted(detail)).containsExactly("1000", "200", "-100", "0");
        JsonNode advance = detail.path("billAccountDetails").path(3);
        assertThat(advance.path("purpose").asString()).isEqualTo("ADVANCE");
        assertThat(advance.path("taxHeadCode").asString()).isEqualTo("PT_ADVANCE_CARRYFORWARD");
        assertThat(rupees(advance.path("amount"))).isEqualByComparingTo("-200");
        assertThat(advance.path("id").isNull()).isTrue();
        assertThat(rupees(detail.path("amountPaid"))).isEqualByComparingTo("1300");
    }

    @Test
    void aStoredAdvanceInAnOlderPeriodPaysFirst() {
        ObjectNode bill = bill("700", true);
        period(bill, 2025, "PT_ADVANCE_CARRYFORWARD", "0", "-300");
        period(bill, 2026, "PT_TAX", "3", "1000");

        JsonNode details = apportion(bill).path("billDetails");

        assertThat(adjusted(details.path(0))).containsExactly("-300");
        assertThat(rupees(details.path(0).path("amountPaid"))).isEqualByComparingTo("-300");
        assertThat(adjusted(details.path(1))).containsExactly("1000");
        assertThat(rupees(details.path(1).path("amountPaid"))).isEqualByComparingTo("1000");
    }

    @Test
    void aZeroBillOfNonZeroPeriodsIsSettledInEveryPeriod() {
        ObjectNode bill = bill("0", false);
        period(bill, 2025, "PT_TAX", "3", "100");
        period(bill, 2026, "PT_TIME_REBATE", "1", "-100");

        JsonNode details = apportion(bill).path("billDetails");

        assertThat(rupees(details.path(0).path("amountPaid"))).isEqualByComparingTo("100");
        assertThat(rupees(details.path(1).path("amountPaid"))).isEqualByComparingTo("-100");
    }

    @Test
    void whatTheApportioningDoesNotNeedGoesBackAsItCame() {
        ObjectNode bill = bill("5", false).put("payerName", "Asha").put("billNumber", "B-7");
        bill.putObject("additionalDetails").put("k", 1);
        period(bill, 2026, "PT_TAX", "3", "10");

        JsonNode back = apportion(bill);

        assertThat(back.path("payerName").asString()).isEqualTo("Asha");
        assertThat(back.path("billNumber").asString()).isEqualTo("B-7");
        assertThat(back.at("/additionalDetails/k").asInt()).isEqualTo(1);
        assertThat(back.has("payerEmail"))
                .as("what is unset is null, not absent")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"isAdvanceAllowed", "amountPaid", "businessService"})
    void whatIsRequiredIsNamedWhenItIsMissing(String member) {
        ObjectNode bill = bill("5", false);
        period(bill, 2026, "PT_TAX", "3", "10");
        bill.remove(member);

        assertThat(codes(tryBills(BILLS, bill))).containsExactly("NotNull.apportionRequest.bills[0]." + member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0.001"})
    void anAmountThatIsNoneIsRefused(String paid) {
        ObjectNode bill = bill(paid, false);
        period(bill, 2026, "PT_TAX", "3", "10");

        assertThat(codes(tryBills(BILLS, bill))).containsExactly("EG_DEMAND_DEATIL_INVALID");
    }

    @Test
    void anOverPaymentNeedsAHeadToKeepItUnder() {
        ObjectNode bill = bill("11", true).put("businessService", "NOPE");
        period(bill, 2026, "PT_TAX", "3", "10");

        assertThat(codes(tryBills(BILLS, bill))).containsExactly("NO TAXHEAD FOUND");
    }

    private static ObjectNode demand(int year, String... headsTaxesCollected) {
        ObjectNode demand = DemandBody.of("PT", "PT-31").year(year).json();
        demand.put("id", "dm-" + year);
        for (int i = 0; i < headsTaxesCollected.length; i += 3) {
            demand.withArray("demandDetails")
                    .addObject()
                    .put("id", "l" + i)
                    .put("taxHeadMasterCode", headsTaxesCollected[i])
                    .put("taxAmount", new BigDecimal(headsTaxesCollected[i + 1]))
                    .put("collectionAmount", new BigDecimal(headsTaxesCollected[i + 2]));
        }
        return demand;
    }

    private Answer tryDemands(ObjectNode... demands) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("tenantId", Desk.TENANT);
        for (ObjectNode demand : demands) {
            body.withArray("Demands").add(demand);
        }
        return calls.post(DEMANDS, body, desk.clerk());
    }

    private static List<String> collected(JsonNode demand) {
        List<String> collected = new ArrayList<>();
        demand.path("demandDetails")
                .forEach(line -> collected.add(rupees(line.path("collectionAmount"))
                        .stripTrailingZeros()
                        .toPlainString()));
        return collected;
    }

    @Test
    void aStoredAdvancePaysANewDemand() {
        Answer answer = tryDemands(
                demand(2025, "PT_TAX", "500", "500", "PT_ADVANCE_CARRYFORWARD", "-300", "0"),
                demand(2026, "PT_TAX", "1000", "0"));

        JsonNode demands = answer.body().path("demands");
        assertThat(collected(demands.path(0))).containsExactly("500", "-300");
        assertThat(collected(demands.path(1))).containsExactly("300");
        assertThat(demands.path(1).path("id").asString()).isEqualTo("dm-2026");
    }

    @Test
    void noMoreOfAnAdvanceIsUsedThanIsDue() {
        JsonNode demands = tryDemands(
                        demand(2025, "PT_TAX", "500", "500", "PT_ADVANCE_CARRYFORWARD", "-300", "0"),
                        demand(2026, "PT_TAX", "100", "0"))
                .body()
                .path("demands");

        assertThat(collected(demands.path(0))).containsExactly("500", "-100");
        assertThat(collected(demands.path(1))).containsExactly("100");
        assertThat(demands.path(1).path("demandDetails").size()).isEqualTo(1);
    }

    @Test
    void anAdvanceBesideAnOpenDueOfItsOwnDemandPaysThatToo() {
        JsonNode demands = tryDemands(
                        demand(2025, "PT_TAX", "100", "0", "PT_ADVANCE_CARRYFORWARD", "-300", "0"),
                        demand(2026, "PT_TAX", "50", "0", "PT_TIME_REBATE", "-10", "0"))
                .body()
                .path("demands");

        assertThat(collected(demands.path(0))).containsExactly("100", "-140");
        assertThat(collected(demands.path(1))).containsExactly("50", "-10");
    }

    @Test
    void demandsOfSeveralConsumersAndUnknownHeadsAreRefused() {
        ObjectNode other = demand(2026, "NOPE", "1", "0").put("consumerCode", "PT-32");

        assertThat(codes(tryDemands(demand(2025, "PT_TAX", "1", "0"), other)))
                .containsExactlyInAnyOrder("DEMANDS_OF_SEVERAL_CONSUMERS", "INVALID_TAXHEAD_CODE");
        assertThat(codes(tryDemands(demand(2025, "PT_TAX", "1", "0").put("businessService", "NOPE"))))
                .contains("NO BUSINESSSERVICE FOUND");
    }

    @Test
    void integratorsAndCitizensHaveNoBusinessHere() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("tenantId", Desk.TENANT);

        assertThat(calls.post(BILLS, body, desk.integrator()).status()).isEqualTo(403);
        assertThat(calls.post(DEMANDS, body, desk.citizen()).status()).isEqualTo(403);
    }
}

package dev.kosh.billing;

import static dev.kosh.testing.DemandBody.yearFrom;
import static dev.kosh.testing.DemandBody.yearTo;
import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A demand from its creation over its changes to its end (docs/contract/billing.md, demands and demand update). */
@DeskTest
class DemandLifecycleTests {

    @Autowired
    private Desk desk;

    private void assertRefused(Answer answer, String... codes) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(codes(answer)).containsExactlyInAnyOrder(codes);
    }

    @Test
    void aCreatedDemandIsReadBackAsItWasAnswered() {
        String consumer = desk.consumer();
        JsonNode created = desk.create(DemandBody.of("PT", consumer)
                        .line("PT_TAX", "1840")
                        .line("PT_TIME_REBATE", "-96.60")
                        .with("minimumAmountPayable", 100)
                        .with("additionalDetails", java.util.Map.of("assessment", "AS-1")))
                .path(0);

        JsonNode read = desk.demands("PT", consumer).path(0);

        assertThat(read.path("id")).isEqualTo(created.path("id"));
        assertThat(read.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(read.path("isPaymentCompleted").asBoolean()).isFalse();
        assertThat(read.path("additionalDetails").path("assessment").asString()).isEqualTo("AS-1");
        assertThat(rupees(read.path("minimumAmountPayable"))).isEqualByComparingTo("100");
        List<String> heads = new ArrayList<>();
        read.path("demandDetails")
                .forEach(line -> heads.add(line.path("taxHeadMasterCode").asString()));
        assertThat(heads).as("by order of the tax heads").containsExactly("PT_TIME_REBATE", "PT_TAX");
    }

    @Test
    void aDemandWithoutIdIsRaisedBesideThoseThatAnUpdateChanges() {
        String consumer = desk.consumer();
        ObjectNode stored = (ObjectNode)
                desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "10")).path(0);
        ((ObjectNode) stored.path("demandDetails").path(0)).put("taxAmount", 12);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("Demands")
                .add(DemandBody.of("PT", consumer)
                        .year(2025)
                        .line("PT_TAX", "5")
                        .json())
                .add(stored);

        Answer answer = desk.post("/billing-service/demand/_update", body, desk.clerk());

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("17");
    }

    @Test
    void amountsAreRoundedToThePaisa() {
        String consumer = desk.consumer();

        JsonNode created = desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "10.505"));

        assertThat(rupees(created.path(0).path("demandDetails").path(0).path("taxAmount")))
                .isEqualByComparingTo("10.51");
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        assertRefused(
                desk.tryCreate(DemandBody.of("XX", desk.consumer()).line("PT_TAX", "1")),
                "EG_BS_BUSINESSSERVICE_NOTFOUND",
                "EG_BS_TAXHEADS_NOTFOUND",
                "EG_BS_TAXPERIODS_BUINESSSERVICE");
        assertRefused(
                desk.tryCreate(DemandBody.of("PT", desk.consumer())
                        .period(1, 2)
                        .line("WS_CHARGE", "1")
                        .with("payer", java.util.Map.of("uuid", "no-such-user"))),
                "EG_BS_TAXPERIODS_DEMAND",
                "EG_BS_TAXHEADS_NOTFOUND",
                "EG_BS_USER_UUID_NOTFOUND");
    }

    @Test
    void aDemandLiesInOneTaxPeriodToTheMillisecond() {
        assertRefused(
                desk.tryCreate(DemandBody.of("PT", desk.consumer())
                        .period(yearFrom(2025), yearTo(2025) + 1)
                        .line("PT_TAX", "1")),
                "EG_BS_TAXPERIODS_DEMAND");
        assertRefused(
                desk.tryCreate(DemandBody.of("PT", desk.consumer())
                        .period(yearTo(2025), yearFrom(2025))
                        .line("PT_TAX", "1")),
                "EG_BS_TAXPERIODS_DEMAND");
        desk.create(DemandBody.of("PT", desk.consumer())
                .period(yearFrom(2025), yearTo(2025))
                .line("PT_TAX", "1"));
        desk.create(DemandBody.of("PT", desk.consumer())
                .period(yearFrom(2025), yearFrom(2025))
                .line("PT_TAX", "1"));
    }

    @Test
    void aDueIsCollectedBetweenNothingAndItsAmount() {
        for (String collected : List.of("-1", "101")) {
            DemandBody demand = DemandBody.of("PT", desk.consumer()).line("PT_TAX", "100");
            ((ObjectNode) demand.json().path("demandDetails").path(0))
                    .put("collectionAmount", new java.math.BigDecimal(collected));
            assertRefused(desk.tryCreate(demand), "EG_DEMAND_DEATIL_INVALID");
        }
    }

    @Test
    void anEmployeeOwesNothing() {
        assertRefused(
                desk.tryCreate(DemandBody.of("PT", desk.consumer())
                        .line("PT_TAX", "1")
                        .with("payer", java.util.Map.of("uuid", "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e024"))),
                "EG_BS_EMPLOYEE_UUID_NOTALLOWED");
    }

    @Test
    void aSecondActiveDemandForTheSamePeriodIsADuplicateUntilTheFirstIsCancelled() {
        String consumer = desk.consumer();
        JsonNode first =
                desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "10")).path(0);
        DemandBody again = DemandBody.of("PT", consumer).line("PT_TAX", "20");

        assertRefused(desk.tryCreate(again), "EG_BS_DUPLICATE_CONSUMERCODE");

        desk.update(((ObjectNode) first.deepCopy()).put("status", "CANCELLED"));
        desk.create(again);
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("20");
    }

    @Test
    void aDuplicateIsToldBesideWhateverElseIsWrong() {
        String consumer = desk.consumer();
        JsonNode first =
                desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "10")).path(0);
        DemandBody again = DemandBody.of("PT", consumer).line("PT_NONE", "10");

        assertRefused(desk.tryCreate(again), "EG_BS_DUPLICATE_CONSUMERCODE", "EG_BS_TAXHEADS_NOTFOUND");
        ObjectNode itself = (ObjectNode) first.deepCopy();
        itself.withArray("demandDetails")
                .addObject()
                .put("taxHeadMasterCode", "PT_NONE")
                .put("taxAmount", 1);
        assertRefused(desk.tryUpdate(itself), "EG_BS_TAXHEADS_NOTFOUND");
        assertRefused(
                desk.tryUpdate(((ObjectNode) first.deepCopy()).put("status", "CANCELLED"), again.json()),
                "EG_BS_TAXHEADS_NOTFOUND");
    }

    @Test
    void duplicatesInsideOneRequestAreFoundAndNothingIsStored() {
        String consumer = desk.consumer();

        assertRefused(
                desk.tryCreate(
                        DemandBody.of("PT", consumer).line("PT_TAX", "10"),
                        DemandBody.of("PT", consumer).line("PT_TAX", "20")),
                "EG_BS_DUPLICATE_CONSUMERCODE");

        assertThat(desk.demands("PT", consumer).size()).isZero();
    }

    @Test
    void oneRequestMayMixServices() {
        String consumer = desk.consumer();

        JsonNode created = desk.create(
                DemandBody.of("PT", consumer).line("PT_TAX", "10"),
                DemandBody.of("WS", consumer).line("WS_CHARGE", "20"));

        assertThat(created.size()).isEqualTo(2);
        assertThat(created.path(1).path("businessService").asString()).isEqualTo("WS");
    }

    @Test
    void anUpdateKeepsConsumerServiceAndHeadsAndRemembersWhoCreated() {
        String consumer = desk.consumer();
        JsonNode created =
                desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "10")).path(0);
        ObjectNode change = (ObjectNode) created.deepCopy();
        change.put("consumerCode", "ANOTHER").put("businessService", "WS").put("consumerType", "OTHER");
        ((ObjectNode) change.path("demandDetails").path(0))
                .put("taxHeadMasterCode", "WS_CHARGE")
                .put("taxAmount", 15);

        JsonNode updated = desk.update(change);

        assertThat(updated.path("consumerCode").asString()).isEqualTo(consumer);
        assertThat(updated.path("businessService").asString()).isEqualTo("PT");
        assertThat(updated.path("demandDetails")
                        .path(0)
                        .path("taxHeadMasterCode")
                        .asString())
                .isEqualTo("PT_TAX");
        assertThat(rupees(updated.path("demandDetails").path(0).path("taxAmount")))
                .isEqualByComparingTo("15");
        assertThat(updated.path("auditDetails").path("createdTime"))
                .isEqualTo(created.path("auditDetails").path("createdTime"));
    }

    @Test
    void aLineWithoutIdIsAppendedAndOneLeftOutStays() {
        String consumer = desk.consumer();
        ObjectNode change = (ObjectNode)
                desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "10").line("PT_FIRE_CESS", "2"))
                        .path(0)
                        .deepCopy();
        ArrayNode lines = change.putArray("demandDetails");
        lines.addObject()
                .put("taxHeadMasterCode", "PT_TIME_PENALTY")
                .put("taxAmount", 5)
                .put("collectionAmount", 5);

        desk.update(change);

        JsonNode bill = desk.fetch("PT", consumer);
        assertThat(rupees(bill.path("totalAmount")))
                .as("a new line has collected nothing")
                .isEqualByComparingTo("17");
    }

    @Test
    void unknownDemandsAndLinesAreNamed() {
        String consumer = desk.consumer();
        ObjectNode demand =
                (ObjectNode) desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "10"))
                        .path(0)
                        .deepCopy();
        ObjectNode unknownLine = demand.deepCopy();
        ((ObjectNode) unknownLine.path("demandDetails").path(0)).put("id", "01900000-0000-7000-8000-000000000000");

        assertRefused(desk.tryUpdate(unknownLine), "EG_BS_DEMAND_DETAIL_NOTFOUND");
        assertRefused(
                desk.tryUpdate(demand.put("id", "01900000-0000-7000-8000-000000000000")),
                "EG_BS_DEMANDS_NOT_FOUND",
                "EG_BS_DEMAND_DETAIL_NOTFOUND");
        assertRefused(
                desk.tryDemands("_update", DemandBody.of("PT", consumer).line("PT_TAX", "1")),
                "EG_BS_DEMANDS_UNDIDENTIFIABLE");
    }

    @Test
    void anUpdateCannotTakeBackWhatAPaymentCollectedMeanwhile() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode beforePayment = desk.demands("PT", consumer).path(0);
        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "40"));

        JsonNode updated = desk.update(beforePayment);

        assertThat(rupees(updated.path("demandDetails").path(0).path("collectionAmount")))
                .isEqualByComparingTo("40");
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("60");
    }

    @Test
    void anUpdateToLessThanWasCollectedIsRefused() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "40"));
        ObjectNode change = (ObjectNode) desk.demands("PT", consumer).path(0).deepCopy();
        ((ObjectNode) change.path("demandDetails").path(0)).put("taxAmount", 30).put("collectionAmount", 0);

        assertRefused(desk.tryUpdate(change), "EG_DEMAND_DEATIL_INVALID");
    }

    @Test
    void aPaymentCompletesADemandAndALaterIncreaseReopensIt() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer)));
        ObjectNode paid = (ObjectNode) desk.demands("PT", consumer).path(0).deepCopy();
        assertThat(paid.path("isPaymentCompleted").asBoolean()).isTrue();

        ((ObjectNode) paid.path("demandDetails").path(0)).put("taxAmount", 130);
        assertThat(desk.update(paid).path("isPaymentCompleted").asBoolean()).isFalse();

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("30");
    }

    @Test
    void aClientCannotDeclareADemandPaid() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100").with("isPaymentCompleted", true));

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("100");
    }

    @Test
    void anUpdateThatDoesNotSayTheStatusLeavesACancelledDemandCancelled() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        ObjectNode demand = (ObjectNode) desk.demands("PT", consumer).path(0).deepCopy();
        ObjectNode cancelled =
                (ObjectNode) desk.update(demand.put("status", "CANCELLED")).deepCopy();

        assertThat(desk.update(cancelled.without("status")).path("status").asString())
                .isEqualTo("CANCELLED");
        assertThat(desk.update(cancelled.put("status", "SOMETHING"))
                        .path("status")
                        .asString())
                .isEqualTo("CANCELLED");
        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
        assertThat(desk.update(cancelled.put("status", "active")).path("status").asString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void anAmountCollectedThatIsSentAsNullIsRefusedAndOneLeftOutIsZero() {
        DemandBody demand = DemandBody.of("PT", desk.consumer()).line("PT_TAX", "100");
        ObjectNode line = (ObjectNode) demand.json().path("demandDetails").path(0);

        line.putNull("collectionAmount");
        assertRefused(desk.tryCreate(demand), "NotNull.demandRequest.demands[0].demandDetails[0].collectionAmount");
        line.remove("collectionAmount");
        assertThat(rupees(desk.create(demand)
                        .path(0)
                        .path("demandDetails")
                        .path(0)
                        .path("collectionAmount")))
                .isEqualByComparingTo("0");
    }

    @Test
    void anUpdateChangesPayerPeriodMinimumExpiryAndDetails() {
        String mobile = desk.mobileNumber();
        String consumer = desk.owes("PT", "PT_TAX", "100");
        ObjectNode demand = (ObjectNode) desk.demands("PT", consumer).path(0).deepCopy();
        demand.putObject("payer").put("name", "Gurpreet").put("mobileNumber", mobile);
        demand.put("taxPeriodFrom", yearFrom(2025))
                .put("taxPeriodTo", yearTo(2025))
                .put("minimumAmountPayable", 30)
                .put("billExpiryTime", 864_000_000L)
                .put("fixedBillExpiryDate", yearTo(2026))
                .putObject("additionalDetails")
                .put("ward", "3");

        desk.update(demand);

        JsonNode read = desk.demands("PT", consumer).path(0);
        assertThat(read.path("payer").path("mobileNumber").asString()).isEqualTo(mobile);
        assertThat(read.path("taxPeriodFrom").asLong()).isEqualTo(yearFrom(2025));
        assertThat(read.path("taxPeriodTo").asLong()).isEqualTo(yearTo(2025));
        assertThat(rupees(read.path("minimumAmountPayable"))).isEqualByComparingTo("30");
        assertThat(read.path("billExpiryTime").asLong()).isEqualTo(864_000_000L);
        assertThat(read.path("fixedBillExpiryDate").asLong()).isEqualTo(yearTo(2026));
        assertThat(read.path("additionalDetails").path("ward").asString()).isEqualTo("3");
    }

    @Test
    void anUpdateOntoThePeriodOfAnotherActiveDemandIsADuplicate() {
        String consumer = desk.consumer();
        desk.create(
                DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "1"),
                DemandBody.of("PT", consumer).year(2026).line("PT_TAX", "2"));
        ObjectNode later = (ObjectNode) desk.demands("PT", consumer).path(1).deepCopy();

        desk.update(later);
        assertRefused(
                desk.tryUpdate(later.put("taxPeriodFrom", yearFrom(2025)).put("taxPeriodTo", yearTo(2025))),
                "EG_BS_DUPLICATE_CONSUMERCODE");
    }

    @Test
    void anUnsetExpiryReadsAsNullWhenCreatedAndAsZeroEverAfter() {
        String consumer = desk.consumer();

        JsonNode created =
                desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "1")).path(0);

        assertThat(created.path("billExpiryTime").isNull()).isTrue();
        assertThat(desk.demands("PT", consumer).path(0).path("billExpiryTime").asLong(-1))
                .isZero();
    }
}

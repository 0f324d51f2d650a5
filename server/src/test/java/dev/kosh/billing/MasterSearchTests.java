package dev.kosh.billing;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Services, tax heads and tax periods as clients look them up (docs/contract/billing.md, masters). */
@DeskTest
class MasterSearchTests {

    @Autowired
    private Desk desk;

    private Answer search(String what, String... parameters) {
        return desk.query("/billing-service/" + what + "/_search", desk.clerk(), parameters);
    }

    private List<String> heads(String... parameters) {
        List<String> given = new ArrayList<>(List.of("tenantId", Desk.TENANT));
        given.addAll(List.of(parameters));
        Answer answer = search("taxheads", given.toArray(String[]::new));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        List<String> codes = new ArrayList<>();
        answer.body()
                .path("TaxHeadMasters")
                .forEach(head -> codes.add(head.path("code").asString()));
        return codes;
    }

    @Test
    void theServiceFiltersTaxHeads() {
        assertThat(heads("service", "PT")).contains("PT_TAX").allMatch(code -> code.startsWith("PT_"));
        assertThat(heads("service", "WS")).contains("WS_CHARGE").doesNotContain("PT_TAX");
        assertThat(heads()).contains("PT_TAX", "WS_CHARGE");
        assertThat(heads("service", "NOPE")).isEmpty();
    }

    @Test
    void booleansAreComparedAsBooleans() {
        assertThat(heads("service", "PT", "isDebit", "true"))
                .contains("PT_TIME_REBATE")
                .doesNotContain("PT_TAX");
        assertThat(heads("service", "PT", "isActualDemand", "false")).containsExactly("PT_ADVANCE_CARRYFORWARD");
    }

    @Test
    void allFiltersMustHold() {
        assertThat(heads("service", "PT", "code", "PT_TAX,PT_FIRE_CESS,WS_CHARGE"))
                .containsExactly("PT_TAX", "PT_FIRE_CESS");
        assertThat(heads("category", "ADVANCE_COLLECTION", "service", "PT")).containsExactly("PT_ADVANCE_CARRYFORWARD");
        assertThat(heads("name", "Pt tax")).containsExactly("PT_TAX");
        assertThat(heads("service", "PT", "id", "some-id")).isEmpty();
    }

    @Test
    void anOrderIsANumberAndWhatTheFilesDoNotHoldIsNull() {
        JsonNode head = search("taxheads", "tenantId", Desk.TENANT, "code", "PT_TAX")
                .body()
                .path("TaxHeadMasters")
                .path(0);

        assertThat(head.path("order").isNumber()).isTrue();
        assertThat(head.path("order").asInt()).isEqualTo(3);
        assertThat(head.path("category").asString()).isEqualTo("TAX");
        for (String member : List.of("id", "tenantId", "glCodes", "validFrom", "validTill", "auditDetail")) {
            assertThat(head.has(member)).as(member).isTrue();
            assertThat(head.path(member).isNull()).as(member).isTrue();
        }
    }

    private List<String> years(String... parameters) {
        List<String> given = new ArrayList<>(List.of("tenantId", Desk.TENANT, "service", "PT"));
        given.addAll(List.of(parameters));
        List<String> years = new ArrayList<>();
        search("taxperiods", given.toArray(String[]::new))
                .body()
                .path("TaxPeriods")
                .forEach(period -> years.add(period.path("financialYear").asString()));
        return years;
    }

    @Test
    void aDateFindsThePeriodThatItLiesInToTheMillisecond() {
        long from = DemandBody.yearFrom(2026);
        long to = DemandBody.yearTo(2026);

        assertThat(years("date", Long.toString(from))).containsExactly("2026-27");
        assertThat(years("date", Long.toString(to))).containsExactly("2026-27");
        assertThat(years("date", Long.toString(to + 1))).doesNotContain("2026-27");
        assertThat(years("fromDate", Long.toString(from), "toDate", Long.toString(to)))
                .containsExactly("2026-27");
        assertThat(years("periodCycle", "ANNUAL")).contains("2025-26", "2026-27");
        assertThat(years("periodCycle", "MONTH")).isEmpty();
    }

    @Test
    void aServiceIsFoundByItsCodeWithItsRulesOfPayment() {
        JsonNode services = search("businessservices", "tenantId", Desk.TENANT, "businessService", "SW,TL")
                .body()
                .path("BusinessServiceDetails");

        assertThat(services.size()).isEqualTo(2);
        JsonNode tradeLicence = services.path(0);
        assertThat(tradeLicence.path("code").asString()).isEqualTo("TL");
        assertThat(tradeLicence.path("businessService").asString()).isEqualTo("Trade License");
        assertThat(tradeLicence.path("partPaymentAllowed").asBoolean()).isFalse();
        assertThat(tradeLicence.path("demandUpdateTime").asLong()).isEqualTo(86_400_000L);
        JsonNode sewerage = services.path(1);
        assertThat(sewerage.path("isBillAmendmentEnabled").asBoolean()).isTrue();
        assertThat(sewerage.path("collectionModesNotAllowed").path(0).asString())
                .isEqualTo("DD");
        assertThat(rupees(sewerage.path("minAmountPayable"))).isEqualByComparingTo("50");
    }

    @Test
    void requiredParametersAreAskedFor() {
        assertThat(codes(search("taxheads"))).containsExactly("NotNull.taxHeadMasterCriteria.tenantId");
        assertThat(codes(search("taxperiods", "tenantId", Desk.TENANT)))
                .containsExactly("NotNull.taxPeriodCriteria.service");
        assertThat(codes(search("businessservices", "tenantId", Desk.TENANT)))
                .containsExactly("NotNull.businessServiceDetailCriteria.businessService");
        assertThat(codes(search("taxheads", "tenantId", Desk.TENANT, "isDebit", "maybe")))
                .containsExactly("typeMismatch.taxHeadMasterCriteria.isDebit");
    }

    @Test
    void whoeverWorksWithBillsMayLookThemUp() {
        for (String token : List.of(desk.integrator(), desk.citizen())) {
            assertThat(desk.query("/billing-service/taxheads/_search", token, "tenantId", Desk.TENANT)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aTenantThatNobodyConfiguredIsRefused() {
        for (String path : List.of(
                "taxheads/_search",
                "taxperiods/_search",
                "businessservices/_search",
                "demand/_search",
                "bill/v2/_search",
                "bill/v2/_fetchbill")) {
            Answer answer = desk.query(
                    "/billing-service/" + path,
                    desk.integrator(),
                    "tenantId",
                    "pb.nowhere",
                    "service",
                    "PT",
                    "businessService",
                    "PT",
                    "consumerCode",
                    "C-1");

            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(codes(answer)).as(path).containsExactly("INVALID TENANTID");
        }
    }
}

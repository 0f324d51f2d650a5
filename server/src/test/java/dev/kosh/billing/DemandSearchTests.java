package dev.kosh.billing;

import static dev.kosh.testing.DemandBody.yearFrom;
import static dev.kosh.testing.Desk.codes;
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

/** What a demand search finds, and what it needs (docs/contract/billing.md, demands). */
@DeskTest
class DemandSearchTests {

    @Autowired
    private Desk desk;

    private Answer search(String... parameters) {
        List<String> given = new ArrayList<>(List.of("tenantId", Desk.TENANT));
        given.addAll(List.of(parameters));
        return desk.query("/billing-service/demand/_search", desk.clerk(), given.toArray(String[]::new));
    }

    private int found(String... parameters) {
        Answer answer = search(parameters);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("Demands").size();
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(codes(answer)).containsExactly(code);
    }

    @Test
    void aSearchNeedsSomethingToSearchBy() {
        assertRefused(search(), "businessService");
        assertRefused(search("consumerCode", ""), "businessService");
        assertRefused(
                desk.query("/billing-service/demand/_search", desk.clerk(), "businessService", "PT"),
                "NotNull.demandCriteria.tenantId");
    }

    @Test
    void aSearchFindsDemandsByMobileNumberStatusAndPeriodOldestFirst() {
        String mobile = desk.mobileNumber();
        String consumer = desk.consumer();
        desk.create(
                DemandBody.of("PT", consumer).year(2026).line("PT_TAX", "3").payer("Gurpreet", mobile),
                DemandBody.of("PT", consumer).year(2024).line("PT_TAX", "1").payer("Gurpreet", mobile),
                DemandBody.of("PT", consumer)
                        .year(2025)
                        .line("PT_TAX", "2")
                        .payer("Gurpreet", mobile)
                        .with("status", "CANCELLED"));

        JsonNode all = search("mobileNumber", mobile).body().path("Demands");

        assertThat(all.size()).isEqualTo(3);
        assertThat(all.path(0).path("taxPeriodFrom").asLong()).isEqualTo(yearFrom(2024));
        assertThat(found("mobileNumber", mobile, "status", "ACTIVE")).isEqualTo(2);
        assertThat(found("consumerCode", consumer, "periodFrom", Long.toString(yearFrom(2025))))
                .isEqualTo(2);
    }

    @Test
    void aSearchForAStatusThatNoDemandHasFindsNothing() {
        String consumer = desk.owes("PT", "PT_TAX", "100");

        assertThat(found("consumerCode", consumer, "status", "ACTIVE")).isEqualTo(1);
        assertThat(found("consumerCode", consumer, "status", "PAID")).isZero();
        assertThat(found("consumerCode", consumer, "status", "active")).isZero();
    }

    @Test
    void aSearchRefusesAKindOfDemandThatDoesNotExistAndDoesNotFilterByTheOthers() {
        String consumer = desk.owes("PT", "PT_TAX", "100");

        assertThat(found("consumerCode", consumer, "type", "ARREARS")).isEqualTo(1);
        assertRefused(search("consumerCode", consumer, "type", "ALL"), "typeMismatch.demandCriteria.type");
        assertRefused(search("type", "DUES"), "businessService");
        assertRefused(search("demandFrom", "1", "demandTo", "2"), "businessService");
    }

    @Test
    void whatASearchNamesWithoutValueIsNotAskedFor() {
        String consumer = desk.owes("PT", "PT_TAX", "100");

        assertThat(found(
                        "consumerCode",
                        consumer,
                        "businessService",
                        "",
                        "mobileNumber",
                        "",
                        "email",
                        "",
                        "payer",
                        "",
                        "status",
                        ""))
                .isEqualTo(1);
    }
}

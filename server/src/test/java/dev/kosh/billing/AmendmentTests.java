package dev.kosh.billing;

import static dev.kosh.billing.AmendmentDesk.proposal;
import static dev.kosh.billing.AmendmentDesk.step;
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
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Dues are amended for a reason from outside, with somebody's approval (docs/contract/billing.md, amendments). */
@DeskTest
class AmendmentTests {

    @Autowired
    private Desk desk;

    @Autowired
    private AmendmentDesk amendments;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    private static void assertRefused(Answer answer, String... codes) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(codes(answer)).containsExactlyInAnyOrder(codes);
    }

    private static String status(JsonNode amendment) {
        return amendment.path("status").asString();
    }

    @Test
    void aProposalWaitsForADecisionAndChangesNothingYet() {
        String consumer = desk.owes("SW", "SW_CHARGE", "400");
        JsonNode bill = desk.fetch("SW", consumer);

        JsonNode amendment = amendments.create(proposal(consumer, "-250"));

        assertThat(status(amendment)).isEqualTo("INWORKFLOW");
        assertThat(amendment.path("amendedDemandId").isNull()).isTrue();
        assertThat(amendment.path("workflow").path("businessService").asString())
                .isEqualTo("SW.AMENDMENT");
        assertThat(amendment.path("workflow").path("action").asString()).isEqualTo("OPEN");
        assertThat(amendment.path("workflow").path("businessId")).isEqualTo(amendment.path("amendmentId"));
        assertThat(desk.fetch("SW", consumer).path("id")).isEqualTo(bill.path("id"));
    }

    @ParameterizedTest
    @CsvSource({"250, DN-", "0, DN-", "-250, CN-"})
    void theNumberSaysWhetherItAddsToTheDuesOrLessensThem(String amount, String type) {
        String consumer = desk.consumer();

        assertThat(amendments
                        .create(proposal(consumer, amount))
                        .path("amendmentId")
                        .asString())
                .matches(type + consumer + "-\\d{6,}");
    }

    @Test
    void anApprovedAmendmentJoinsTheUnpaidDemandOfTheLatestPeriodAndANewBillIsMade() {
        String consumer = desk.consumer();
        desk.create(
                DemandBody.of("SW", consumer).year(2025).line("SW_CHARGE", "100"),
                DemandBody.of("SW", consumer).year(2026).line("SW_CHARGE", "400"));
        JsonNode before = desk.fetch("SW", consumer);

        JsonNode consumed = amendments.approved(proposal(consumer, "-250"));

        assertThat(status(consumed)).isEqualTo("CONSUMED");
        JsonNode demands = desk.demands("SW", consumer);
        assertThat(consumed.path("amendedDemandId")).isEqualTo(demands.path(1).path("id"));
        assertThat(demands.path(0).path("demandDetails").size()).isEqualTo(1);
        assertThat(demands.path(1).path("demandDetails").size()).isEqualTo(2);
        JsonNode after = desk.fetch("SW", consumer);
        assertThat(desk.bill(before).path("status").asString()).isEqualTo("EXPIRED");
        assertThat(rupees(after.path("totalAmount"))).isEqualByComparingTo("250");
    }

    /** An index that does not hear of it goes on showing what was due before. */
    @Test
    void whoListensForDemandsHearsOfTheOneThatAnApprovalChanged() {
        jdbc.sql("""
                        insert into events.subscription
                            (tenant_id, id, channel, url, topics, secret_sealed, active, created_by, created_at,
                             modified_by, modified_at)
                        values (:tenant, :id, 'WEBHOOK', 'https://index.example', array['create-demand-index'], '',
                                true, 'a-test', now(), 'a-test', now())
                        """)
                .param("tenant", Desk.TENANT)
                .param("id", UUID.randomUUID())
                .update();
        try {
            String consumer = desk.owes("SW", "SW_CHARGE", "500");
            amendments.approved(proposal(consumer, "50"));

            assertThat(jdbc.sql("select detail ->> 'action' from events.delivery where subject = :demand order by id")
                            .param(
                                    "demand",
                                    desk.demands("SW", consumer).at("/0/id").asString())
                            .query(String.class)
                            .list())
                    .containsExactly("CREATED", "CHANGED");
        } finally {
            jdbc.sql("delete from events.delivery").update();
            jdbc.sql("delete from events.subscription where url = 'https://index.example'")
                    .update();
        }
    }

    @Test
    void withoutUnpaidDemandItWaitsForTheNextOneThatIsRaised() {
        String consumer = desk.owes("SW", "SW_CHARGE", "100");
        desk.pay(PaymentBody.cash().bill(desk.fetch("SW", consumer)));

        JsonNode approved = amendments.approved(proposal(consumer, "-250"));
        assertThat(status(approved)).isEqualTo("ACTIVE");
        JsonNode raised = desk.create(DemandBody.of("SW", consumer).year(2027).line("SW_CHARGE", "400"))
                .path(0);

        assertThat(raised.path("demandDetails").size()).isEqualTo(2);
        JsonNode consumed = amendments.of(consumer).path(0);
        assertThat(status(consumed)).isEqualTo("CONSUMED");
        assertThat(consumed.path("amendedDemandId")).isEqualTo(raised.path("id"));
        assertThat(rupees(desk.fetch("SW", consumer).path("totalAmount"))).isEqualByComparingTo("150");
    }

    @Test
    void aWaitingAmendmentIsTakenByOneDemandOfItsOwnServiceOnly() {
        String consumer = desk.consumer();
        amendments.approved(proposal(consumer, "50"));

        desk.create(
                DemandBody.of("WS", consumer).year(2027).line("WS_CHARGE", "1"),
                DemandBody.of("SW", consumer).year(2027).line("SW_CHARGE", "10"),
                DemandBody.of("SW", consumer).year(2026).line("SW_CHARGE", "20"));

        assertThat(rupees(desk.fetch("WS", consumer).path("totalAmount"))).isEqualByComparingTo("1");
        JsonNode demands = desk.demands("SW", consumer);
        assertThat(demands.path(0).path("demandDetails").size()).isEqualTo(1);
        assertThat(demands.path(1).path("demandDetails").size())
                .as("of the latest period")
                .isEqualTo(2);
        assertThat(amendments.of(consumer).path(0).path("amendedDemandId"))
                .isEqualTo(demands.path(1).path("id"));
    }

    @Test
    void aWaitingAmendmentIsNotTakenByADemandOutsideItsSpan() {
        String consumer = desk.consumer();
        amendments.approved(proposal(consumer, "50")
                .put("effectiveFrom", DemandBody.yearFrom(2027))
                .put("effectiveTill", DemandBody.yearTo(2027)));

        desk.create(DemandBody.of("SW", consumer).year(2026).line("SW_CHARGE", "20"));
        assertThat(status(amendments.of(consumer).path(0))).isEqualTo("ACTIVE");

        desk.create(DemandBody.of("SW", consumer).year(2027).line("SW_CHARGE", "20"));
        assertThat(status(amendments.of(consumer).path(0))).isEqualTo("CONSUMED");
    }

    @Test
    void aCancelledDemandTakesNoLines() {
        String consumer = desk.owes("SW", "SW_CHARGE", "100");
        ObjectNode demand = (ObjectNode) desk.demands("SW", consumer).path(0).deepCopy();
        desk.update(demand.put("status", "CANCELLED"));

        assertThat(status(amendments.approved(proposal(consumer, "-50")))).isEqualTo("ACTIVE");
        assertThat(desk.demands("SW", consumer).path(0).path("demandDetails").size())
                .isEqualTo(1);
    }

    @Test
    void aRejectedAmendmentIsAtItsEnd() {
        JsonNode amendment = amendments.create(proposal(desk.owes("SW", "SW_CHARGE", "100"), "5"));

        assertThat(status(amendments.update(step(amendment, "REJECT")))).isEqualTo("INACTIVE");

        assertRefused(amendments.tryUpdate(step(amendment, "APPROVE")), "EG_BS_AMENDMENT_UPDATE_ERROR");
    }

    @Test
    void aConsumedAmendmentIsAtItsEndAndIsNotAppliedTwice() {
        String consumer = desk.owes("SW", "SW_CHARGE", "100");
        JsonNode consumed = amendments.approved(proposal(consumer, "5"));

        assertRefused(amendments.tryUpdate(step(consumed, "APPROVE")), "EG_BS_AMENDMENT_UPDATE_ERROR");

        assertThat(rupees(desk.fetch("SW", consumer).path("totalAmount"))).isEqualByComparingTo("105");
    }

    @Test
    void anAmendmentThatWasSentBackIsResubmittedWithWhatWasCorrected() {
        String consumer = desk.owes("SW", "SW_CHARGE", "100");
        JsonNode amendment = amendments.create(proposal(consumer, "5"));
        amendments.update(step(amendment, "SEND_BACK"));
        assertRefused(amendments.tryUpdate(step(amendment, "APPROVE")), "INVALID ACTION");
        ObjectNode again = step(amendment, "RE-SUBMIT")
                .put("amendmentReason", "DCB_CORRECTION")
                .put("reasonDocumentNumber", "CC-9");
        again.putObject("additionalDetails").put("verifiedBy", "engineer-2");
        again.putArray("documents").addObject().put("documentType", "NOTICE").put("fileStore", "f-2");

        JsonNode resubmitted = amendments.update(again);

        assertThat(status(resubmitted)).isEqualTo("INWORKFLOW");
        assertThat(resubmitted.path("amendmentReason").asString()).isEqualTo("DCB_CORRECTION");
        assertThat(resubmitted.path("reasonDocumentNumber").asString()).isEqualTo("CC-9");
        assertThat(resubmitted.path("additionalDetails").path("verifiedBy").asString())
                .isEqualTo("engineer-2");
        List<String> files = new ArrayList<>();
        resubmitted
                .path("documents")
                .forEach(each -> files.add(each.path("fileStoreId").asString()));
        assertThat(files).containsExactly("f-1", "f-2");
        assertThat(status(amendments.update(step(amendment, "APPROVE")))).isEqualTo("CONSUMED");
    }

    @Test
    void anUpdateWithoutReasonKeepsTheStoredOne() {
        JsonNode amendment = amendments.create(proposal(desk.owes("SW", "SW_CHARGE", "100"), "5"));

        assertThat(amendments
                        .update(step(amendment, "APPROVE"))
                        .path("amendmentReason")
                        .asString())
                .isEqualTo("COURT_CASE_SETTLEMENT");
    }

    @Test
    void aSearchFindsByNumberStatusConsumerAndMobileNumberLatestFirst() {
        String mobile = desk.mobileNumber();
        String consumer = desk.consumer();
        desk.create(DemandBody.of("SW", consumer).line("SW_CHARGE", "9").payer("Asha", mobile));
        JsonNode first = amendments.approved(proposal(consumer, "5"));
        clock.advance(Duration.ofSeconds(1));
        JsonNode second = amendments.create(proposal(consumer, "6"));

        assertThat(amendments.of(consumer).path(0).path("id")).isEqualTo(second.path("id"));
        assertThat(found("status", "CONSUMED,ACTIVE", "consumerCode", consumer)).containsExactly(id(first));
        assertThat(found("amendmentId", second.path("amendmentId").asString())).containsExactly(id(second));
        assertThat(found("mobileNumber", mobile)).containsExactly(id(second), id(first));
        assertThat(found("mobileNumber", mobile, "offset", "1", "limit", "1")).containsExactly(id(first));
        assertThat(found("mobileNumber", desk.mobileNumber(), "consumerCode", consumer))
                .as("of a number that owes nothing")
                .isEmpty();
        assertThat(amendments.of(consumer).path(0).path("workflow").isNull()).isTrue();
    }

    private List<String> found(String... parameters) {
        List<String> all = new ArrayList<>(List.of("tenantId", Desk.TENANT, "businessService", "SW"));
        Collections.addAll(all, parameters);
        List<String> ids = new ArrayList<>();
        amendments
                .trySearch(all.toArray(String[]::new))
                .body()
                .path("Amendments")
                .forEach(each -> ids.add(id(each)));
        return ids;
    }

    private static String id(JsonNode amendment) {
        return amendment.path("id").asString();
    }

    @Test
    void aSearchNamesTenantAndService() {
        assertRefused(
                amendments.trySearch("amendmentId", "x"),
                "NotNull.amendmentCriteria.tenantId",
                "NotNull.amendmentCriteria.businessService");
        assertRefused(
                amendments.trySearch("tenantId", Desk.TENANT, "businessService", "SW", "status", "DONE"),
                "typeMismatch.amendmentCriteria.status");
        assertRefused(
                amendments.trySearch("tenantId", Desk.TENANT, "businessService", "SW", "limit", "0"),
                "Min.amendmentCriteria.limit");
    }

    @Test
    void everyStepIsAudited() {
        JsonNode amendment = amendments.approved(proposal(desk.owes("SW", "SW_CHARGE", "100"), "5"));

        assertThat(jdbc.sql("select action from events.audit_entry where object_type = 'amendment' and object_id = ?"
                                + " order by id")
                        .param(amendment.path("amendmentId").asString())
                        .query(String.class)
                        .list())
                .containsExactly("AMENDMENT_CREATED", "AMENDMENT_CHANGED");
    }
}

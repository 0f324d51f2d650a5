package dev.kosh.billing;

import static dev.kosh.billing.AmendmentDesk.line;
import static dev.kosh.billing.AmendmentDesk.proposal;
import static dev.kosh.billing.AmendmentDesk.step;
import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.NewPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is refused of an amendment, and who may not propose or decide (docs/contract/billing.md, amendments). */
@DeskTest
class AmendmentRulesTests {

    @Autowired
    private Desk desk;

    @Autowired
    private AmendmentDesk amendments;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Accounts accounts;

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
    void ofOneConsumerOneAmendmentWaitsForADecisionAtATime() {
        String consumer = desk.consumer();
        JsonNode first = amendments.create(proposal(consumer, "5"));

        assertRefused(amendments.tryCreate(proposal(consumer, "6")), "EG_BS_AMENDMENT_DUPLICATE_ERROR");

        amendments.update(step(first, "REJECT"));
        amendments.create(proposal(consumer, "6"));
        assertThat(amendments.of(consumer).size()).isEqualTo(2);
    }

    @Test
    void aServiceWithoutAmendmentsTakesNone() {
        assertRefused(
                amendments.tryCreate(proposal(desk.consumer(), "5").put("businessService", "PT")),
                "EG_BS_AMENDMENT_DISABLED_ERROR");
        assertRefused(
                amendments.tryCreate(proposal(desk.consumer(), "5").put("businessService", "XX")),
                "EG_BS_AMENDMENT_BUSINESS_ERROR");
    }

    @Test
    void everythingThatIsWrongWithTheLinesIsToldAtOnce() {
        ObjectNode mixed = line(line(proposal(desk.consumer(), "5"), "SW_CHARGE", "-5"), "PT_TAX", "1");

        assertRefused(
                amendments.tryCreate(mixed.put("effectiveTill", 7L)),
                "EG_BS_AMENDMENT_TAXAMOUNT_ERROR",
                "EG_BS_AMENDMENT_TAXHEAD_ERROR",
                "EG_BS_AMENDMENT_PERIOD_ERROR");
    }

    @Test
    void aSpanEndsAfterItBegins() {
        assertRefused(
                amendments.tryCreate(
                        proposal(desk.consumer(), "5").put("effectiveFrom", 7L).put("effectiveTill", 7L)),
                "EG_BS_AMENDMENT_PERIOD_ERROR");
        JsonNode amendment = amendments.create(proposal(desk.consumer(), "5"));
        assertRefused(
                amendments.tryUpdate(step(amendment, "APPROVE").put("effectiveTill", 7L)),
                "EG_BS_AMENDMENT_PERIOD_ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tenantId", "consumerCode", "businessService", "amendmentReason", "demandDetails", "documents"})
    void whatIsRequiredIsNamedWhenItIsMissing(String member) {
        ObjectNode proposal = proposal(desk.consumer(), "5");
        proposal.remove(member);

        assertRefused(amendments.tryCreate(proposal), "NotNull.amendmentRequest.amendment." + member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demandDetails", "documents"})
    void linesAndDocumentsAreNotEmpty(String member) {
        ObjectNode proposal = proposal(desk.consumer(), "5");
        proposal.putArray(member);

        assertRefused(amendments.tryCreate(proposal), "Size.amendmentRequest.amendment." + member);
    }

    @Test
    void aReasonIsOneOfThoseThatExistInTheseLetters() {
        assertRefused(
                amendments.tryCreate(proposal(desk.consumer(), "5").put("amendmentReason", "others")),
                "NotNull.amendmentRequest.amendment.amendmentReason");
        assertRefused(
                amendments.tryCreate(proposal(desk.consumer(), "5")
                        .put("amendmentReason", "others")
                        .without("consumerCode")),
                "NotNull.amendmentRequest.amendment.amendmentReason",
                "NotNull.amendmentRequest.amendment.consumerCode");
        ObjectNode nested = proposal(desk.consumer(), "5");
        nested.putObject("amendmentReason").putNull("consumerCode");
        assertRefused(amendments.tryCreate(nested), "NotNull.amendmentRequest.amendment.amendmentReason");
    }

    @Test
    void anUpdateNamesAnAmendmentAndAWholeStep() {
        JsonNode amendment = amendments.create(proposal(desk.consumer(), "5"));
        ObjectNode incomplete = step(amendment, "APPROVE");
        incomplete.withObject("workflow").remove("moduleName");

        assertRefused(amendments.tryUpdate(incomplete), "EG_BS_AMENDMENT_UPDATE_WF_ERROR");
        assertRefused(
                amendments.tryUpdate(step(amendment, "APPROVE").put("amendmentId", "CN-0")),
                "EG_BS_AMENDMENT_UPDATE_ERROR");
        assertRefused(amendments.tryUpdate(step(amendment, "FORWARD")), "INVALID ACTION");
    }

    @Test
    void onlyWhoRunsBillingOrTheServiceMayProposeOrDecide() {
        assertThat(amendments
                        .tryCreate(proposal(desk.consumer(), "5"), desk.integrator())
                        .status())
                .isEqualTo(403);
        assertThat(amendments
                        .tryCreate(proposal(desk.consumer(), "5"), desk.citizen())
                        .status())
                .isEqualTo(403);
    }

    private String with(String role) {
        return desk.token(NewPerson.of(Desk.TENANT).roles(role).onRecord(accounts));
    }

    @Test
    void whoProposesDoesNotDecideAndWhoDecidesForOneServiceDoesNotForAnother() {
        String proposer = with("SW_CEMP");
        String approver = with("SW_APPROVER");
        assertThat(amendments
                        .tryCreate(proposal(desk.consumer(), "5"), approver)
                        .status())
                .isEqualTo(403);
        Answer proposed = amendments.tryCreate(proposal(desk.consumer(), "5"), proposer);
        assertThat(proposed.status()).as("%s", proposed.body()).isEqualTo(201);
        JsonNode amendment = proposed.body().path("Amendments").path(0);

        assertRefused(amendments.tryUpdate(step(amendment, "APPROVE"), proposer), "INVALID ROLE");
        assertRefused(amendments.tryUpdate(step(amendment, "REJECT"), with("WS_APPROVER")), "INVALID ROLE");
        assertThat(amendments.tryUpdate(step(amendment, "SEND_BACK"), approver).status())
                .isEqualTo(200);
        assertRefused(amendments.tryUpdate(step(amendment, "RE-SUBMIT"), approver), "INVALID ROLE");
        assertThat(amendments.tryUpdate(step(amendment, "RE-SUBMIT"), proposer).status())
                .isEqualTo(200);
        Answer approved = amendments.tryUpdate(step(amendment, "APPROVE"), approver);
        assertThat(status(approved.body().path("Amendments").path(0))).isEqualTo("ACTIVE");
    }
}

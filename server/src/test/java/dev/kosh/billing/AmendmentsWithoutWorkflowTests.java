package dev.kosh.billing;

import static dev.kosh.billing.AmendmentDesk.proposal;
import static dev.kosh.billing.AmendmentDesk.step;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.OtherwiseSetDeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A state may do without approval: an amendment takes effect when it is created (docs/contract/billing.md, amendment workflow). */
@OtherwiseSetDeskTest
class AmendmentsWithoutWorkflowTests {

    private final Desk desk;
    private final AmendmentDesk amendments;

    @Autowired
    AmendmentsWithoutWorkflowTests(Desk desk, HttpCalls calls) {
        this.desk = desk;
        this.amendments = new AmendmentDesk(desk, calls);
    }

    @Test
    void itJoinsTheDuesAtOnceAndNobodyHasAStepToTake() {
        String consumer = desk.owes("SW", "SW_CHARGE", "100");

        JsonNode amendment = amendments.create(proposal(consumer, "5"));

        assertThat(amendment.path("status").asString()).isEqualTo("CONSUMED");
        assertThat(amendment.path("amendedDemandId").asString())
                .isEqualTo(desk.demands("SW", consumer).path(0).path("id").asString());
        assertThat(rupees(desk.fetch("SW", consumer).path("totalAmount"))).isEqualByComparingTo("105");
        assertThat(amendments.tryUpdate(step(amendment, "APPROVE")).errorCode())
                .isEqualTo("EG_BS_AMENDMENT_UPDATE_WF_ERROR");
    }

    @Test
    void withoutUnpaidDemandItWaitsForTheNextOne() {
        String consumer = desk.consumer();

        assertThat(amendments.create(proposal(consumer, "5")).path("status").asString())
                .isEqualTo("ACTIVE");
    }
}

package dev.kosh.collection;

import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A calculator that read a demand before its payment was cancelled does not bring back money that nobody paid
 * (docs/contract/billing.md, demand update).
 */
@DeskTest
class OutdatedDemandUpdateTests {

    @Autowired
    private Desk desk;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    /** The consumer's only demand as it was read between a payment of so much and its cancellation. */
    private ObjectNode readBeforeCancelling(String consumer, String paid) {
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), paid));
        ObjectNode read = (ObjectNode) desk.demands("PT", consumer).path(0).deepCopy();
        clock.advance(Duration.ofSeconds(1));
        desk.act("CANCEL", payment);
        return read;
    }

    private BigDecimal owed(String consumer) {
        return rupees(desk.fetch("PT", consumer).path("totalAmount"));
    }

    @Test
    void whatAPaymentHadCollectedDoesNotReturnWhenItIsCancelled() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        ObjectNode outdated = readBeforeCancelling(consumer, "40");
        ((ObjectNode) outdated.at("/demandDetails/0")).put("taxAmount", 110);

        JsonNode updated = desk.update(outdated);

        assertThat(rupees(updated.at("/demandDetails/0/collectionAmount"))).isZero();
        assertThat(owed(consumer)).as("what he recomputed holds").isEqualByComparingTo("110");
    }

    @Test
    void theAdvanceOfACancelledPaymentDoesNotReturn() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        ObjectNode outdated = readBeforeCancelling(consumer, "250");

        desk.update(outdated);

        assertThat(owed(consumer)).isEqualByComparingTo("100");
    }

    @Test
    void whoReadTheDemandAsItIsMaySayWhatWasCollectedElsewhere() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        readBeforeCancelling(consumer, "40");
        ObjectNode current = (ObjectNode) desk.demands("PT", consumer).path(0).deepCopy();
        ((ObjectNode) current.at("/demandDetails/0")).put("collectionAmount", 30);

        desk.update(current);

        assertThat(owed(consumer)).isEqualByComparingTo("70");
    }

    @Test
    void whoDoesNotSayWhenHeReadItIsTakenAtHisWord() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        ObjectNode outdated = readBeforeCancelling(consumer, "40");
        outdated.putObject("auditDetails").put("lastModifiedTime", "some day");

        desk.update(outdated);

        assertThat(owed(consumer)).isEqualByComparingTo("60");
    }
}

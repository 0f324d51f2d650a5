package dev.kosh.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.NewUser;
import dev.kosh.access.Role;
import dev.kosh.events.IncomingMessage;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.NewPerson;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A message that is delivered again writes nothing again (docs/contract/billing.md, demands by message). */
@DeskTest
class DemandMessagesAgainTests extends DemandMessageCase {

    @Test
    void aMessageDeliveredAgainAndAgainRaisesItsDemandsOnceAndIsAnsweredOnce() {
        String consumer = desk.consumer();
        String changed = desk.owes("PT", "PT_TAX", "300");
        ObjectNode update = (ObjectNode) desk.demands("PT", changed).path(0);
        update.withArray("demandDetails")
                .addObject()
                .put("taxHeadMasterCode", "PT_FIRE_CESS")
                .put("taxAmount", 7);
        ObjectNode body = raising(body(), demand(consumer));
        body.withArray("updateDemands").add(update);
        IncomingMessage message = message(body);
        Callable<Boolean> delivery = () -> {
            topicOf(CLERK).take(message);
            return true;
        };

        Desk.together(List.of(delivery, delivery, delivery));
        topicOf(CLERK).take(message);

        assertThat(desk.demands("PT", consumer)).hasSize(1);
        assertThat(desk.demands("PT", changed).at("/0/demandDetails"))
                .as("a line without an id is another line each time that it is written")
                .hasSize(2);
        assertThat(told(message)).startsWith("Success");
    }

    @Test
    void whatAProcessLeftThatDiedBehindTheDemandsIsDoneAtTheNextDelivery() {
        String consumer = desk.consumer();
        IncomingMessage message = message(raising(body(), demand(consumer)));
        topicOf(CLERK).take(message);
        String bill = billsOf(consumer).at("/0/id").asString();
        diedBeforeItAnswered(message);

        topicOf(CLERK).take(message);

        assertThat(desk.demands("PT", consumer)).hasSize(1);
        assertThat(billsOf(consumer).at("/0/id").asString()).isEqualTo(bill);
        assertThat(told(message)).isEqualTo("Success: 1 demands raised, 0 changed, 1 bills made");
    }

    /** As if the process had ended when the demands were written. */
    private void diedBeforeItAnswered(IncomingMessage message) {
        jdbc.sql("delete from events.outbox where payload ->> 'key' = :id")
                .param("id", message.id())
                .update();
        jdbc.sql("update billing.demand_message set answered_at = null where id = :id")
                .param("id", message.id())
                .update();
    }

    /** A broker that forgot its place delivers everything again, and the setting may name somebody of another state by then. */
    @Test
    void aMessageIsTheSameForAUserOfAnotherState() {
        NewUser elsewhere = NewPerson.of("od.cuttack")
                .roles(List.of(new Role("BILLING_SYSTEM", "Billing", new TenantId(Desk.TENANT))))
                .user();
        accounts.createUser(elsewhere);
        String changed = desk.owes("PT", "PT_TAX", "300");
        ObjectNode update = (ObjectNode) desk.demands("PT", changed).path(0);
        update.withArray("demandDetails")
                .addObject()
                .put("taxHeadMasterCode", "PT_FIRE_CESS")
                .put("taxAmount", 7);
        ObjectNode body = body();
        body.withArray("updateDemands").add(update);
        IncomingMessage message = message(body);
        topicOf(CLERK).take(message);

        topicOf(elsewhere.uuid()).take(message);
        assertThat(answers(message)).hasSize(1);
        diedBeforeItAnswered(message);
        topicOf(elsewhere.uuid()).take(message);

        assertThat(desk.demands("PT", changed).at("/0/demandDetails")).hasSize(2);
        assertThat(told(message)).startsWith("Success");
    }

    @Test
    void aUserWhoLostTheRoleBetweenTwoDeliveriesIsNotToldThatNothingWasWritten() {
        String consumer = desk.consumer();
        IncomingMessage message = message(raising(body(), demand(consumer)));
        topicOf(CLERK).take(message);
        diedBeforeItAnswered(message);

        topicOf(INTEGRATOR).take(message);

        assertThat(desk.demands("PT", consumer)).hasSize(1);
        assertThat(told(message))
                .startsWith("Failed in part: the demands are written, their bills may be missing: ")
                .contains("BILLING_SYSTEM");
    }
}

package dev.kosh.billing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.access.NewUser;
import dev.kosh.events.IncomingMessage;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.NewPerson;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Demands by message (docs/contract/billing.md), without the broker: messages are handed to the topic as the listener
 * does, and answers are looked for where they are owed.
 */
@DeskTest
class DemandMessagesTests extends DemandMessageCase {

    @Test
    void aMessageRaisesDemandsChangesOthersBillsTheNewOnesAndIsAnswered() {
        String changed = desk.owes("PT", "PT_TAX", "300");
        ObjectNode update = (ObjectNode) desk.demands("PT", changed).path(0);
        ((ObjectNode) update.path("demandDetails").path(0)).put("taxAmount", 250);
        String first = desk.consumer();
        String second = desk.consumer();
        ObjectNode body = raising(body(), demand(first), demand(second));
        body.withArray("updateDemands").add(update);
        IncomingMessage message = message(body);

        topicOf(CLERK).take(message);

        assertThat(desk.demands("PT", changed)
                        .at("/0/demandDetails/0/taxAmount")
                        .decimalValue())
                .isEqualByComparingTo("250");
        for (String consumer : List.of(first, second)) {
            assertThat(desk.demands("PT", consumer)).hasSize(1);
            assertThat(billsOf(consumer))
                    .singleElement()
                    .satisfies(bill -> assertThat(bill.path("totalAmount").decimalValue())
                            .isEqualByComparingTo(new BigDecimal("100")));
        }
        assertThat(answer(message).path("topic").asString()).isEqualTo("bulk-bill-generation-audit");
        JsonNode count = answer(message).path("migrationCount");
        assertThat(count.path("message").asString()).isEqualTo("Success: 2 demands raised, 1 changed, 2 bills made");
        assertThat(count.path("auditTime").asLong()).isEqualTo(Desk.NOW.toEpochMilli());
        assertThat(count.path("id").asString()).isEqualTo("M-1");
        assertThat(count.path("limit").asInt()).isEqualTo(50);
    }

    @Test
    void whoeverRaisedThemStandsOnTheTrail() {
        String consumer = desk.consumer();
        topicOf(CLERK).take(message(raising(body(), demand(consumer))));

        String id = desk.demands("PT", consumer).at("/0/id").asString();
        assertThat(jdbc.sql("""
                                select actor_uuid || ' ' || client_id || ' ' || address from events.audit_entry
                                where object_id = :id and action = 'DEMAND_CREATED'
                                """).param("id", id).query(String.class).single())
                .isEqualTo(CLERK + " kafka bulk-bill-generator");
    }

    @Test
    void ofAMessageWithOneBadDemandNothingIsWrittenAndTheAnswerNamesTheRule() {
        String good = desk.consumer();
        IncomingMessage message = message(raising(
                body(), demand(good), DemandBody.of("PT", desk.consumer()).line("NO_SUCH_HEAD", "1")));

        topicOf(CLERK).take(message);

        assertThat(desk.demands("PT", good)).isEmpty();
        assertThat(told(message)).startsWith("Failed, nothing was written: ").contains("EG_BS_TAXHEADS_NOTFOUND");
    }

    @Test
    void aDemandThatIsThereAlreadyIsRefusedInAnotherMessageToo() {
        String consumer = desk.consumer();
        topicOf(CLERK).take(message(raising(body(), demand(consumer))));
        IncomingMessage again = message(raising(body(), demand(consumer)));

        topicOf(CLERK).take(again);

        assertThat(told(again)).startsWith("Failed").contains("EG_BS_DUPLICATE_CONSUMERCODE");
        assertThat(desk.demands("PT", consumer)).hasSize(1);
    }

    @Test
    void aMessageDoesWhatTheConfiguredUserMayAndWhatItSaysOfItselfIsNoProof() {
        String consumer = desk.consumer();
        IncomingMessage elsewhere =
                message(raising(body(), demand(consumer), demand(consumer).with("tenantId", "pb.jalandhar")));
        IncomingMessage byNobody = message(raising(body(), demand(consumer)));
        ObjectNode both = body();
        both.withArray("updateDemands")
                .add(demand(consumer).with("tenantId", "od.cuttack").json());
        IncomingMessage updating = message(both);

        topicOf(CLERK).take(elsewhere);
        topicOf(CLERK).take(updating);
        topicOf(INTEGRATOR).take(byNobody);

        assertThat(told(elsewhere)).startsWith("Failed").contains("BILLING_SYSTEM");
        assertThat(told(updating)).startsWith("Failed").contains("BILLING_SYSTEM");
        assertThat(told(byNobody)).startsWith("Failed").contains("BILLING_SYSTEM");
        assertThat(desk.demands("PT", consumer)).isEmpty();
    }

    @Test
    void withoutAnActiveUserMessagesWait() {
        NewUser retired = NewPerson.of(Desk.TENANT).roles("BILLING_SYSTEM").user();
        accounts.createUser(retired);
        String consumer = desk.consumer();
        IncomingMessage message = message(raising(body(), demand(consumer)));
        accounts.setActive(retired.uuid(), false);

        for (String user : List.of(retired.uuid(), UUID.randomUUID().toString())) {
            BulkBillTopic topic = topicOf(user);
            assertThatThrownBy(() -> topic.take(message)).hasMessageContaining("kosh.billing.bulk-bills.user");
            assertThatThrownBy(() -> topic.giveUp(message)).hasMessageContaining("kosh.billing.bulk-bills.user");
        }
        assertThat(answers(message)).isEmpty();

        accounts.setActive(retired.uuid(), true);
        topicOf(retired.uuid()).take(message);
        assertThat(told(message)).startsWith("Success");
    }

    @Test
    void anAnswerGoesToATopicOfTheSettingsAndToNoOther() {
        ObjectNode allowed = body();
        ((ObjectNode) allowed.path("migrationCount")).put("auditTopic", "answers-of-pt");
        ObjectNode foreign = body();
        ((ObjectNode) foreign.path("migrationCount")).put("auditTopic", "egov.collection.payment-create");
        IncomingMessage first = message(allowed);
        IncomingMessage second = message(foreign);

        topicOf(CLERK).take(first);
        topicOf(CLERK).take(second);

        assertThat(answer(first).path("topic").asString()).isEqualTo("answers-of-pt");
        assertThat(answer(second).path("topic").asString()).isEqualTo("bulk-bill-generation-audit");
        assertThat(told(second)).as("a message may raise nothing").startsWith("Success: 0 demands raised");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "no json",
                "{\"createDemands\": 5}",
                "{\"createDemands\": [null]}",
                "{\"createDemands\": [{\"tenantId\": \"pb.amritsar\"}]}",
                "{\"createDemands\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "{\"updateDemands\": [{\"id\": \"x\"}], \"migrationCount\": [1, 2]}",
                "{\"createDemands\": \"\\ud800\", \"migrationCount\": {\"id\": \"a\\u0000b\\ud800\", \"tenantid\": {\"x\": 1}}}"
            })
    void aMessageThatCannotBeReadIsAnswered(String text) {
        IncomingMessage message = message(text);

        topicOf(CLERK).take(message);

        assertThat(told(message)).startsWith("Failed, nothing was written: ");
    }

    @Test
    void aMessageThatIsGivenUpIsAnsweredOnceWithoutContentOfTheFault() {
        IncomingMessage message = message(raising(body(), demand(desk.consumer())));

        topicOf(CLERK).giveUp(message);
        topicOf(CLERK).giveUp(message);

        assertThat(told(message)).startsWith("Failed: the server met with a fault");
    }

    @Test
    void valuesThatNoDatabaseKeepsAreRefusedNotTriedAgain() {
        IncomingMessage message = message(
                raising(body(), demand(desk.consumer()).with("consumerType", "a\u0000b"), demand(desk.consumer())));

        topicOf(CLERK).take(message);

        assertThat(told(message)).startsWith("Failed, nothing was written: ");
    }
}

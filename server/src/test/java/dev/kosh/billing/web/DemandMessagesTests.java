package dev.kosh.billing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.access.Accounts;
import dev.kosh.access.NewUser;
import dev.kosh.access.Role;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.billing.bulk.BulkBillSettings;
import dev.kosh.billing.bulk.DemandMessages;
import dev.kosh.events.IncomingMessage;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.NewPerson;
import dev.kosh.wire.TenantId;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Demands by message (docs/contract/billing.md), without the broker: messages are handed to the topic as the listener
 * does, and answers are looked for where they are owed.
 */
@DeskTest
class DemandMessagesTests {

    /** Of the counter clerk, who is a BILLING_SYSTEM at Amritsar and nowhere else. */
    private static final String CLERK = "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e024";

    private static final String INTEGRATOR = "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e025";

    @Autowired
    private Desk desk;

    @Autowired
    private DemandMessages messages;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RoleCatalogue roles;

    @Autowired
    private Validator validator;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @AfterEach
    void nobodyDeliversTheAnswersHere() {
        jdbc.sql("delete from events.outbox where kind = 'demand-message-answer'")
                .update();
    }

    private BulkBillTopic topicOf(String user) {
        return new BulkBillTopic(
                messages, new BulkBillSettings(user, List.of("answers-of-pt")), accounts, roles, validator, json);
    }

    private ObjectNode body() {
        ObjectNode body = json.createObjectNode();
        body.putObject("requestInfo").putObject("userInfo").put("uuid", CLERK).put("type", "SYSTEM");
        body.putArray("createDemands");
        body.putArray("updateDemands");
        body.putObject("migrationCount")
                .put("id", "M-1")
                .put("offset", 0)
                .put("limit", 50)
                .put("tenantid", Desk.TENANT);
        return body;
    }

    private static ObjectNode raising(ObjectNode body, DemandBody... demands) {
        ArrayNode creates = body.withArray("createDemands");
        for (DemandBody demand : demands) {
            creates.add(demand.json());
        }
        return body;
    }

    private static DemandBody demand(String consumer) {
        return DemandBody.of("PT", consumer).line("PT_TAX", "100");
    }

    private IncomingMessage message(ObjectNode body) {
        return message(json.writeValueAsString(body));
    }

    private static IncomingMessage message(String text) {
        return new IncomingMessage(UUID.randomUUID().toString(), text);
    }

    private List<JsonNode> answers(IncomingMessage message) {
        return jdbc.sql("""
                        select payload::text from events.outbox
                        where kind = 'demand-message-answer' and payload ->> 'key' = :id
                        """).param("id", message.id()).query(String.class).list().stream()
                .map(json::readTree)
                .toList();
    }

    private JsonNode answer(IncomingMessage message) {
        List<JsonNode> answers = answers(message);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private String told(IncomingMessage message) {
        return answer(message).at("/migrationCount/message").asString();
    }

    private JsonNode billsOf(String consumer) {
        return desk.trySearchBills(
                        desk.clerk(),
                        "tenantId",
                        Desk.TENANT,
                        "service",
                        "PT",
                        "consumerCode",
                        consumer,
                        "status",
                        "ACTIVE")
                .body()
                .path("Bill");
    }

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

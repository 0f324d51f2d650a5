package dev.kosh.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.billing.bulk.BulkBillSettings;
import dev.kosh.billing.bulk.DemandMessages;
import dev.kosh.events.IncomingMessage;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import jakarta.validation.Validator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages with demands as the listener hands them to the topic, and where their answers are owed. */
abstract class DemandMessageCase {

    /** Of the counter clerk, who is a BILLING_SYSTEM at Amritsar and nowhere else. */
    static final String CLERK = "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e024";

    static final String INTEGRATOR = "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e025";

    @Autowired
    Desk desk;

    @Autowired
    DemandMessages messages;

    @Autowired
    Accounts accounts;

    @Autowired
    RoleCatalogue roles;

    @Autowired
    Validator validator;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @AfterEach
    void nobodyDeliversTheAnswersHere() {
        jdbc.sql("delete from events.outbox where kind = 'demand-message-answer'")
                .update();
    }

    BulkBillTopic topicOf(String user) {
        return new BulkBillTopic(
                messages, new BulkBillSettings(user, List.of("answers-of-pt")), accounts, roles, validator, json);
    }

    ObjectNode body() {
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

    static ObjectNode raising(ObjectNode body, DemandBody... demands) {
        ArrayNode creates = body.withArray("createDemands");
        for (DemandBody demand : demands) {
            creates.add(demand.json());
        }
        return body;
    }

    static DemandBody demand(String consumer) {
        return DemandBody.of("PT", consumer).line("PT_TAX", "100");
    }

    IncomingMessage message(ObjectNode body) {
        return message(json.writeValueAsString(body));
    }

    static IncomingMessage message(String text) {
        return new IncomingMessage(UUID.randomUUID().toString(), text);
    }

    List<JsonNode> answers(IncomingMessage message) {
        return jdbc.sql("""
                        select payload::text from events.outbox
                        where kind = 'demand-message-answer' and payload ->> 'key' = :id
                        """).param("id", message.id()).query(String.class).list().stream()
                .map(json::readTree)
                .toList();
    }

    JsonNode answer(IncomingMessage message) {
        List<JsonNode> answers = answers(message);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    String told(IncomingMessage message) {
        return answer(message).at("/migrationCount/message").asString();
    }

    JsonNode billsOf(String consumer) {
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
}

package dev.kosh.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import java.math.BigDecimal;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Amendments of sewerage bills over HTTP, by who runs billing at Amritsar. */
@TestComponent
public class AmendmentDesk {

    private static final String PATH = "/billing-service/amendment/";

    private final Desk desk;
    private final HttpCalls calls;

    AmendmentDesk(Desk desk, HttpCalls calls) {
        this.desk = desk;
        this.calls = calls;
    }

    /** A proposal for a consumer of sewerage, with one line of this amount. */
    public static ObjectNode proposal(String consumer, String rupees) {
        ObjectNode proposal = JsonNodeFactory.instance
                .objectNode()
                .put("tenantId", Desk.TENANT)
                .put("businessService", "SW")
                .put("consumerCode", consumer)
                .put("amendmentReason", "COURT_CASE_SETTLEMENT")
                .put("reasonDocumentNumber", "CC-118/2025");
        line(proposal, "SW_CHARGE", rupees);
        proposal.putArray("documents")
                .addObject()
                .put("documentType", "COURT_ORDER")
                .put("fileStoreId", "f-1");
        return proposal;
    }

    static ObjectNode line(ObjectNode proposal, String head, String rupees) {
        proposal.withArray("demandDetails")
                .addObject()
                .put("taxHeadMasterCode", head)
                .put("taxAmount", new BigDecimal(rupees));
        return proposal;
    }

    public Answer tryCreate(ObjectNode proposal) {
        return tryCreate(proposal, desk.clerk());
    }

    Answer tryCreate(ObjectNode proposal, String token) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("Amendment", proposal);
        return calls.post(PATH + "_create", body, token);
    }

    JsonNode create(ObjectNode proposal) {
        Answer answer = tryCreate(proposal);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().path("Amendments").path(0);
    }

    /** A step with an amendment, to be changed and sent. */
    public static ObjectNode step(JsonNode amendment, String action) {
        String number = amendment.path("amendmentId").asString();
        ObjectNode update = JsonNodeFactory.instance
                .objectNode()
                .put("tenantId", Desk.TENANT)
                .put("amendmentId", number);
        update.putObject("workflow")
                .put("businessService", "SW.AMENDMENT")
                .put("moduleName", "SW")
                .put("businessId", number)
                .put("action", action);
        return update;
    }

    public Answer tryUpdate(ObjectNode update) {
        return tryUpdate(update, desk.clerk());
    }

    Answer tryUpdate(ObjectNode update, String token) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("AmendmentUpdate", update);
        return calls.post(PATH + "_update", body, token);
    }

    JsonNode update(ObjectNode update) {
        Answer answer = tryUpdate(update);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("Amendments").path(0);
    }

    public JsonNode approved(ObjectNode proposal) {
        return update(step(create(proposal), "APPROVE"));
    }

    Answer trySearch(String... parameters) {
        return desk.query(PATH + "_search", desk.clerk(), parameters);
    }

    /** All amendments of a consumer of sewerage, latest first. */
    public JsonNode of(String consumer) {
        return trySearch("tenantId", Desk.TENANT, "businessService", "SW", "consumerCode", consumer)
                .body()
                .path("Amendments");
    }
}

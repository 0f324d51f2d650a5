package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.simulator.PaymentGatewaySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.OtherwiseSetDeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where an operator opened update: whoever comes back from the gateway need not be logged in. */
@OtherwiseSetDeskTest
class QuickPayTests {

    private static final String CITIZEN_UUID = "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e101";

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private PaymentGatewaySimulator gateway;

    @Autowired
    private JsonMapper json;

    /** A transaction that the citizen has paid at the gateway. */
    private JsonNode paid() {
        ObjectNode body = json.createObjectNode();
        ObjectNode order = GatewayTest.order(desk.newBill("PT", "120"));
        order.putObject("additionalDetails").put("remark", "for Asha Citizen");
        body.set("Transaction", order);
        Answer begun = calls.post("/pg-service/transaction/v1/_create", body, desk.citizen());
        assertThat(begun.status()).as("%s", begun.body()).isEqualTo(200);
        JsonNode transaction = begun.body().path("Transaction");
        GatewayTest.open(transaction);
        gateway.pay(GatewayTest.id(transaction));
        return transaction;
    }

    @Test
    void whoeverHasNoTokenGetsTheEndOfTheTransactionAndNothingOfThePayer() {
        JsonNode begun = paid();

        Answer answer = calls.post(GatewayTest.UPDATE + "?eg_pg_txnid=" + GatewayTest.id(begun), "{}", (String) null);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        JsonNode ended = answer.body().path("Transaction").path(0);
        assertThat(ended.path("txnStatus").asString()).isEqualTo("SUCCESS");
        assertThat(ended.path("receiptStatus").asString()).isEqualTo("ISSUED");
        assertThat(ended.path("receipt").asString()).isNotBlank();
        assertThat(answer.body().toString())
                .doesNotContain("Asha", "9876543210", CITIZEN_UUID)
                .doesNotContain(begun.path("user").path("userName").asString("nobody"));
        JsonNode toThePayer = calls.post(
                        GatewayTest.UPDATE + "?eg_pg_txnid=" + GatewayTest.id(begun), "{}", desk.citizen())
                .body()
                .path("Transaction")
                .path(0);
        assertThat(toThePayer.toString()).as("what is kept back").contains("Asha Citizen", "9876543210", CITIZEN_UUID);
    }

    @Test
    void onlyUpdateIsOpen() {
        assertThat(calls.post("/pg-service/transaction/v1/_search?tenantId=pb.amritsar", "{}", (String) null)
                        .status())
                .isEqualTo(401);
    }
}

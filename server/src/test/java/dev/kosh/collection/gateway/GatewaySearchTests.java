package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.collection.CounterElsewhere;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.SandboxUser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GatewaySearchTests extends GatewayTest {

    @Autowired
    private Accounts accounts;

    private List<String> found(String token, String... parameters) {
        Answer answer = desk.query("/pg-service/transaction/v1/_search", token, parameters);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body()
                .path("Transaction")
                .valueStream()
                .map(GatewayTest::id)
                .toList();
    }

    @Test
    void everyCriterionFindsTheTransaction() {
        JsonNode begun = beginAndPay("100");
        JsonNode transaction = update(begun);
        String citizen = desk.citizen();
        for (String name : List.of("txnId", "billId", "receipt", "consumerCode")) {
            assertThat(found(
                            citizen,
                            "tenantId",
                            Desk.TENANT,
                            name,
                            transaction.path(name).asString()))
                    .as(name)
                    .containsExactly(id(transaction));
        }
        assertThat(found(citizen, "txnId", id(transaction))).containsExactly(id(transaction));
        assertThat(found(citizen, "txnId", id(transaction), "txnStatus", "FAILURE"))
                .isEmpty();
        assertThat(found(
                        citizen,
                        "txnId",
                        id(transaction),
                        "userUuid",
                        transaction.path("user").path("uuid").asString()))
                .hasSize(1);
        assertThat(found(citizen, "txnId", id(transaction), "userUuid", "nobody"))
                .isEmpty();
    }

    @Test
    void theFiveNewestAreShownUnlessMoreAreAskedFor() {
        List<String> begun = new ArrayList<>();
        IntStream.range(0, 6).forEach(i -> begun.add(0, id(begin("100"))));

        List<String> shown = found(desk.citizen(), "tenantId", Desk.TENANT);

        assertThat(shown).hasSize(5).containsExactlyElementsOf(begun.subList(0, 5));
        assertThat(found(desk.citizen(), "tenantId", Desk.TENANT, "limit", "6")).contains(begun.get(5));
    }

    @Test
    void aCitizenSeesWhatHePaysAndNothingElse() {
        ObjectNode order = order(desk.newBill("PT", "100"));
        order.withObject("user").put("name", "Somebody Else").put("mobileNumber", desk.mobileNumber());
        String txnId = id(tryBegin(order, desk.clerk()).body().path("Transaction"));

        assertThat(found(desk.citizen(), "tenantId", Desk.TENANT, "txnId", txnId))
                .isEmpty();
        assertThat(found(desk.clerk(), "tenantId", Desk.TENANT, "txnId", txnId)).containsExactly(txnId);
    }

    @Test
    void whoeverIsOfTheCounterOfAnotherTownSeesHereWhatHeBegan() {
        String txnId = id(begin("100"));

        assertThat(found(CounterElsewhere.token(accounts, calls), "tenantId", Desk.TENANT, "txnId", txnId))
                .isEmpty();
        assertThat(found(desk.clerk(), "tenantId", Desk.TENANT, "txnId", txnId)).containsExactly(txnId);
    }

    @Test
    void anotherTownSeesNothing() {
        String txnId = id(begin("100"));
        String stranger = desk.token(SandboxUser.CUTTACK_ACCOUNTANT);

        assertThat(found(stranger, "txnId", txnId)).isEmpty();
        assertThat(calls.post(UPDATE + "?transactionId=" + txnId, "{}", stranger)
                        .errorCode())
                .isEqualTo("TXN_UPDATE_NOT_FOUND");
    }

    @Test
    void nobodyWithoutATokenCallsAnyOfIt() {
        for (String path : List.of("_create", "_update", "_search")) {
            assertThat(calls.post("/pg-service/transaction/v1/" + path, "{}", (String) null)
                            .status())
                    .isEqualTo(401);
        }
    }
}

package dev.kosh.collection;

import static dev.kosh.testing.Desk.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.PaymentBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a caller says of himself or of his tenant changes nothing: the token alone counts. */
@DeskTest
class FalseClaimsTests {

    private static final String CREATE_PAYMENT = "/collection-services/payments/_create";

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private HarmWatch harm;

    @Test
    void theCallersOwnUserInfoChangesNothing() {
        JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "1"));
        ObjectNode body = desk.body(PaymentBody.cash().bill(bill));
        body.putObject("RequestInfo")
                .put("authToken", desk.integrator())
                .putObject("userInfo")
                .put("id", 24)
                .put("uuid", "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e024")
                .put("type", "SYSTEM")
                .putArray("roles")
                .addObject()
                .put("code", "SUPERUSER")
                .put("tenantId", "pb");

        JsonNode payment = calls.post(CREATE_PAYMENT, body.toString(), Map.of())
                .body()
                .path("Payments")
                .path(0);

        assertThat(payment.path("auditDetails").path("createdBy").asString())
                .isEqualTo(jdbc.sql("select id::text from access.user_account where user_name = 'INTEGR01'")
                        .query(String.class)
                        .single());
        assertThat(jdbc.sql("select created_by_uuid from collection.payment where id = ?::uuid")
                        .param(payment.path("id").asString())
                        .query(String.class)
                        .single())
                .isEqualTo("0e3f1c58-6a27-4d0b-9c41-5b7a2f60e025");
    }

    @Test
    void aCitizenWhoSaysThatHeIsAClerkIsStillACitizen() {
        ObjectNode body = desk.body(PaymentBody.cash().bill("x", "1"));
        body.putObject("RequestInfo")
                .put("authToken", desk.citizen())
                .putObject("userInfo")
                .put("type", "EMPLOYEE")
                .putArray("roles")
                .addObject()
                .put("code", "COLL_OPERATOR")
                .put("tenantId", TENANT);

        assertThat(calls.post(CREATE_PAYMENT, body.toString(), Map.of()).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"od.cuttack", "pb.jalandhar", "pb.unknown", "pb"})
    void theClerkOfAmritsarWorksAtAmritsarOnly(String tenant) {
        List<Long> before = harm.rows();
        DemandBody demand =
                DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").with("tenantId", tenant);

        assertThat(desk.tryCreate(demand).status()).isEqualTo(403);
        assertThat(desk.tryFetch(desk.clerk(), "tenantId", tenant, "businessService", "PT", "consumerCode", "1")
                        .status())
                .isEqualTo(403);
        assertThat(desk.tryPay(PaymentBody.cash().bill("x", "1").with("tenantId", tenant))
                        .status())
                .isEqualTo(403);
        assertThat(harm.rows()).isEqualTo(before);
    }

    @Test
    void oneForeignTenantAmongSeveralDemandsRefusesThemAll() {
        List<Long> before = harm.rows();

        Answer answer = desk.tryCreate(
                DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1"),
                DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").with("tenantId", "od.cuttack"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(harm.rows()).isEqualTo(before);
    }
}

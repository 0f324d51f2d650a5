package dev.kosh.billing;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who still calls a path of old hears that it is gone, in the form that he reads (docs/contract/billing.md). */
@DeskTest
class DeprecatedBillPathsTests {

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/billing-service/bill/v2/_generate?tenantId=pb.amritsar&businessService=PT",
                "/billing-service/bill/v2/_create"
            })
    void deprecatedPathsOfTheSecondVersionAreRefusedInTheUsualForm(String path) {
        Answer answer = calls.post(path, "{}", desk.clerk());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(codes(answer)).containsExactly("EG_BS_API_ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_search",
                "_create",
                "_fetchbill?tenantId=pb.amritsar&businessService=PT",
                "_generate?tenantId=pb.amritsar&businessService=PT"
            })
    void pathsOfTheFirstVersionAreRefusedInTheFormOfTheFirstVersion(String operation) {
        Answer answer = calls.post("/billing-service/bill/" + operation, "{}", desk.integrator());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").path("code").asInt()).isEqualTo(400);
        assertThat(answer.body().path("error").path("message").asString()).isEqualTo("EG_BS_API_ERROR");
        assertThat(answer.body().path("error").path("description").asString()).isNotBlank();
        assertThat(answer.body().path("error").has("fields")).isTrue();
        JsonNode info = answer.body().path("responseInfo");
        assertThat(info.path("status").asString()).isEqualTo("400 BAD_REQUEST");
        assertThat(info.path("msgId").asString()).isEqualTo("test|en_IN");
        assertThat(info.path("resMsgId").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/billing-service/bill/v2/_generate",
                "/billing-service/bill/_fetchbill",
                "/billing-service/bill/_generate"
            })
    void theQueryIsCheckedFirst(String path) {
        assertThat(codes(calls.post(path, "{}", desk.clerk())))
                .containsExactlyInAnyOrder(
                        "NotNull.generateBillCriteria.tenantId", "NotNull.generateBillCriteria.businessService");
    }

    @Test
    void theMigrationOfOneStateIsNotServed() {
        assertThat(calls.post("/billing-service/demand/_migratetov1?batchSizeInput=1", "{}", desk.clerk())
                        .status())
                .isEqualTo(404);
    }
}

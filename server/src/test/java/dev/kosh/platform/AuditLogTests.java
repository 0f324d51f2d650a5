package dev.kosh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.events.Actor;
import dev.kosh.events.AuditTrail;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@KoshServerTest
class AuditLogTests {

    private static final String SEARCH = "/audit-service/log/v1/_search?tenantId=";
    private static final TenantId AMRITSAR = new TenantId("pb.amritsar");
    private static final Actor CLERK = new Actor("uuid-" + UUID.randomUUID(), "client-7", "10.0.0.7", "correlation-7");

    private final String object = UUID.randomUUID().toString();

    @Autowired
    private HttpCalls calls;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JsonMapper json;

    private String auditor() {
        return PlatformUsers.token(accounts, calls, "pb.amritsar", "AUDITOR");
    }

    private static List<String> actions(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body()
                .path("AuditLogs")
                .valueStream()
                .map(each -> each.path("operationType").asString(""))
                .toList();
    }

    @Test
    void anAuditorReadsWhatWasDoneToAnObjectLatestFirst() {
        trail.record(AMRITSAR, CLERK, "CREATED", "PAYMENT", object, json.readTree("{\"amount\": 700}"));
        trail.record(AMRITSAR, CLERK, "CANCELLED", "PAYMENT", object, null);
        trail.record(AMRITSAR, CLERK, "CREATED", "BILL", object, null);

        String auditor = auditor();
        Answer answer = calls.post(SEARCH + "pb.amritsar&entityName=PAYMENT&objectId=" + object, "{}", auditor);

        assertThat(actions(answer)).containsExactly("CANCELLED", "CREATED");
        JsonNode entry = answer.body().at("/AuditLogs/1");
        assertThat(entry.path("userUUID").asString()).isEqualTo(CLERK.userUuid());
        assertThat(entry.path("clientId").asString()).isEqualTo("client-7");
        assertThat(entry.path("address").asString()).isEqualTo("10.0.0.7");
        assertThat(entry.path("auditCorrelationId").asString()).isEqualTo("correlation-7");
        assertThat(entry.path("changeDate").asLong()).isEqualTo(clock.instant().toEpochMilli());
        assertThat(entry.at("/keyValueMap/amount").asInt()).isEqualTo(700);
        assertThat(actions(calls.post(SEARCH + "pb.amritsar&objectId=" + object, "{}", auditor)))
                .hasSize(3);
        assertThat(actions(calls.post(SEARCH + "pb.amritsar&limit=1&offset=1&objectId=" + object, "{}", auditor)))
                .containsExactly("CANCELLED");
    }

    @Test
    void whatAUserDidInASpanOfTimeIsFound() {
        trail.record(AMRITSAR, CLERK, "CREATED", "PAYMENT", object, null);
        long now = clock.instant().toEpochMilli();
        String span = "pb.amritsar&userUUID=" + CLERK.userUuid() + "&fromDate=%d&toDate=%d";

        String auditor = auditor();

        assertThat(actions(calls.post(SEARCH + span.formatted(now, now + 1), "{}", auditor)))
                .contains("CREATED");
        assertThat(actions(calls.post(SEARCH + span.formatted(now - 1, now), "{}", auditor)))
                .isEmpty();
    }

    @Test
    void anotherTenantsTrailIsNotShown() {
        trail.record(new TenantId("pb.jalandhar"), CLERK, "CREATED", "PAYMENT", object, null);

        assertThat(actions(calls.post(SEARCH + "pb.amritsar&objectId=" + object, "{}", auditor())))
                .isEmpty();
        assertThat(calls.post(SEARCH + "pb.jalandhar&objectId=" + object, "{}", auditor())
                        .status())
                .isEqualTo(403);
        assertThat(calls.post(SEARCH + "pb.amritsar&objectId=" + object, "{}", calls.login(SandboxUser.COUNTER_CLERK))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&userUUID=x", "&fromDate=1", "&fromDate=2&toDate=1", "&fromDate=0&toDate=2678400001"})
    void aSearchThatWouldReadTheWholeTrailIsRefused(String criteria) {
        Answer answer = calls.post(SEARCH + "pb.amritsar" + criteria, "{}", auditor());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("INVALID_AUDIT_SEARCH");
    }
}

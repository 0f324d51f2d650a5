package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LogInTests extends AtTheTreasury {

    @Test
    void aKnownClientGetsATokenAndASessionKeyUnderItsOwnKey() throws Exception {
        byte[] appKey = JitCaller.random(32);

        HttpResponse<String> answer = caller.authenticate("dummy-client", "dummy-secret", appKey);

        JsonNode body = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.propertyNames()).containsExactly("authToken", "sek");
        assertThat(JitCaller.decrypt(body.path("sek").asString(), appKey)).hasSize(32);
    }

    @Test
    void aWrongClientIsRefusedWith401() throws Exception {
        assertThat(caller.authenticate("dummy-client", "wrong", JitCaller.random(32))
                        .statusCode())
                .isEqualTo(401);
        assertThat(caller.authenticate("other", "dummy-secret", JitCaller.random(32))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAppKeyThatIsNot32BytesIsRefused() throws Exception {
        assertThat(caller.authenticate("dummy-client", "dummy-secret", JitCaller.random(16))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyLogInHasASessionOfItsOwn() throws Exception {
        JitCaller other = new JitCaller(treasury).logIn();

        assertThat(other.token()).isNotEqualTo(caller.token());
        assertThat(error(caller.ask("PIS", Town.statusParams("X")))).contains("not known");
        assertThat(error(other.ask("PIS", Town.statusParams("X")))).contains("not known");
    }

    @Test
    void aSessionEndsAfterThirtyMinutesOfTheTreasurysClock() throws Exception {
        on("2025-06-10T11:50:05");
        assertThat(error(caller.ask("PIS", Town.statusParams("X")))).contains("not known");

        on("2025-06-10T11:50:06");
        HttpResponse<String> refused = caller.askRaw("PIS", Town.statusParams("X"), JitCaller.random(32));

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.body()).contains("No valid session encryption key");
    }

    @Test
    void expiredSessionsAreToldWithTheStatusOfTheSettings() throws Exception {
        SimulatorSettings settings = SimulatorSettings.defaults()
                .withClock(Clock.fixed(
                        OffsetDateTime.parse("2025-06-10T11:20:05+05:30").toInstant(), SimulatorClock.ZONE))
                .withTokenLife(Duration.ofHours(1))
                .withSessionRefusalStatus(401);
        try (TreasurySimulator strict = TreasurySimulator.start(settings)) {
            JitCaller at = new JitCaller(strict).logIn();
            strict.expireSessions();

            HttpResponse<String> refused = at.askRaw("PIS", Town.statusParams("X"), JitCaller.random(32));

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("No valid session encryption key");
        }
    }

    @Test
    void aCallWithoutATokenHasNoSession() throws Exception {
        HttpResponse<String> refused = caller.post("/webservices/jitfs/v1.0/get-jit-service-data", "{}");

        assertThat(refused.body()).contains("No valid session encryption key");
    }

    @Test
    void theTreasurysKeyIsThatOfTheAdminPath() throws Exception {
        HttpResponse<String> answer = caller.get("/__sim/public-key");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length"))
                .contains(Integer.toString(treasury.publicKeyDer().length));
    }

    @Test
    void secretsAreMaskedInWhatTheTreasurySaw() throws Exception {
        caller.ask("PIS", Town.statusParams("X"));

        String seen = caller.get("/__sim/requests").body();

        assertThat(seen)
                .doesNotContain("dummy-secret")
                .doesNotContain(caller.token())
                .contains("****");
    }
}

package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Faults of the envelope: answers that cannot be opened, or hold something else than they should. */
class EnvelopeFaultTests extends AtTheTreasury {

    @Test
    void anAnswerThatIsNoBase64ComesInClear() throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.NOT_BASE64));

        HttpResponse<String> answer = caller.askRaw("PI", Town.instruction(Town.BILL), JitCaller.random(32));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> JitCaller.decrypt(answer.body(), JitCaller.random(32)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(treasury.books().bills()).as("it was booked all the same").hasSize(1);
    }

    @Test
    void anAnswerUnderAnotherKeyDoesNotOpen() throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.WRONG_KEY));
        byte[] rek = JitCaller.random(32);

        HttpResponse<String> answer = caller.askRaw("PI", Town.instruction(Town.BILL), rek);

        assertThatThrownBy(() -> JSON.readTree(caller.open(answer.body(), rek)))
                .isInstanceOfAny(GeneralSecurityException.class, JacksonException.class);
    }

    @Test
    void anAnswerMayComeUnderTheSessionKey() throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.WRONG_KEY).with("key", "sek"));

        HttpResponse<String> answer = caller.askRaw("PI", Town.instruction(Town.BILL), JitCaller.random(32));

        assertThat(caller.open(answer.body(), caller.sessionKey())).contains("\"successCode\":\"0\"");
    }

    @Test
    void anAnswerMayComeInQuotesAndBlanks() throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.QUOTED));
        byte[] rek = JitCaller.random(32);

        String body = caller.askRaw("PI", Town.instruction(Town.BILL), rek).body();

        assertThat(body).startsWith(" \"").endsWith("\"\r\n");
        assertThat(caller.open(body.strip().replace("\"", ""), rek)).contains("\"successCode\":\"0\"");
    }

    @Test
    void anyTextCanBeInTheEnvelope() throws Exception {
        for (String text : new String[] {"[]", "null", "<html>maintenance</html>", ""}) {
            treasury.play(FaultRule.on(JitService.PIS, Fault.PLAINTEXT)
                    .with("text", text)
                    .times(1));

            assertThat(caller.askForText("PIS", Town.statusParams("X"))).isEqualTo(text);
        }
    }

    @Test
    void aTruncatedAnswerDecryptsToHalfAJson() throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.TRUNCATED));

        String text = caller.askForText("PI", Town.instruction(Town.BILL));

        assertThat(text).startsWith("{\"serviceId\":\"PI\"");
        assertThatThrownBy(() -> JSON.readTree(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void looseJsonSaysTheSameInAnotherWay() throws Exception {
        town.push();
        treasury.sign(Town.BILL);
        treasury.play(FaultRule.on(JitService.PIS, Fault.LOOSE_JSON));

        JsonNode answer = town.askStatus();

        assertThat(answer.propertyNames()).containsExactly("notInTheContract", "data", "errorMsg", "serviceId");
        assertThat(answer.at("/data/0/billNetAmount").isNumber()).isTrue();
        assertThat(answer.at("/data/0/billNetAmount").asInt()).isEqualTo(4200);
        assertThat(answer.at("/data/0/jitBillNumber").asString()).isEqualTo(Town.BILL);
    }

    @Test
    void theServiceMayBeSpeltOtherwiseOrBeAnotherOrBeMissing() throws Exception {
        treasury.play(
                FaultRule.on(JitService.PIS, Fault.SERVICE_ID)
                        .with("value", " pis ")
                        .times(1),
                FaultRule.on(JitService.PIS, Fault.SERVICE_ID)
                        .with("value", "PD")
                        .times(1),
                FaultRule.on(JitService.PIS, Fault.SERVICE_ID));

        assertThat(caller.ask("PIS", Town.statusParams("X")).path("serviceId").asString())
                .isEqualTo(" pis ");
        assertThat(caller.ask("PIS", Town.statusParams("X")).path("serviceId").asString())
                .isEqualTo("PD");
        assertThat(caller.ask("PIS", Town.statusParams("X")).has("serviceId")).isFalse();
    }

    @Test
    void aLostSessionIsToldOnceAndTheTokenIsDead() throws Exception {
        treasury.play(FaultRule.on(JitService.PIS, Fault.SESSION_LOST)
                .with("status", 401)
                .times(1));

        HttpResponse<String> first = caller.askRaw("PIS", Town.statusParams("X"), JitCaller.random(32));
        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(first.body()).contains("No valid session encryption key");
        assertThat(caller.askRaw("PIS", Town.statusParams("X"), JitCaller.random(32))
                        .statusCode())
                .isEqualTo(500);

        caller.logIn();
        assertThat(error(caller.ask("PIS", Town.statusParams("X")))).contains("not known");
    }

    @Test
    void aSessionCanBeRefusedAgainAfterANewLogIn() throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.SESSION_LOST).times(2));

        for (int i = 0; i < 2; i++) {
            assertThat(caller.askRaw("PI", Town.instruction(Town.BILL), JitCaller.random(32))
                            .body())
                    .contains("No valid session encryption key");
            caller.logIn();
        }
        assertThat(treasury.books().bills()).isEmpty();
        assertThat(error(town.push())).isEmpty();
    }

    @Test
    void aSessionKeyMayBeShortOrUndecipherable() throws Exception {
        treasury.play(
                FaultRule.on(JitService.AUTH, Fault.SESSION_KEY).times(1),
                FaultRule.on(JitService.AUTH, Fault.SESSION_KEY)
                        .with("undecipherable", true)
                        .with("bytes", 32));
        byte[] appKey = JitCaller.random(32);

        assertThat(JitCaller.decrypt(sekOf(appKey), appKey)).hasSize(16);
        String undecipherable = sekOf(appKey);
        assertThat(isOf32Bytes(undecipherable, appKey)).isFalse();
    }

    @Test
    void aCallCanBeDeliveredTwiceAndIsSeenTwice() throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.DELIVERED_TWICE).times(1));

        assertThat(error(town.push())).isEmpty();

        assertThat(treasury.calls(JitService.PI)).isEqualTo(2);
        assertThat(treasury.books().bills()).hasSize(1);
        treasury.play(FaultRule.on(JitService.PI, Fault.DELIVERED_TWICE).with("answer", "second"));
        assertThat(error(caller.ask("PI", Town.instruction("PI-2")))).isEqualTo("Duplicate Payment Information Id");
        assertThat(treasury.books().bills()).hasSize(2);
    }

    private String sekOf(byte[] appKey) throws Exception {
        return JSON.readTree(caller.authenticate("dummy-client", "dummy-secret", appKey)
                        .body())
                .path("sek")
                .asString();
    }

    private static boolean isOf32Bytes(String sek, byte[] appKey) {
        try {
            return JitCaller.decrypt(sek, appKey).length == 32;
        } catch (GeneralSecurityException undecipherable) {
            return false;
        }
    }
}

package dev.kosh.notification.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.notification.DltRegistration;
import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsCategory;
import dev.kosh.notification.SmsNotSent;
import dev.kosh.notification.SmsOutcomeUnknown;
import dev.kosh.outbound.PlayedServer;
import dev.kosh.outbound.PlayedServer.Reply;
import dev.kosh.wire.TenantId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpProviderTests {

    private static final Sms FAILURE = new Sms(
            new TenantId("od.cuttack"),
            "failed 1",
            "PAYMENT_FAILED_TO_BENEFICIARY",
            "en_IN",
            SmsCategory.TRANSACTION,
            new MobileNumber("9876543210"),
            "Payment of Rs. 1400.00 & $message {x} 50% + ଆଶା",
            new DltRegistration("1201", "MUKTAO", "1407"));

    private final PlayedServer server = new PlayedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpProvider provider(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "url", server.address("/send").toString(),
                "allow-insecure", "true",
                "username", "kosh",
                "password", "s3cret",
                "parameters.to", "$mobileno",
                "parameters.text", "$message",
                "parameters.template_id", "$templateid",
                "message-id-pattern", "\"id\":\"(\\w+)\""));
        settings.putAll(more);
        HttpProviderSettings bound = HttpProviders.settings(settings);
        assertThat(bound.toString()).doesNotContain("s3cret");
        return new HttpProvider(bound);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aFormCarriesTextNumberAndRegistrationToTheLetter() {
        server.replies(asked -> Reply.of(200, "{\"id\":\"m17\"}"));

        assertThat(provider(Map.of("mobile-prefix", "91", "parameters.pw", "$password", "parameters.from", "$senderid"))
                        .deliver(FAILURE))
                .contains("m17");

        assertThat(server.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(decoded(asked.body()).split("&(?=to=|text=|template_id=|pw=|from=)"))
                    .containsExactlyInAnyOrder(
                            "to=919876543210",
                            "text=" + FAILURE.text(),
                            "template_id=1407",
                            "pw=s3cret",
                            "from=MUKTAO");
        });
    }

    @Test
    void theSameAsJsonWithHeadersAndBasicAuthentication() {
        provider(Map.of("content", "json", "headers.x-api-key", "$password", "basic-authentication", "true"))
                .deliver(FAILURE);

        PlayedServer.Asked asked = server.asked().get(0);
        JsonNode body = JsonMapper.shared().readTree(asked.body());
        assertThat(body.path("text").asString()).isEqualTo(FAILURE.text());
        assertThat(asked.headers().getFirst("X-api-key")).isEqualTo("s3cret");
        assertThat(asked.headers().getFirst("Authorization")).isEqualTo("Basic a29zaDpzM2NyZXQ=");
    }

    @Test
    void theParametersOfAGetStandInTheQuery() {
        provider(Map.of("method", "GET")).deliver(FAILURE);

        assertThat(server.asked().get(0).method()).isEqualTo("GET");
        assertThat(decoded(server.asked().get(0).query())).contains("to=9876543210", FAILURE.text());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 429, 500, 503})
    void anAnswerThatSaysNoMeansThatNothingWasSent(int status) {
        server.replies(asked -> Reply.of(status, "no"));

        assertThatThrownBy(() -> provider(Map.of()).deliver(FAILURE)).isInstanceOf(SmsNotSent.class);
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aProviderThatSendsElsewhereIsNotFollowedWithTheKeyAndTheMessage(int status) {
        try (PlayedServer elsewhere = new PlayedServer()) {
            server.replies(asked -> Reply.sendingTo(status, elsewhere.address("/sms")));

            assertThatThrownBy(() -> provider(Map.of()).deliver(FAILURE)).isInstanceOf(SmsNotSent.class);

            assertThat(server.asked()).hasSize(1);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void aProviderThatIsNotThereMeansThatNothingWasSent() {
        HttpProvider provider = provider(Map.of());
        server.close();

        assertThatThrownBy(() -> provider.deliver(FAILURE)).isInstanceOf(SmsNotSent.class);
    }

    @ParameterizedTest
    @CsvSource({"silence", "hang-up", "drip", "gateway", "garbage", "flood"})
    void afterWhatSaysNeitherYesNorNoNobodyKnowsAndItEndsInTime(String manner) {
        server.replies(asked -> switch (manner) {
            case "silence" -> Reply.late(60_000);
            case "hang-up" -> Reply.of(0, "");
            case "drip" -> Reply.dripping();
            case "gateway" -> Reply.of(504, "");
            case "garbage" -> Reply.of(200, "<html>Dear customer, welcome to the café Wi-Fi \u0000\uFFFF</html>");
            default -> Reply.of(200, "x".repeat(200_000));
        });
        HttpProvider provider = provider(Map.of("success-pattern", "\"status\":\"queued\"", "timeout", "500ms"));
        long begun = System.nanoTime();

        assertThatThrownBy(() -> provider.deliver(FAILURE))
                .isInstanceOf(SmsOutcomeUnknown.class)
                .satisfies(
                        unknown -> assertThat(unknown.getMessage()).doesNotContain("9876543210", "Payment", "s3cret"));
        assertThat(System.nanoTime() - begun).isLessThan(30_000_000_000L);
        assertThat(server.asked()).as("never repeated by itself").hasSize(1);
    }

    @Test
    void aProviderThatRecognisesRepeatsIsAskedAgainLater() {
        server.replies(asked -> Reply.of(0, ""));
        HttpProvider provider = provider(Map.of("recognises-repeats", "true", "parameters.ref", "$reference"));

        assertThatThrownBy(() -> provider.deliver(FAILURE)).isInstanceOf(SmsNotSent.class);
        assertThat(decoded(server.asked().get(0).body())).contains("ref=od.cuttack failed 1");
    }

    @Test
    void aRefusalInAFriendlyAnswerIsARefusal() {
        server.replies(asked -> Reply.of(200, "{\"status\":\"error\",\"why\":\"template mismatch\"}"));

        assertThatThrownBy(
                        () -> provider(Map.of("refusal-pattern", "\"error\"")).deliver(FAILURE))
                .isInstanceOf(SmsNotSent.class);
    }

    @ParameterizedTest
    @CsvSource({
        "url,http://sms.example.org/send",
        "url,''",
        "method,PUT",
        "content,xml",
        "parameters.text,nothing",
        "timeout,30s",
        "lines,100"
    })
    void settingsThatCannotWorkStopTheStartAndAreNamed(String key, String value) {
        Map<String, String> wrong =
                key.equals("url") ? Map.of(key, value, "allow-insecure", "false") : Map.of(key, value);

        assertThatThrownBy(() -> provider(wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kosh.sms.http." + key.replace(".text", ""));
    }
}

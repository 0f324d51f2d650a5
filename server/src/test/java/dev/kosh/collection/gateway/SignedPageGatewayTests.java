package dev.kosh.collection.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kosh.collection.GatewayAccount;
import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.GatewayOrder;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.collection.GatewayUnavailable;
import dev.kosh.collection.PaymentGateway;
import dev.kosh.outbound.PlayedServer;
import dev.kosh.outbound.PlayedServer.Reply;
import dev.kosh.simulator.PaymentGatewaySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.wire.Money;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The adapter of signed pages against the simulator. */
class SignedPageGatewayTests extends PaymentGatewayContract {

    private static final String SECRET = "a secret that stays one";

    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(900);

    private final MovableClock clock = new MovableClock();
    private final PaymentGatewaySimulator simulator;
    private final PlayedServer newcomer = new PlayedServer();
    private final PaymentGateway gateway;

    SignedPageGatewayTests() {
        clock.set(NOW);
        simulator = PaymentGatewaySimulator.start(0, "kosh", SECRET, clock);
        gateway = opened(account(SECRET));
    }

    @AfterEach
    void close() {
        simulator.close();
        newcomer.close();
    }

    private GatewayAccount account(String secret) {
        return new GatewayAccount("SANDBOX", "signed-page", simulator.baseUrl(), "kosh", secret, true);
    }

    private PaymentGateway opened(GatewayAccount account) {
        return opened(account, PATIENT);
    }

    private PaymentGateway opened(GatewayAccount account, Duration timeout) {
        GatewaySettings settings = new GatewaySettings(
                Map.of(),
                timeout,
                Duration.ofMinutes(30),
                Duration.ofMinutes(15),
                Duration.ofMinutes(1),
                Duration.ofDays(7),
                Duration.ofDays(1),
                null);
        return new SignedPages(settings, JsonMapper.builder().build(), clock).open(account);
    }

    @Override
    PaymentGateway gateway() {
        return gateway;
    }

    @Override
    void open(URI redirectUrl) {
        assertThat(GatewayTest.browse(HttpRequest.newBuilder(redirectUrl)).body())
                .contains("Rs 1550.50", "Property tax &amp; water");
    }

    @Override
    void pay(String txnId) {
        simulator.pay(txnId);
    }

    @Override
    void payAnother(String txnId, String rupees) {
        simulator.payAnother(txnId, rupees);
    }

    @Override
    void decline(String txnId) {
        simulator.decline(txnId);
    }

    @Override
    void hold(String txnId) {
        simulator.hold(txnId);
    }

    @Override
    Map<String, String> broughtBack(String txnId) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : simulator.wayBack(txnId).getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    void beSilent() {
        simulator.beSilent(true);
    }

    @Override
    PaymentGateway impatientGateway() {
        return opened(account(SECRET), IMPATIENT);
    }

    @Override
    PaymentGateway gatewayOfAnImpostor() {
        return opened(account("another secret"));
    }

    @Override
    PaymentGateway gatewayWithANewCode(String txnId) {
        Map<String, String> report = new HashMap<>(Map.of(
                "order", txnId,
                "amount", "1550.50",
                "status", "UNDER_REVIEW",
                "reference", "R-1",
                "mode", "UPI",
                "code", "77",
                "message", "Held for review"));
        report.put("signature", new PageSignature(SECRET).of(report));
        newcomer.replies(call -> Reply.of(200, JsonMapper.shared().writeValueAsString(report)));
        return opened(new GatewayAccount("SANDBOX", "signed-page", newcomer.address(""), "kosh", SECRET, true));
    }

    @Test
    void aGatewayThatStallsInTheMiddleOfItsReportIsHungUpOn() throws Exception {
        try (PlayedServer stalling = new PlayedServer()) {
            stalling.replies(call -> PlayedServer.Reply.dripping());
            PaymentGateway slow = opened(
                    new GatewayAccount("SANDBOX", "signed-page", stalling.address(""), "kosh", SECRET, true),
                    IMPATIENT);

            assertThatThrownBy(() -> slow.ask("PB_PG_2026_11_20_000001_01")).isInstanceOf(GatewayUnavailable.class);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(stalling.hungUp()).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aGatewayThatSendsElsewhereIsNotFollowedWithOurSignature(int status) {
        try (PlayedServer elsewhere = new PlayedServer()) {
            newcomer.replies(call -> Reply.sendingTo(status, elsewhere.address("/orders/1")));
            PaymentGateway sending =
                    opened(new GatewayAccount("SANDBOX", "signed-page", newcomer.address(""), "kosh", SECRET, true));

            assertThatThrownBy(() -> sending.ask("PB_PG_2026_11_20_000001_01"))
                    .isInstanceOf(GatewayUnavailable.class)
                    .hasMessageContaining(Integer.toString(status));

            assertThat(newcomer.asked()).hasSize(1);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void theSecretStandsInNoText() {
        GatewaySettings.Account settings =
                new GatewaySettings.Account("signed-page", simulator.baseUrl(), "kosh", SECRET, true);
        assertThat(account(SECRET).toString()).doesNotContain(SECRET);
        assertThat(settings.toString()).doesNotContain(SECRET);
    }

    @Test
    void anOrderThatNobodyPaidInTimeIsOver() throws Exception {
        String txnId = "PB_PG_2026_11_20_000001_01";
        simulatorSees(txnId);
        clock.advance(Duration.ofMinutes(30));
        assertThat(gateway.ask(txnId).state()).isEqualTo(GatewayAnswer.State.FAILURE);
    }

    private void simulatorSees(String txnId) throws Exception {
        GatewayTest.browse(HttpRequest.newBuilder(gateway.begin(new GatewayOrder(
                txnId,
                GatewayTest.AMRITSAR,
                Money.ofPaise(100),
                "Tax",
                URI.create("https://city.example.org/"),
                "Asha",
                "9876543210",
                null,
                NOW.plus(Duration.ofMinutes(30))))));
    }
}

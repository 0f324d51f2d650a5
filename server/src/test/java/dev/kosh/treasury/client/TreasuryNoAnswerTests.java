package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryExchange;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.RequestRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The treasury does not answer, or something before it does: T01 to T06, T08, T09, T11. An instruction that was pushed
 * then stays pending, because nobody knows; what only reads is tried three times. Time-outs are shorter than in service.
 */
@Tag("long")
@TreasuryTest
class TreasuryNoAnswerTests {

    /** Of who waits for an answer that never comes; in service: a minute, as where answers are waited for here. */
    private static final Duration LIMIT = Duration.ofMillis(800);

    private static final String RETRY_AFTER = "Retry-After";

    @Autowired
    private TestTreasury treasuries;

    private final JitPeer peer = JitPeer.start();
    private final String reference = UUID.randomUUID().toString();
    private TestTreasury.Client client;

    @BeforeEach
    void connect() {
        client = patient(peer.address());
    }

    @AfterEach
    void close() {
        client.close();
        peer.close();
    }

    @ParameterizedTest
    @EnumSource
    void t01ConnectionRefusedIsNoResponseAndOnlyReadsAreTriedAgain(TreasuryService service) throws IOException {
        // The address is taken, so that nobody else comes to listen there, and nobody listens.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (TestTreasury.Client nowhere = patient(peer.at("127.0.0.1", taken.getLocalPort()))) {
                expectNoResponse(nowhere, service, Glitch.JIT_UNREACHABLE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FD", "PI"})
    void t02AHostThatNoNameServerKnowsIsNoResponse(TreasuryService service) {
        try (TestTreasury.Client nowhere = patient(peer.at("jit.invalid", 443))) {
            expectNoResponse(nowhere, service, Glitch.JIT_UNREACHABLE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FD", "COR"})
    void t03ATreasuryThatTakesTheCallAndNeverAnswersIsNoResponse(TreasuryService service) {
        peer.answers(call -> JitPeer.Heard.sleep(60_000));

        try (TestTreasury.Client impatient = impatient()) {
            expectNoResponse(impatient, service, Glitch.JIT_TIMEOUT);
        }
    }

    @Test
    void t04AnAnswerWithinTheLimitIsTakenAndTheSameAfterItIsNoResponse() {
        peer.answers(call -> {
            JitPeer.Heard.sleep(LIMIT.toMillis() * 2);
            call.answer();
        });
        assertThat(client.call(TreasuryService.PI).outcome()).isEqualTo(Outcome.SUCCESS);

        try (TestTreasury.Client impatient = impatient()) {
            expectNoResponse(impatient, TreasuryService.PI, Glitch.JIT_TIMEOUT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FD", "PI"})
    void t05BytesThatDripBeyondTheLimitAreNoResponse(TreasuryService service) {
        peer.answers(call -> call.drip(call.sealed("{\"serviceId\":\"" + service + "\",\"data\":[]}"), 400));

        long began = System.nanoTime();
        try (TestTreasury.Client impatient = impatient()) {
            expectNoResponse(impatient, service, Glitch.JIT_TIMEOUT);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("the whole answer takes half a minute")
                .isLessThan(Duration.ofSeconds(25));
    }

    @ParameterizedTest
    @EnumSource
    void t06AConnectionThatEndsInMidBodyIsNoResponse(TreasuryService service) {
        peer.answers(call -> call.cut(call.sealed("{\"serviceId\":\"" + service + "\",\"data\":[{\"a\":\"b\"}]}")));

        expectNoResponse(client, service, Glitch.JIT_TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource
    void t08BadGatewayUnavailableAndGatewayTimeOutAreNoResponse(TreasuryService service) {
        for (int status : List.of(502, 503, 504)) {
            peer.answers(call -> call.reply(status, "<html><body>Down</body></html>"));

            expectNoResponse(client, service, UUID.randomUUID().toString(), Glitch.JIT_HTTP_UNAVAILABLE);
        }
    }

    @Test
    void t09TooManyRequestsIsNoResponseAndTheTimeAskedForIsWaited() {
        peer.answers(call -> {
            if (peer.heard().size() == 1) {
                call.header(RETRY_AFTER, "1");
                call.reply(429, "slow down");
            } else {
                call.answer();
            }
        });

        long began = System.nanoTime();
        TreasuryAnswer answer = client.call(TreasuryService.FD, reference);

        assertThat(answer.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(990));
        assertThat(client.tries(reference))
                .extracting(TreasuryExchange::glitch)
                .containsExactly(Glitch.JIT_HTTP_UNAVAILABLE, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "86400", "Tue, 31 Dec 2199 23:59:59 GMT"})
    void t09WhoAsksForMoreTimeThanARunHasIsNotCalledAgainInIt(String retryAfter) {
        peer.answers(call -> {
            call.header(RETRY_AFTER, retryAfter);
            call.reply(429, "slow down");
        });

        assertThat(client.call(TreasuryService.FD, reference).outcome()).isEqualTo(Outcome.NO_RESPONSE);
        assertThat(client.tries(reference)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void t11AnEmptyAnswerIsNoResponse(TreasuryService service) {
        for (int status : List.of(200, 204)) {
            peer.answers(call -> call.reply(status, ""));

            expectNoResponse(client, service, UUID.randomUUID().toString(), Glitch.JIT_EMPTY_BODY);
        }
    }

    @Test
    void withoutATreasuryNothingIsSentAndTheRefusalSaysWhatIsMissing() {
        try (TestTreasury.Client none = treasuries.client(null, Map.of())) {
            assertThat(none.treasury().isConfigured()).isFalse();
            assertThatThrownBy(() -> none.call(TreasuryService.PI, reference))
                    .isInstanceOfSatisfying(RequestRefused.class, refused -> {
                        assertThat(refused.httpStatus()).isEqualTo(503);
                        assertThat(refused.problems().get(0).code()).isEqualTo("TREASURY_NOT_CONFIGURED");
                        assertThat(refused.problems().get(0).message()).contains("jit.base-url");
                    });
            assertThat(none.tries(reference)).isEmpty();
        }
    }

    @Test
    void whatOnlyReadsGetsItsAnswerFromALaterTry() {
        peer.answers(call -> {
            if (peer.heard().size() < 3) {
                call.reply(503, "");
            } else {
                call.answer();
            }
        });

        TreasuryAnswer answer = client.call(TreasuryService.PD, reference);

        assertThat(answer.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(client.tries(reference))
                .hasSize(3)
                .last()
                .satisfies(last -> assertThat(last.id()).isEqualTo(answer.attemptId()));
    }

    private TestTreasury.Client patient(TreasuryAddress address) {
        return treasuries.client(address, Map.of());
    }

    private TestTreasury.Client impatient() {
        return treasuries.client(peer.address(), Map.of("jit.http.read-timeout", LIMIT.toMillis() + "ms"));
    }

    private void expectNoResponse(TestTreasury.Client asked, TreasuryService service, Glitch glitch) {
        expectNoResponse(asked, service, reference, glitch);
    }

    private static void expectNoResponse(
            TestTreasury.Client asked, TreasuryService service, String about, Glitch glitch) {
        TreasuryAnswer answer = asked.call(service, about);

        assertThat(answer.outcome()).isEqualTo(Outcome.NO_RESPONSE);
        assertThat(answer.glitch()).isEqualTo(glitch);
        assertThat(answer.errorText()).isNull();
        assertThat(answer.data()).isEmpty();
        assertThat(answer.ofTreasury()).isFalse();
        boolean order = service == TreasuryService.PI || service == TreasuryService.COR;
        assertThat(asked.tries(about))
                .as("tries on record")
                .hasSize(order ? 1 : 3)
                .allSatisfy(each -> {
                    assertThat(each.outcome()).isEqualTo(Outcome.NO_RESPONSE);
                    assertThat(each.glitch()).isEqualTo(glitch);
                });
    }
}

package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryExchange;
import dev.kosh.treasury.TreasuryService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Log-in, its age, its loss and its refusal: T22 to T26. */
@Tag("long")
@TreasuryTest
class TreasurySessionTests {

    private static final int CALLERS = 20;

    @Autowired
    private TestTreasury treasuries;

    @Autowired
    private MovableClock clock;

    private final JitPeer peer = JitPeer.start();
    private final String reference = UUID.randomUUID().toString();
    private TestTreasury.Client client;

    @BeforeEach
    void connect() {
        client = treasuries.client(peer.address(), Map.of());
    }

    @AfterEach
    void close() {
        client.close();
        peer.close();
    }

    @Test
    void oneLogInServesManyCallsUntilItIsThirtyMinutesOld() {
        client.call(TreasuryService.VA);
        clock.advance(Duration.ofMinutes(29));
        client.call(TreasuryService.PIS);
        assertThat(peer.logIns()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        assertThat(client.call(TreasuryService.PI).outcome()).isEqualTo(Outcome.SUCCESS);

        assertThat(peer.logIns()).isEqualTo(2);
    }

    @Test
    void theFirstCallsOfManyThreadsShareOneLogIn() {
        List<TreasuryAnswer> answers = together();

        assertThat(answers).extracting(TreasuryAnswer::outcome).containsOnly(Outcome.SUCCESS);
        assertThat(peer.logIns()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void t22ARefusedClientIsAnErrorWithoutAStormOfLogIns(TreasuryService service) {
        peer.changeSecret();

        for (int i = 0; i < 5; i++) {
            expectAuthFailed(client.call(service, reference));
        }
        assertThat(peer.logIns()).as("one try per minute").isEqualTo(1);

        clock.advance(Duration.ofSeconds(59));
        expectAuthFailed(client.call(service, reference));
        assertThat(peer.logIns()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        expectAuthFailed(client.call(service, reference));
        assertThat(peer.logIns()).isEqualTo(2);
        assertThat(client.tries(reference)).hasSize(7);
        assertThat(peer.heard()).isEmpty();
    }

    @Test
    void t22AClientThatIsAcceptedAgainCallsAgain() {
        peer.answersLogIn(call -> call.reply(401, "no"));
        expectAuthFailed(client.call(TreasuryService.FD));

        peer.answersLogIn(null);
        clock.advance(Duration.ofMinutes(1));

        assertThat(client.call(TreasuryService.FD).outcome()).isEqualTo(Outcome.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 24, 33})
    void t23ASessionKeyOfAnotherLengthIsARefusedLogIn(int bytes) {
        peer.answersLogIn(call -> call.reply(
                200,
                "{\"authToken\":\"t\",\"sek\":\"%s\"}"
                        .formatted(JitPeer.base64(JitPeer.aes(Cipher.ENCRYPT_MODE, call.rek(), new byte[bytes])))));

        expectAuthFailed(client.call(TreasuryService.PI));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"authToken\":\"t\",\"sek\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}",
                "{\"authToken\":\"t\",\"sek\":\"***\"}",
                "{\"authToken\":\"t\"}",
                "{\"sek\":\"AAAA\"}",
                "{\"authToken\":\"",
                "<html>Log in here</html>",
                "[]"
            })
    void t23ALogInAnswerThatDoesNotOpenIsARefusedLogIn(String answer) {
        peer.answersLogIn(call -> call.reply(200, answer));

        expectAuthFailed(client.call(TreasuryService.PI));
    }

    @Test
    void aLogInThatGetsNoAnswerIsNoResponseAndIsTriedAgain() {
        peer.answersLogIn(call -> {
            if (peer.logIns() == 1) {
                call.reply(503, "");
            } else {
                peer.answersLogIn(null);
                call.reply(504, "");
            }
        });

        TreasuryAnswer answer = client.call(TreasuryService.FD, reference);

        assertThat(answer.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(client.tries(reference))
                .extracting(TreasuryExchange::glitch)
                .containsExactly(Glitch.JIT_HTTP_UNAVAILABLE, Glitch.JIT_HTTP_UNAVAILABLE, null);
    }

    @ParameterizedTest
    @EnumSource
    void t24ALostSessionIsRenewedOnceAndTheCallIsRepeatedOnce(TreasuryService service) {
        List<JitPeer.Script> signs = List.of(
                call -> call.reply(500, "No valid session encryption key for this token"),
                call -> call.reply(500, "{\"errorMsg\":\"no VALID session encryption key\"}"),
                call -> call.reply(200, "{\"errorMsg\":\"No valid session encryption key\",\"data\":null}"),
                call -> call.reply(401, ""),
                call -> call.reply(403, "<html>Forbidden</html>"));
        for (JitPeer.Script sign : signs) {
            client.call(service);
            int logIns = peer.logIns();
            int heard = peer.heard().size();
            peer.answersLostSession(sign);
            peer.endSessions();

            String about = UUID.randomUUID().toString();
            TreasuryAnswer answer = client.call(service, about);

            assertThat(answer.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(peer.logIns()).isEqualTo(logIns + 1);
            assertThat(peer.heard()).as("calls that were opened").hasSize(heard + 1);
            assertThat(client.tries(about))
                    .extracting(TreasuryExchange::attemptNo, TreasuryExchange::outcome)
                    .containsExactly(tuple(1, Outcome.ERROR), tuple(2, Outcome.SUCCESS));
        }
    }

    @Test
    void t25ASessionThatEndsUnderTwentyCallsIsRenewedByExactlyOneLogIn() {
        client.call(TreasuryService.PIS);
        for (int round = 1; round <= 5; round++) {
            peer.endSessions();

            List<TreasuryAnswer> answers = together();

            assertThat(answers).extracting(TreasuryAnswer::outcome).containsOnly(Outcome.SUCCESS);
            assertThat(peer.logIns()).isEqualTo(1 + round);
        }
    }

    @ParameterizedTest
    @EnumSource
    void t26ASessionRefusedAgainAfterANewLogInIsAnErrorThatProvesNothing(TreasuryService service) {
        peer.answers(call -> call.answer("{\"errorMsg\":\"No valid session encryption key\"}"));

        TreasuryAnswer answer = client.call(service, reference);

        assertThat(answer.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(answer.glitch()).isEqualTo(Glitch.JIT_SESSION_EXPIRED);
        assertThat(answer.errorText()).isEqualTo("Session with JIT could not be renewed");
        assertThat(answer.ofTreasury()).isFalse();
        assertThat(peer.heard()).hasSize(2);
        assertThat(peer.logIns()).isEqualTo(2);
        assertThat(client.tries(reference)).hasSize(2);
    }

    @Test
    void aRepeatedCallHasAnotherResponseKey() {
        List<String> keys = new ArrayList<>();
        peer.answers(call -> {
            keys.add(JitPeer.base64(call.rek()));
            call.reply(keys.size() == 1 ? 401 : 200, keys.size() == 1 ? "" : call.sealed("{\"data\":[{}]}"));
        });

        client.call(TreasuryService.COR);

        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    }

    private static void expectAuthFailed(TreasuryAnswer answer) {
        assertThat(answer.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(answer.glitch()).isEqualTo(Glitch.JIT_AUTH_FAILED);
        assertThat(answer.errorText()).isEqualTo("Authentication with JIT failed");
        assertThat(answer.ofTreasury()).isFalse();
    }

    private List<TreasuryAnswer> together() {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            CyclicBarrier start = new CyclicBarrier(CALLERS);
            List<Future<TreasuryAnswer>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return client.call(TreasuryService.PIS);
                }));
            }
            List<TreasuryAnswer> answers = new ArrayList<>();
            for (Future<TreasuryAnswer> call : calls) {
                answers.add(call.get());
            }
            return answers;
        } catch (Exception failure) {
            throw new AssertionError(failure);
        } finally {
            threads.shutdownNow();
        }
    }
}

package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryExchange;
import dev.kosh.treasury.TreasuryService;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A treasury that is down is spared, and so is our time. */
@Tag("long")
@TreasuryTest
class TreasuryCircuitTests {

    @Autowired
    private TestTreasury treasuries;

    @Autowired
    private MovableClock clock;

    private final JitPeer peer = JitPeer.start();
    private TestTreasury.Client client;

    @BeforeEach
    void connect() {
        client = treasuries.client(peer.address(), Map.of("jit.circuit.window", "10", "jit.retry.max", "1"));
    }

    @AfterEach
    void close() {
        client.close();
        peer.close();
    }

    @Test
    void afterManyFailuresCallsAreNotSentAndThatIsNoResponseOnRecord() {
        failTimes(5);
        int sent = peer.heard().size();
        String reference = UUID.randomUUID().toString();

        TreasuryAnswer answer = client.call(TreasuryService.PI, reference);

        assertThat(answer.outcome()).isEqualTo(Outcome.NO_RESPONSE);
        assertThat(answer.glitch()).isEqualTo(Glitch.JIT_CIRCUIT_OPEN);
        assertThat(peer.heard()).hasSize(sent);
        assertThat(client.tries(reference))
                .extracting(TreasuryExchange::glitch)
                .containsExactly(Glitch.JIT_CIRCUIT_OPEN);
    }

    @Test
    void afterAPauseAFewCallsAreLetThroughAndWhenTheySucceedAllAre() {
        failTimes(5);
        peer.answers(JitPeer.Heard::answer);
        assertThat(client.call(TreasuryService.FD).glitch()).isEqualTo(Glitch.JIT_CIRCUIT_OPEN);

        clock.advance(Duration.ofSeconds(31));

        for (int i = 0; i < 10; i++) {
            assertThat(client.call(TreasuryService.FD).outcome()).isEqualTo(Outcome.SUCCESS);
        }
    }

    @Test
    void errorsOfTheTreasuryAreAnswersAndKeepTheCircuitClosed() {
        peer.answers(call -> call.answer("{\"errorMsg\":\"Ledger closed\"}"));

        for (int i = 0; i < 30; i++) {
            assertThat(client.call(TreasuryService.FD).errorText()).isEqualTo("Ledger closed");
        }
    }

    @Test
    void oneFailureInAHundredKeepsTheCircuitClosed() {
        int[] count = {0};
        peer.answers(call -> {
            if (++count[0] % 100 == 0) {
                call.reply(503, "");
            } else {
                call.answer();
            }
        });

        for (int i = 1; i <= 200; i++) {
            assertThat(client.call(TreasuryService.FD).glitch())
                    .isEqualTo(i % 100 == 0 ? Glitch.JIT_HTTP_UNAVAILABLE : null);
        }
    }

    private void failTimes(int times) {
        peer.answers(call -> call.reply(503, ""));
        for (int i = 0; i < times; i++) {
            assertThat(client.call(TreasuryService.FD).glitch()).isEqualTo(Glitch.JIT_HTTP_UNAVAILABLE);
        }
    }
}

package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.kosh.events.Actor;
import dev.kosh.testing.ClearText;
import dev.kosh.treasury.ExchangeLog;
import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryService;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** T77: after a full run no token, key, secret or plain account number stands in a log or a table. */
@TreasuryTest
@ExtendWith(OutputCaptureExtension.class)
class TreasurySecrecyTests {

    private static final String ACCOUNT = "00110022003302";

    @Autowired
    private TestTreasury treasuries;

    @Autowired
    private ExchangeLog log;

    @Autowired
    private ClearText tables;

    @Test
    void t77NoTokenKeyOrAccountIsInLogsOrTables(CapturedOutput output) {
        try (JitPeer peer = JitPeer.start();
                TestTreasury.Client client = treasuries.client(peer.address(), Map.of())) {
            everythingThatCanHappen(peer, client);

            Set<String> secrets = traces(peer.secrets());
            assertThat(peer.secrets()).hasSizeGreaterThan(20);
            assertThat(secretsIn(output.getAll(), secrets)).as("in the log").isEmpty();
            assertThat(tables.that(secrets)).as("in tables").isEmpty();
        }
    }

    @Test
    void theSecretsThatAreLookedForWouldBeFound() {
        try (JitPeer peer = JitPeer.start();
                TestTreasury.Client client = treasuries.client(peer.address(), Map.of())) {
            UUID id = client.call(TreasuryService.PI).attemptId();
            String payload = log.reveal(TestTreasury.TENANT, id, new Actor("u", "c", "a", null))
                    .toString();

            assertThat(secretsIn(payload, Set.of(ACCOUNT))).containsExactly(ACCOUNT);
            assertThat(tables.that(Set.of(id.toString()))).contains(id + " in treasury.exchange");
        }
    }

    @Test
    void evenAnOperatorWhoLogsEverythingOfTheHttpClientSeesNoToken(CapturedOutput output) {
        Logger http = (Logger) LoggerFactory.getLogger("org.apache.hc");
        http.setLevel(Level.TRACE);
        try (JitPeer peer = JitPeer.start();
                TestTreasury.Client client = treasuries.client(peer.address(), Map.of())) {
            client.call(TreasuryService.PI);

            assertThat(output.getAll()).as("that it logs").contains("o.a.h.c");
            assertThat(secretsIn(output.getAll(), peer.secrets())).isEmpty();
        } finally {
            http.setLevel(null);
        }
    }

    @Test
    void secretsAreNotInWhatObjectsSayOfThemselves() {
        try (JitPeer peer = JitPeer.start()) {
            TreasuryAddress address = peer.address();
            Session session = new Session(
                    address,
                    "token-1",
                    dev.kosh.treasury.envelope.SessionCipher.key(new byte[32]),
                    java.time.Instant.EPOCH);

            assertThat(address + " " + session).doesNotContain(JitPeer.CLIENT_SECRET, "token-1");
        }
    }

    private void everythingThatCanHappen(JitPeer peer, TestTreasury.Client client) {
        List<JitPeer.Script> plays = List.of(
                JitPeer.Heard::answer,
                call -> call.answer("{\"data\":[{\"benfAcctNo\":\"" + ACCOUNT + "\"}]}"),
                call -> call.answer("{\"errorMsg\":\"Account " + ACCOUNT + " is closed\"}"),
                call -> call.answer("{\"data\":{\"benfAcctNo\":\"" + ACCOUNT + "\"}}"),
                call -> call.answer("{\"data\":[{\"benfAcctNo\":\"" + ACCOUNT),
                call -> call.reply(500, "Account " + ACCOUNT + " not found"),
                call -> call.reply(400, "{\"errorMsg\":\"Account " + ACCOUNT + "\"}"),
                call -> call.reply(200, "{\"benfAcctNo\":\"" + ACCOUNT + "\"}"),
                call -> call.reply(401, ""),
                call -> call.reply(503, ""),
                call -> call.cut(call.sealed("{\"data\":[]}")));
        for (JitPeer.Script play : plays) {
            for (TreasuryService service : TreasuryService.values()) {
                peer.answers(play);
                client.call(service);
            }
            peer.endSessions();
        }
        peer.changeSecret();
        peer.endSessions();
        client.call(TreasuryService.PI);
    }

    /** Each secret as text and as the bytes that a column might hold. */
    private static Set<String> traces(Set<String> secrets) {
        Set<String> traces = new HashSet<>(ClearText.traces(ACCOUNT));
        for (String secret : secrets) {
            traces.addAll(ClearText.traces(secret));
            if (secret.length() == 44) {
                traces.add(HexFormat.of().formatHex(Base64.getDecoder().decode(secret)));
            }
        }
        return traces;
    }

    private static List<String> secretsIn(String text, Set<String> secrets) {
        return secrets.stream().filter(text::contains).toList();
    }
}

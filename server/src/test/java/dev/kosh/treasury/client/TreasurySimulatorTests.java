package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.simulator.Allotment;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.SeenRequest;
import dev.kosh.simulator.SimulatorSettings;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryService;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The client against a treasury that somebody else wrote from the same specification. */
@Tag("long")
@TreasuryTest
class TreasurySimulatorTests {

    @Autowired
    private TestTreasury treasuries;

    @Autowired
    private MovableClock clock;

    private TreasurySimulator simulator;
    private TestTreasury.Client client;
    private PaidTown town;

    @BeforeEach
    void connect() throws GeneralSecurityException {
        simulator = TreasurySimulator.start(
                SimulatorSettings.defaults().withClock(clock).refusingUnknownParams());
        RSAPublicKey key = (RSAPublicKey)
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(simulator.publicKeyDer()));
        client = treasuries.client(
                new TreasuryAddress(simulator.baseUrl(), "dummy-client", "dummy-secret", key), Map.of());
        town = new PaidTown(client);
    }

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void allNineServicesAreSpoken() {
        simulator.allot(Allotment.initial("4711", "2026-04-07", "500000", "1500000"));
        assertThat(town.row(TreasuryService.VA).path("mstAllotmentDistId").asString())
                .isEqualTo("4711");
        town.untilOneFailed(simulator);
        assertThat(town.row(TreasuryService.PD).path("benfDtls")).hasSize(2);
        assertThat(town.row(TreasuryService.FD).at("/benfDtls/0/benfId").asString())
                .isEqualTo(PaidTown.BIJU);
        assertThat(town.row(TreasuryService.COR).path("successCode").asString()).isEqualTo("0");
        simulator.pay(PaidTown.CORRECTION);
        assertThat(town.row(TreasuryService.FTPS).path("benfDtls")).hasSize(1);
        TreasuryAnswer nothingFailed = town.ask(TreasuryService.FTFPS);
        assertThat(nothingFailed.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(nothingFailed.data()).isEmpty();

        assertThat(simulator.books().paidTwice()).isEmpty();
        assertThat(simulator.calls(JitService.AUTH)).isEqualTo(1);
    }

    @Test
    void whatIsNotThereYetIsNoResponseAndWhatDidNotFailIsASuccess() {
        town.row(TreasuryService.PI);

        assertThat(town.ask(TreasuryService.PIS).outcome()).isEqualTo(Outcome.NO_RESPONSE);
        assertThat(town.ask(TreasuryService.PIS).glitch()).isNull();
        simulator.sign(PaidTown.NUMBER);
        town.row(TreasuryService.PIS);
        assertThat(town.ask(TreasuryService.PAG).outcome()).isEqualTo(Outcome.NO_RESPONSE);
    }

    @Test
    void theRejectionOfAnInstructionIsAnErrorOfTheTreasurysOwn() {
        town.row(TreasuryService.PI);
        simulator.reject(PaidTown.NUMBER, "TESTPUR");

        TreasuryAnswer answer = town.ask(TreasuryService.PIS);

        assertThat(answer.ofTreasury()).isTrue();
        assertThat(answer.errorText()).contains(PaidTown.NUMBER).containsIgnoringCase("rejected");
    }

    @Test
    void aSecondPushOfTheSameNumberIsAnErrorOfTheTreasurysOwn() {
        town.row(TreasuryService.PI);

        TreasuryAnswer answer = town.ask(TreasuryService.PI);

        assertThat(answer.ofTreasury()).isTrue();
        assertThat(answer.errorText()).containsIgnoringCase("Duplicate Payment Information Id");
    }

    @Test
    void anInstructionWhoseAnswerIsLostIsNotSentAgainByTheClient() {
        simulator.play(FaultRule.on(JitService.PI, Fault.LOSE_ANSWER).times(1));

        TreasuryAnswer answer = town.ask(TreasuryService.PI);

        assertThat(answer.outcome()).isEqualTo(Outcome.NO_RESPONSE);
        assertThat(answer.glitch()).isEqualTo(Glitch.JIT_TIMEOUT);
        assertThat(simulator.calls(JitService.PI)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "sek"})
    void t13AnAnswerUnderAnotherKeyOrTheSessionsIsUnreadable(String key) {
        simulator.play(FaultRule.onAll(Fault.WRONG_KEY).with("key", key));

        for (TreasuryService service : TreasuryService.values()) {
            TreasuryAnswer answer = town.ask(service);
            assertThat(answer.glitch()).as("%s", service).isEqualTo(Glitch.JIT_DECRYPT_FAILED);
            assertThat(answer.errorText()).isEqualTo("Unreadable response");
            assertThat(answer.ofTreasury()).isFalse();
        }
    }

    @Test
    void t15AnAnswerOfLooseJsonInQuotesWorks() {
        town.untilOneFailed(simulator);

        simulator.play(FaultRule.on(JitService.PD, Fault.QUOTED));
        assertThat(town.row(TreasuryService.PD).path("benfDtls")).hasSize(2);

        simulator.play(FaultRule.on(JitService.FD, Fault.LOOSE_JSON)
                .with("extra", true)
                .with("reorder", true)
                .with("numbers", true));
        assertThat(town.row(TreasuryService.FD).path("benfDtls")).hasSize(1);
    }

    @Test
    void t06AConnectionThatIsResetIsNoResponse() {
        simulator.play(FaultRule.onAll(Fault.RESET));

        assertThat(town.ask(TreasuryService.FD).glitch()).isEqualTo(Glitch.JIT_TIMEOUT);
        assertThat(simulator.calls(JitService.FD)).isEqualTo(3);
        assertThat(town.ask(TreasuryService.COR).glitch()).isEqualTo(Glitch.JIT_TIMEOUT);
        assertThat(simulator.calls(JitService.COR)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500})
    void t24ASessionThatTheTreasuryForgotIsRenewed(int status) {
        simulator.play(
                FaultRule.onAll(Fault.SESSION_LOST).with("status", status).times(1));

        town.row(TreasuryService.PI);

        assertThat(simulator.calls(JitService.AUTH)).isEqualTo(2);
        assertThat(simulator.books().bills()).hasSize(1);
    }

    @Test
    void t24ASessionOlderThanTheTreasuryAllowsIsRenewed() {
        town.row(TreasuryService.PI);
        simulator.expireSessions();

        assertThat(town.ask(TreasuryService.PIS).outcome()).isEqualTo(Outcome.NO_RESPONSE);
        clock.advance(Duration.ofHours(1));
        assertThat(town.ask(TreasuryService.PIS).glitch()).isNull();

        assertThat(simulator.calls(JitService.AUTH)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void t26ASessionRefusedAgainAndAgainEndsInAnErrorAfterTwoCalls(TreasuryService service) {
        simulator.play(FaultRule.onAll(Fault.SESSION_LOST));

        assertThat(town.ask(service).glitch()).isEqualTo(Glitch.JIT_SESSION_EXPIRED);
        assertThat(simulator.calls(JitService.valueOf(service.name()))).isEqualTo(2);
        assertThat(simulator.calls(JitService.AUTH)).isEqualTo(2);
    }

    @Test
    void t23ASessionKeyOfSixteenBytesOrAnUndecipherableOneIsARefusedLogIn() {
        simulator.play(FaultRule.on(JitService.AUTH, Fault.SESSION_KEY)
                .with("bytes", 16)
                .times(1));
        assertThat(town.ask(TreasuryService.PI).glitch()).isEqualTo(Glitch.JIT_AUTH_FAILED);

        clock.advance(Duration.ofMinutes(1));
        simulator.play(FaultRule.on(JitService.AUTH, Fault.SESSION_KEY)
                .with("undecipherable", true)
                .times(1));
        assertThat(town.ask(TreasuryService.PI).glitch()).isEqualTo(Glitch.JIT_AUTH_FAILED);

        clock.advance(Duration.ofMinutes(1));
        town.row(TreasuryService.PI);
    }

    @Test
    void t73ACallThatAProxyDeliversTwiceIsOneExchangeHere() {
        simulator.play(FaultRule.on(JitService.PI, Fault.DELIVERED_TWICE).times(1));
        int before = client.tries(PaidTown.NUMBER).size();

        assertThat(town.ask(TreasuryService.PI).outcome()).isEqualTo(Outcome.SUCCESS);

        assertThat(simulator.calls(JitService.PI)).isEqualTo(2);
        assertThat(client.tries(PaidTown.NUMBER)).hasSize(before + 1);
        assertThat(simulator.books().bills()).hasSize(1);
    }

    @Test
    void theHeadersAreThoseOfTheContract() {
        town.row(TreasuryService.PI);

        SeenRequest logIn = simulator.requests(JitService.AUTH).get(0);
        assertThat(logIn.headers()).containsKeys("clientid", "clientsecret").doesNotContainKey("authtoken");
        SeenRequest call = simulator.requests(JitService.PI).get(0);
        assertThat(call.headers()).containsKey("authtoken").doesNotContainKeys("clientsecret", "cookie");
        assertThat(call.headers().get("content-type")).startsWith("application/json");
        assertThat(call.params()).isEqualTo(town.params(TreasuryService.PI));
    }
}

package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the line: what a caller sees, and whether the treasury has booked what was asked. */
class LineFaultTests extends AtTheTreasury {

    @Test
    void connectionsAreRefusedUntilTheyAreAcceptedAgain() throws Exception {
        for (int turn = 0; turn < 50; turn++) {
            treasury.refuseConnections();
            // Of the caller above a connection is kept, and a kept one is found closed instead.
            assertThatThrownBy(() -> new Town(caller.withNewConnections()).push())
                    .isInstanceOf(ConnectException.class);
            treasury.acceptConnections();
        }

        assertThat(error(new Town(caller.withNewConnections()).push())).isEmpty();
    }

    @Test
    void connectionsAreRefusedForAWhile() throws Exception {
        caller.post("/__sim/listener", "{\"refuseForMillis\":600000}");
        // A connection that was kept from the call above may be found closed instead.
        assertThatThrownBy(() -> town.push()).isInstanceOf(IOException.class);
        treasury.acceptConnections();

        caller.withNewConnections().post("/__sim/listener", "{\"refuseForMillis\":100}");
        // It may begin a moment after the answer that announces it.
        await("the while is over", this::takesInstructions);
    }

    private boolean takesInstructions() {
        try {
            return error(new Town(caller.withNewConnections()).push()).isEmpty();
        } catch (IOException refused) {
            return false;
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    /** What the treasury has taken in it may book when the caller is long gone. */
    private static void awaitBooked() {
        await("one bill is booked", () -> treasury.books().bills().size() == 1);
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void aCallThatHangsIsNeverAnsweredNorBooked() {
        treasury.play(FaultRule.on(JitService.PI, Fault.HANG));

        assertThatThrownBy(() -> impatient().push()).isInstanceOf(HttpTimeoutException.class);
        assertThat(treasury.books().bills()).isEmpty();
    }

    @Test
    void aHangingCallMayHaveBeenBooked() {
        treasury.play(FaultRule.on(JitService.PI, Fault.HANG).with("processed", true));

        assertThatThrownBy(() -> impatient().push()).isInstanceOf(HttpTimeoutException.class);
        awaitBooked();
    }

    @Test
    void aSlowAnswerIsRightButLate() throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.DELAY).with("millis", 300));
        long start = System.nanoTime();

        assertThat(error(town.push())).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(299));
    }

    @Test
    void aDrippingAnswerComesWholeToThePatientOnly() throws Exception {
        treasury.play(FaultRule.on(JitService.PIS, Fault.DRIP).with("bytes", 20).with("everyMillis", 20));
        assertThat(error(caller.ask("PIS", Town.statusParams("X")))).contains("not known");

        treasury.clearFaults();
        treasury.play(FaultRule.on(JitService.PI, Fault.DRIP).with("bytes", 1).with("everyMillis", 1_000));
        assertThatThrownBy(() -> impatient().push()).isInstanceOf(HttpTimeoutException.class);
        awaitBooked();
    }

    @Test
    void aCutAnswerEndsInMidBody() {
        treasury.play(FaultRule.on(JitService.PI, Fault.CUT));

        assertThatThrownBy(() -> town.push())
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
        assertThat(treasury.books().bills()).hasSize(1);
    }

    @Test
    void aResetComesBeforeAnythingIsBooked() {
        treasury.play(FaultRule.on(JitService.PI, Fault.RESET));

        assertThatThrownBy(() -> town.push()).isInstanceOf(IOException.class);
        assertThat(treasury.books().bills()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "reset", "hang"})
    void anAnswerIsLostAfterTheInstructionWasAcceptedAndTheRepeatIsADuplicate(String how) throws Exception {
        treasury.play(
                FaultRule.on(JitService.PI, Fault.LOSE_ANSWER).with("how", how).times(1));

        assertThatThrownBy(() -> impatient().push()).isInstanceOf(IOException.class);
        awaitBooked();

        assertThat(error(town.push())).isEqualTo("Duplicate Payment Information Id");
        assertThat(treasury.books().bills()).hasSize(1);
        assertThat(treasury.calls(JitService.PI)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 500, 502, 503, 504})
    void anyStatusHasItsBodyAndHeadersAndBooksNothing(int status) throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.HTTP)
                .with("status", status)
                .with("body", "<html>no</html>")
                .with("contentType", "text/html")
                .with("headers", Map.of("Retry-After", "2")));

        HttpResponse<String> answer = caller.askRaw("PI", Town.instruction(Town.BILL), JitCaller.random(32));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("<html>no</html>");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(treasury.books().bills()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void anAnswerMayBeEmpty(int status) throws Exception {
        treasury.play(FaultRule.on(JitService.PI, Fault.HTTP).with("status", status));

        HttpResponse<String> answer = caller.askRaw("PI", Town.instruction(Town.BILL), JitCaller.random(32));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = JitService.class,
            names = {"VA", "PI", "PIS", "PAG", "PD", "FD", "COR", "FTPS", "FTFPS"})
    void aFaultForAllIsPlayedOnEachOfTheNineServicesAndNotOnTheLogIn(JitService service) throws Exception {
        treasury.play(FaultRule.onAll(Fault.HTTP).with("status", 503));

        assertThat(caller.askRaw(service.name(), Town.params(), JitCaller.random(32))
                        .statusCode())
                .isEqualTo(503);
        caller.logIn();
        assertThat(treasury.requests(service)).extracting(SeenRequest::fault).containsExactly(Fault.HTTP);
    }

    @Test
    void theLogInHasFaultsOfItsOwn() throws Exception {
        treasury.play(
                FaultRule.on(JitService.AUTH, Fault.HTTP).with("status", 401).times(1));

        assertThat(caller.authenticate("dummy-client", "dummy-secret", JitCaller.random(32))
                        .statusCode())
                .isEqualTo(401);
        assertThat(caller.authenticate("dummy-client", "dummy-secret", JitCaller.random(32))
                        .statusCode())
                .isEqualTo(200);
        assertThat(treasury.calls(JitService.AUTH)).isEqualTo(3);
    }

    private Town impatient() {
        return new Town(caller.withPatience(Duration.ofMillis(500)));
    }
}

package dev.kosh.simulator;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A treasury as on the first day, and a caller who is logged in. */
abstract class AtTheTreasury {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static TreasurySimulator treasury;

    JitCaller caller;
    Town town;

    private static TreasurySimulator start() {
        return TreasurySimulator.start(SimulatorSettings.defaults()
                .withClock(Clock.fixed(
                        OffsetDateTime.parse("2025-06-10T11:20:05+05:30").toInstant(), SimulatorClock.ZONE)));
    }

    @BeforeAll
    static void open() {
        treasury = start();
    }

    @AfterAll
    static void close() {
        treasury.close();
    }

    @BeforeEach
    void begin() throws Exception {
        treasury.reset();
        caller = new JitCaller(treasury).logIn();
        town = new Town(caller);
    }

    static void on(String indianTime) {
        treasury.clock().stopAt(OffsetDateTime.parse(indianTime + "+05:30").toInstant());
    }

    static String error(JsonNode answer) {
        return answer.path("errorMsg").asString("");
    }

    static String firstErrors(JsonNode answer) {
        StringBuilder all = new StringBuilder();
        answer.path("errorMsgs")
                .forEach(error -> all.append(error.path("errorCode").asString())
                        .append(": ")
                        .append(error.path("errorMsg").asString())
                        .append('\n'));
        return all.toString();
    }

    static ObjectNode object(String text) {
        return (ObjectNode) JSON.readTree(text);
    }
}

package dev.kosh.simulator.admin;

import dev.kosh.simulator.Allotment;
import dev.kosh.simulator.AutoMode;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultMatch;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.HeldInstruction;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.SimulatorRefusal;
import dev.kosh.simulator.SimulatorRefusal.Cause;
import dev.kosh.simulator.TreasurySimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens to the treasury as a whole: clock, allotments, faults, listener. */
final class WholeTreasury {

    private final TreasurySimulator treasury;
    private final JsonMapper json;

    /** A rule as it is written; times carry their offset. */
    private record RuleBody(
            @Nullable JitService service,
            @Nullable MatchBody match,
            @Nullable Fault fault,
            @Nullable Map<String, @Nullable Object> args,
            @Nullable Integer times) {

        FaultRule toRule() {
            if (fault == null) {
                throw new SimulatorRefusal(Cause.MALFORMED, "a rule names its fault");
            }
            return new FaultRule(
                    service,
                    match == null ? FaultMatch.ALL : match.toMatch(),
                    fault,
                    args == null ? Map.of() : args,
                    times);
        }
    }

    private record MatchBody(
            @Nullable String piNumber,
            @Nullable Integer nth,
            @Nullable String from,
            @Nullable String to,
            @Nullable Double probability) {

        FaultMatch toMatch() {
            return new FaultMatch(
                    piNumber, nth, from == null ? null : instant(from), to == null ? null : instant(to), probability);
        }
    }

    WholeTreasury(TreasurySimulator treasury, JsonMapper json) {
        this.treasury = treasury;
        this.json = json;
    }

    void change(String method, String path, String body) {
        switch (method + " " + path) {
            case "POST reset" -> treasury.reset();
            case "POST clock" -> setClock(json.readTree(body));
            case "POST allotments" -> treasury.allot(json.readValue(body, Allotment[].class));
            case "POST instructions" -> treasury.hold(List.of(json.readValue(body, HeldInstruction[].class)));
            case "POST faults" -> treasury.play(rules(body));
            case "DELETE faults" -> treasury.clearFaults();
            case "POST auto" -> treasury.proceed(json.readValue(body, AutoMode.class));
            case "DELETE auto" -> treasury.proceed(null);
            case "POST latency" -> treasury.answerAfter(millis(json.readTree(body), "millis"));
            case "POST sessions/expire" -> treasury.expireSessions();
            case "POST listener" -> treasury.refuseConnectionsFor(millis(json.readTree(body), "refuseForMillis"));
            default -> throw new SimulatorRefusal(Cause.UNKNOWN, "there is no " + method + " /__sim/" + path);
        }
    }

    private FaultRule[] rules(String body) {
        return Arrays.stream(json.readValue(body, RuleBody[].class))
                .map(RuleBody::toRule)
                .toArray(FaultRule[]::new);
    }

    private void setClock(JsonNode told) {
        Instant now = instant(told.path("now").asString(""));
        if (told.path("ticking").asBoolean(false)) {
            treasury.clock().tickFrom(now);
        } else {
            treasury.clock().stopAt(now);
        }
    }

    private static Duration millis(JsonNode told, String name) {
        if (!told.path(name).isIntegralNumber() || told.path(name).asLong() < 0) {
            throw new SimulatorRefusal(Cause.MALFORMED, name + " is a whole number of milliseconds");
        }
        return Duration.ofMillis(told.path(name).asLong());
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}

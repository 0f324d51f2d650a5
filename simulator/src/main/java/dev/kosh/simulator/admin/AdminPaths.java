package dev.kosh.simulator.admin;

import dev.kosh.simulator.SimulatorRefusal;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.simulator.http.HttpAnswer;
import dev.kosh.simulator.http.HttpCall;
import tools.jackson.databind.json.JsonMapper;

/** What drives the treasury over HTTP: paths below {@code /__sim/}. */
public final class AdminPaths {

    public static final String PREFIX = "/__sim/";

    private final TreasurySimulator treasury;
    private final JsonMapper json = JsonMapper.builder().build();

    public AdminPaths(TreasurySimulator treasury) {
        this.treasury = treasury;
    }

    public HttpAnswer answer(HttpCall call) {
        try {
            return switch (call.method() + " " + call.path().substring(PREFIX.length())) {
                case "GET public-key" -> HttpAnswer.of(200, "application/octet-stream", treasury.publicKeyDer());
                case "GET state" -> HttpAnswer.json(200, json.writeValueAsString(treasury.books()));
                default -> throw new SimulatorRefusal(SimulatorRefusal.Cause.UNKNOWN, "there is no such admin path");
            };
        } catch (SimulatorRefusal refused) {
            return HttpAnswer.json(
                    refused.reason().status(),
                    json.createObjectNode().put("error", refused.getMessage()).toString());
        }
    }
}

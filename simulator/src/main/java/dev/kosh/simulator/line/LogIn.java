package dev.kosh.simulator.line;

import dev.kosh.simulator.Fault;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.SimulatorSettings;
import dev.kosh.simulator.envelope.Aes;
import dev.kosh.simulator.envelope.Sessions;
import dev.kosh.simulator.envelope.TreasuryKeys;
import dev.kosh.simulator.envelope.Undecipherable;
import dev.kosh.simulator.faults.FaultArgs;
import dev.kosh.simulator.faults.FaultPlan;
import dev.kosh.simulator.faults.FaultPlan.Played;
import dev.kosh.simulator.faults.FaultPlayer;
import dev.kosh.simulator.http.HttpAnswer;
import dev.kosh.simulator.http.HttpCall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The log-in: a token and a session key for callers who know client id and secret. */
final class LogIn {

    static final String PATH = "/webservices/jitfs/v1.0/authenticate";

    private final SimulatorSettings settings;
    private final TreasuryKeys keys;
    private final JsonMapper json = JsonMapper.builder().build();

    LogIn(SimulatorSettings settings, TreasuryKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    HttpAnswer answer(HttpCall call, Sessions sessions, FaultPlan plan, SeenRequests seen, Instant now) {
        Played played = plan.next(JitService.AUTH, null, now);
        seen.add(JitService.AUTH, null, JsonNodeFactory.instance.objectNode(), call, played, now);
        if (played != null && !played.isProcessed()) {
            return FaultPlayer.delivered(played, HttpAnswer.json(200, "{}"));
        }
        HttpAnswer right = open(call, sessions, played, now);
        return played == null ? right : FaultPlayer.delivered(played, right);
    }

    private HttpAnswer open(HttpCall call, Sessions sessions, @Nullable Played played, Instant now) {
        boolean isKnown = call.header("clientid").equals(settings.clientId())
                && call.header("clientsecret").equals(settings.clientSecret());
        if (!isKnown) {
            return refused(401, "Client id or secret is wrong");
        }
        byte[] appKey;
        try {
            appKey = keys.unwrap(json.readTree(call.body()).path("appKey").asString(""));
        } catch (Undecipherable | JacksonException unreadable) {
            return refused(400, "appKey cannot be read");
        }
        if (appKey.length != Aes.KEY_BYTES) {
            return refused(400, "appKey has not 32 bytes");
        }
        byte[] sessionKey = Aes.newKey(Aes.KEY_BYTES);
        String token = sessions.open(sessionKey, now);
        String sek = Aes.encrypt(sessionKey, appKey);
        if (played != null && played.fault() == Fault.SESSION_KEY) {
            sek = spoilt(played.args(), appKey);
        }
        return HttpAnswer.json(
                200,
                json.createObjectNode().put("authToken", token).put("sek", sek).toString());
    }

    private static String spoilt(FaultArgs args, byte[] appKey) {
        byte[] key = Aes.newKey(args.number("bytes", 16));
        return Aes.encrypt(key, args.flag("undecipherable", false) ? Aes.newKey(Aes.KEY_BYTES) : appKey);
    }

    private HttpAnswer refused(int status, String text) {
        return HttpAnswer.json(
                status, json.createObjectNode().put("errorMsg", text).toString());
    }
}

package dev.kosh.simulator.admin;

import dev.kosh.simulator.JitService;
import dev.kosh.simulator.SeenRequest;
import dev.kosh.simulator.SimulatorRefusal;
import dev.kosh.simulator.SimulatorRefusal.Cause;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.simulator.http.HttpAnswer;
import dev.kosh.simulator.http.HttpCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What drives the treasury over HTTP: paths below {@code /__sim/}. */
public final class AdminPaths {

    public static final String PREFIX = "/__sim/";

    private final TreasurySimulator treasury;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final WholeTreasury whole;
    private final OneBill oneBill;

    public AdminPaths(TreasurySimulator treasury) {
        this.treasury = treasury;
        this.whole = new WholeTreasury(treasury, json);
        this.oneBill = new OneBill(treasury, json);
    }

    /** Answers 400, 404 or 409 with {@code {"error": …}} when it cannot be done. */
    public HttpAnswer answer(HttpCall call) {
        try {
            return served(call);
        } catch (SimulatorRefusal refused) {
            return refusal(refused.reason(), String.valueOf(refused.getMessage()));
        } catch (JacksonException unreadable) {
            return refusal(Cause.MALFORMED, "the body is not what this path takes: " + unreadable.getOriginalMessage());
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return refusal(Cause.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    private HttpAnswer served(HttpCall call) {
        String path = call.path().substring(PREFIX.length());
        if (call.method().equals("POST") && (path.startsWith("pi/") || path.startsWith("cor/"))) {
            return done(oneBill.change(path, call.body()));
        }
        return switch (call.method() + " " + path) {
            case "GET public-key" -> HttpAnswer.of(200, "application/octet-stream", treasury.publicKeyDer());
            case "GET requests" -> done(requests(call.query()));
            case "GET state" -> done(treasury.books(!call.query().equals("bills=false")));
            default -> {
                whole.change(call.method(), path, call.body());
                yield done(json.createObjectNode().put("done", true));
            }
        };
    }

    private List<SeenRequest> requests(String query) {
        List<SeenRequest> shown = new ArrayList<>(treasury.requests());
        String service = parameter(query, "service");
        String number = parameter(query, "piNumber");
        if (service != null) {
            JitService wanted = JitService.valueOf(service);
            shown.removeIf(request -> request.service() != wanted);
        }
        if (number != null) {
            shown.removeIf(request -> !number.equals(request.piNumber()));
        }
        return shown;
    }

    private static @Nullable String parameter(String query, String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private HttpAnswer done(Object result) {
        return HttpAnswer.json(200, json.writeValueAsString(result) + "\n");
    }

    private HttpAnswer refusal(Cause cause, String message) {
        return HttpAnswer.json(cause.status(), json.createObjectNode().put("error", message) + "\n");
    }
}

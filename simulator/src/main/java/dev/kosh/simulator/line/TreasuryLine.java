package dev.kosh.simulator.line;

import dev.kosh.simulator.Fault;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.SimulatorSettings;
import dev.kosh.simulator.books.AutoPilot;
import dev.kosh.simulator.books.Books;
import dev.kosh.simulator.envelope.Sessions;
import dev.kosh.simulator.envelope.TreasuryKeys;
import dev.kosh.simulator.envelope.Undecipherable;
import dev.kosh.simulator.faults.FaultArgs;
import dev.kosh.simulator.faults.FaultPlan;
import dev.kosh.simulator.faults.FaultPlan.Played;
import dev.kosh.simulator.faults.FaultPlayer;
import dev.kosh.simulator.http.HttpAnswer;
import dev.kosh.simulator.http.HttpCall;
import dev.kosh.simulator.services.Reply;
import dev.kosh.simulator.services.TreasuryServices;
import dev.kosh.simulator.services.Twist;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The two paths that callers of the treasury know, with all state behind them. For one thread at a time. */
public final class TreasuryLine {

    private static final String BUSINESS_PATH = "/webservices/jitfs/v1.0/get-jit-service-data";
    private static final String NO_SESSION = "No valid session encryption key";

    private final SimulatorSettings settings;
    private final LogIn logIn;
    private final Books books = new Books();
    private final Sessions sessions;
    private final FaultPlan plan;
    private final SeenRequests seen;
    private final TreasuryServices services;
    private final AutoPilot autoPilot;
    private final JsonMapper json = JsonMapper.builder().build();

    public TreasuryLine(SimulatorSettings settings, TreasuryKeys keys) {
        this.settings = settings;
        this.logIn = new LogIn(settings, keys);
        this.sessions = new Sessions(settings.tokenLife());
        this.plan = new FaultPlan(settings.seed());
        this.seen = new SeenRequests(settings.requestsKept());
        this.services = new TreasuryServices(books, settings);
        this.autoPilot = new AutoPilot(books, settings.auto(), settings.seed());
    }

    public Books books() {
        return books;
    }

    public Sessions sessions() {
        return sessions;
    }

    public FaultPlan plan() {
        return plan;
    }

    public SeenRequests seen() {
        return seen;
    }

    public AutoPilot autoPilot() {
        return autoPilot;
    }

    public HttpAnswer answer(HttpCall call, Instant now) {
        if (!call.method().equals("POST")) {
            return error(404, "Not found");
        }
        return switch (call.path()) {
            case LogIn.PATH -> logIn.answer(call, sessions, plan, seen, now);
            case BUSINESS_PATH -> business(call, now);
            default -> error(404, "Not found");
        };
    }

    private HttpAnswer business(HttpCall call, Instant now) {
        String token = call.header("authtoken");
        byte[] sessionKey = sessions.key(token, now);
        if (sessionKey == null) {
            return error(settings.sessionRefusalStatus(), NO_SESSION);
        }
        BusinessCall opened;
        try {
            opened = BusinessCall.open(json, call.body(), sessionKey);
        } catch (Undecipherable | JacksonException unreadable) {
            return error(500, "The request cannot be decrypted");
        }
        if (!opened.hasWholeKey()) {
            return error(500, "rek has not 32 bytes");
        }
        JitService service = JitService.ofServiceId(opened.serviceId());
        if (service == null) {
            return FaultPlayer.sealed(
                    Reply.error(opened.serviceId(), "Service " + opened.serviceId() + " is not known"),
                    opened.responseKey());
        }
        String number = services.numberIn(opened.params());
        Played played = plan.next(service, number, now);
        seen.add(service, number, opened.params(), call, played, now);
        autoPilot.advance(service, number, now);
        if (played == null) {
            return FaultPlayer.sealed(services.answer(service, opened.params(), now, Twist.NONE), opened.responseKey());
        }
        if (played.fault() == Fault.SESSION_LOST) {
            sessions.end(token);
            return error(played.args().number("status", settings.sessionRefusalStatus()), NO_SESSION);
        }
        ObjectNode reply = reply(call, opened, service, number, played, now);
        return FaultPlayer.play(played, reply, opened.responseKey(), sessionKey);
    }

    private ObjectNode reply(
            HttpCall call,
            BusinessCall opened,
            JitService service,
            @Nullable String number,
            Played played,
            Instant now) {
        if (!played.isProcessed()) {
            return opened.untouched(service);
        }
        Twist twist = twist(played);
        ObjectNode first = services.answer(service, opened.params(), now, twist);
        if (played.fault() == Fault.DELIVERED_TWICE) {
            seen.add(service, number, opened.params(), call, played, now);
            ObjectNode second = services.answer(service, opened.params(), now, twist);
            return played.args().text("answer", "first").equals("second") ? second : first;
        }
        return first;
    }

    private static Twist twist(Played played) {
        FaultArgs args = played.args();
        return new Twist(
                args.number("before", 0),
                args.number("after", 0),
                played.fault() == Fault.WITH_REVISIONS,
                Set.copyOf(args.texts("ifscs")));
    }

    private HttpAnswer error(int status, String text) {
        return HttpAnswer.json(
                status, json.createObjectNode().put("errorMsg", text).toString());
    }
}

package dev.kosh.treasury.client;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.envelope.CallEnvelope;
import dev.kosh.treasury.envelope.Finding;
import dev.kosh.treasury.envelope.OutcomeClassifier;
import dev.kosh.treasury.envelope.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One try of a call: with the session that is there, and once more with a new one when the treasury refuses it. */
@Component
class JitTries {

    private static final String PATH = "/webservices/jitfs/v1.0/get-jit-service-data";

    private final JitSessions sessions;
    private final JitConnections connections;
    private final OutcomeClassifier classifier;
    private final JitCircuit circuit;
    private final ExchangeRecorder exchanges;
    private final Clock clock;

    JitTries(
            JitSessions sessions,
            JitConnections connections,
            OutcomeClassifier classifier,
            JitCircuit circuit,
            ExchangeRecorder exchanges,
            Clock clock) {
        this.sessions = sessions;
        this.connections = connections;
        this.classifier = classifier;
        this.circuit = circuit;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    Try once(CallUnderWay underWay) {
        // Before the circuit is asked: it may open while a call waits.
        underWay.line().take();
        try {
            return onLine(underWay);
        } finally {
            underWay.line().release();
        }
    }

    private Try onLine(CallUnderWay underWay) {
        if (!circuit.lets()) {
            return notSent(underWay, Glitch.JIT_CIRCUIT_OPEN, null);
        }
        boolean reported = false;
        try {
            Try result = withSession(underWay);
            circuit.report(result.finding().glitch());
            reported = true;
            return result;
        } finally {
            if (!reported) {
                circuit.forget();
            }
        }
    }

    private Try withSession(CallUnderWay underWay) {
        LogInResult first = sessions.session(underWay.address(), underWay.call(), null);
        Session session = first.session();
        if (session == null) {
            return notSent(underWay, first);
        }
        Try result = send(underWay, session);
        if (!result.finding().refusesSession()) {
            return result;
        }
        // It was refused before anything was done: this holds for orders, too.
        LogInResult renewed = sessions.session(underWay.address(), underWay.call(), session);
        Session other = renewed.session();
        return other == null ? notSent(underWay, renewed) : send(underWay, other);
    }

    private Try send(CallUnderWay underWay, Session session) {
        underWay.line().take();
        Instant startedAt = clock.instant();
        long started = System.nanoTime();
        CallEnvelope envelope = CallEnvelope.seal(underWay.plaintext(), session.key());
        Reply reply = connections.post(
                URI.create(session.address().baseUrl() + PATH), Map.of("authToken", session.token()), envelope.body());
        underWay.line().release();
        Finding finding = classifier.classify(underWay.call().service(), reply, envelope.responseKey());
        return onRecord(underWay, reply, finding, startedAt, Duration.ofNanos(System.nanoTime() - started));
    }

    private Try notSent(CallUnderWay underWay, LogInResult logIn) {
        return notSent(underWay, Objects.requireNonNull(logIn.glitch()), logIn.reply());
    }

    /** @param logInReply what the log-in brought instead; it may say when to come back */
    private Try notSent(CallUnderWay underWay, Glitch glitch, @Nullable Reply logInReply) {
        Try unsent = onRecord(underWay, null, Finding.of(glitch, null), clock.instant(), Duration.ZERO);
        return new Try(unsent.exchangeId(), unsent.finding(), logInReply);
    }

    private Try onRecord(
            CallUnderWay underWay, @Nullable Reply reply, Finding finding, Instant startedAt, Duration took) {
        return new Try(
                exchanges.recordTry(
                        underWay.call(),
                        underWay.requestSealed(),
                        underWay.nextAttemptNo(),
                        reply,
                        finding,
                        startedAt,
                        took),
                finding,
                reply);
    }
}

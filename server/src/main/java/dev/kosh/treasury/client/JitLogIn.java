package dev.kosh.treasury.client;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.envelope.LogInEnvelope;
import dev.kosh.treasury.envelope.Reply;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One log-in over the wire. */
@Component
class JitLogIn {

    private static final String PATH = "/webservices/jitfs/v1.0/authenticate";
    private static final Set<Integer> UNAVAILABLE = Set.of(429, 502, 503, 504);

    private final JitConnections connections;
    private final JsonMapper json;

    JitLogIn(JitConnections connections, JsonMapper json) {
        this.connections = connections;
        this.json = json;
    }

    LogInResult at(TreasuryAddress address, Instant now) {
        LogInEnvelope envelope = LogInEnvelope.seal(address.publicKey());
        Reply reply = connections.post(
                URI.create(address.baseUrl() + PATH),
                Map.of("clientId", address.clientId(), "clientSecret", address.clientSecret()),
                envelope.body());
        Glitch fault = reply.fault();
        if (fault != null) {
            return LogInResult.failed(fault, reply);
        }
        if (reply.isSuccess() && reply.text().isEmpty()) {
            return LogInResult.failed(Glitch.JIT_EMPTY_BODY, reply);
        }
        if (UNAVAILABLE.contains(reply.status())) {
            return LogInResult.failed(Glitch.JIT_HTTP_UNAVAILABLE, reply);
        }
        return reply.isSuccess()
                ? opened(address, envelope, reply, now)
                : LogInResult.failed(Glitch.JIT_AUTH_FAILED, reply);
    }

    private LogInResult opened(TreasuryAddress address, LogInEnvelope envelope, Reply reply, Instant now) {
        try {
            JsonNode answer = json.readTree(reply.text());
            String token = answer.path("authToken").asString("");
            if (!token.isBlank()) {
                Session session = new Session(
                        address, token, envelope.open(answer.path("sek").asString("")), now);
                return LogInResult.of(session, reply);
            }
        } catch (JacksonException | GeneralSecurityException unusable) {
            return LogInResult.failed(Glitch.JIT_AUTH_FAILED, reply);
        }
        return LogInResult.failed(Glitch.JIT_AUTH_FAILED, reply);
    }
}

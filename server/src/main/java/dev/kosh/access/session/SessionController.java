package dev.kosh.access.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.TokenHash;
import dev.kosh.access.store.TokenStore;
import dev.kosh.events.Actor;
import dev.kosh.wire.CorrelationId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ending a session, and telling what a token stands for (docs/contract/access.md, sessions). */
@RestController
@Tag(name = "Authentication")
class SessionController {

    private final SessionDetails details;
    private final TokenStore tokens;
    private final AccessAudit audit;
    private final Clock clock;

    SessionController(SessionDetails details, TokenStore tokens, AccessAudit audit, Clock clock) {
        this.details = details;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    record Logout(@JsonProperty("access_token") @Nullable String accessToken) {

        @Override
        public String toString() {
            return "Logout";
        }
    }

    @PostMapping("/user/_details")
    @Operation(summary = "Whose is this access token?")
    SessionDetails.Answer details(@RequestParam("access_token") String accessToken) {
        return details.of(accessToken);
    }

    @PostMapping("/user/_logout")
    @Operation(summary = "End a pair of access and refresh token")
    @Transactional
    public ResponseEntity<?> logout(
            @RequestBody(required = false) @Nullable Logout body,
            @RequestParam(name = "access_token", required = false) @Nullable String inQuery,
            Optional<Caller> caller) {
        String token = body != null && body.accessToken() != null ? body.accessToken() : inQuery;
        if (token == null || token.isBlank()) {
            return ResponseEntity.badRequest().body(LogoutAnswers.failed(clock.millis()));
        }
        TokenHash hash = TokenHash.of(token);
        Optional<String> holder = tokens.userOf(hash);
        if (caller.isPresent() && holder.isPresent()) {
            if (!holder.get().equals(caller.get().uuid())) {
                return ResponseEntity.badRequest().body(LogoutAnswers.failed(clock.millis()));
            }
            end(caller.get(), hash);
        }
        return ResponseEntity.ok(LogoutAnswers.done(clock.millis()));
    }

    private void end(Caller caller, TokenHash token) {
        tokens.end(caller.uuid(), token);
        Actor actor = new Actor(caller.uuid(), caller.clientId(), caller.address(), CorrelationId.current());
        audit.append(caller.tenantId().value(), actor, "LOGGED_OUT", caller.uuid(), Map.of());
    }
}

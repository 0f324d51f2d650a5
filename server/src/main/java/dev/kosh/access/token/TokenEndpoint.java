package dev.kosh.access.token;

import dev.kosh.access.limits.TooManyRequests;
import dev.kosh.access.network.Networks;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.events.Actor;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.ErrorResponse;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /user/oauth/token} (docs/contract/access.md, log-in). A controller of our own: see
 * docs/decisions/0002-own-token-endpoint.md.
 */
@RestController
class TokenEndpoint {

    private static final Logger log = LoggerFactory.getLogger(TokenEndpoint.class);
    private static final String PATH = "/user/oauth/token";
    private static final MediaType JSON = MediaType.parseMediaType("application/json;charset=UTF-8");
    private static final String PASSWORD = "password";
    private static final String REFRESH_TOKEN = "refresh_token";
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final List<String> GRANTS_OF_THE_STANDARD =
            List.of(PASSWORD, REFRESH_TOKEN, CLIENT_CREDENTIALS, "authorization_code", "implicit");

    private final ClientAuthentication clients;
    private final PasswordGrant passwordGrant;
    private final RefreshGrant refreshGrant;
    private final ClientCredentialsGrant clientCredentialsGrant;
    private final AccessAudit audit;
    private final Clock clock;

    TokenEndpoint(
            ClientAuthentication clients,
            PasswordGrant passwordGrant,
            RefreshGrant refreshGrant,
            ClientCredentialsGrant clientCredentialsGrant,
            AccessAudit audit,
            Clock clock) {
        this.clients = clients;
        this.passwordGrant = passwordGrant;
        this.refreshGrant = refreshGrant;
        this.clientCredentialsGrant = clientCredentialsGrant;
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping(PATH)
    ResponseEntity<TokenAnswer> token(HttpServletRequest request) {
        TokenCall call = clients.authenticated(request);
        try {
            return answer(200, granted(call));
        } catch (OAuthRefusal refusal) {
            audit(call, refusal);
            throw refusal;
        }
    }

    private TokenAnswer granted(TokenCall call) {
        if (QueryCredentials.areIn(call.request())) {
            throw OAuthRefusal.invalidRequest("Parameters belong in the form body, not in the query");
        }
        if (!Networks.of(call.client().networks()).allow(call.address())) {
            throw OAuthRefusal.addressNotAllowed();
        }
        String scope = scope(call);
        String grant = call.parameter("grant_type");
        if (grant == null) {
            throw OAuthRefusal.invalidRequest("Missing grant type");
        }
        if (!GRANTS_OF_THE_STANDARD.contains(grant)) {
            throw new OAuthRefusal(400, "unsupported_grant_type", "Unsupported grant type: " + grant);
        }
        if (!call.client().grants().contains(grant)) {
            throw new OAuthRefusal(401, "invalid_client", "Unauthorized grant type: " + grant);
        }
        return switch (grant) {
            case PASSWORD -> passwordGrant.grant(call, scope);
            case CLIENT_CREDENTIALS -> clientCredentialsGrant.grant(call, scope);
            default -> refreshGrant.grant(call);
        };
    }

    /** Wrong passwords are on the trail already, with the user whom they were tried on. */
    private void audit(TokenCall call, OAuthRefusal refusal) {
        if (!refusal.isOfCredentials()) {
            audit.append(
                    AccessAudit.NONE,
                    call.actor(null),
                    "LOGIN_REFUSED",
                    PATH,
                    Map.of("reason", refusal.body().error()));
        }
    }

    /** The scopes asked for, or all of the client's. */
    private static String scope(TokenCall call) {
        List<String> all = call.client().scopes();
        List<String> asked = call.scopes();
        for (String each : asked) {
            if (!all.contains(each)) {
                throw new OAuthRefusal(400, "invalid_scope", "Invalid scope: " + each, String.join(" ", all));
            }
        }
        return String.join(" ", asked.isEmpty() ? all : asked);
    }

    @Hidden
    @RequestMapping(PATH)
    ResponseEntity<OAuthRefusal.Body> otherVerb(HttpServletRequest request) {
        return answer(
                405,
                new OAuthRefusal(
                                405, "method_not_allowed", "Request method '" + request.getMethod() + "' not supported")
                        .body());
    }

    @ExceptionHandler
    ResponseEntity<OAuthRefusal.Body> refused(OAuthRefusal refusal) {
        OAuthRefusal.Body body = refusal.body();
        if (refusal.httpStatus() != 401) {
            return answer(refusal.httpStatus(), body);
        }
        return headers(ResponseEntity.status(401))
                .header(
                        "WWW-Authenticate",
                        "Bearer error=\"" + body.error() + "\", error_description=\"" + body.errorDescription() + "\"")
                .body(body);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> clientRefused(ClientRefused refusal) {
        Actor actor = new Actor(AccessAudit.NONE, AccessAudit.NONE, refusal.address(), CorrelationId.current());
        audit.append(AccessAudit.NONE, actor, "CLIENT_REFUSED", PATH, Map.of());
        return headers(ResponseEntity.status(401))
                .header("WWW-Authenticate", "Basic realm=\"oauth2/client\"")
                .body(Map.of(
                        "timestamp",
                        clock.millis(),
                        "status",
                        401,
                        "error",
                        "Unauthorized",
                        "message",
                        refusal.text(),
                        "path",
                        PATH));
    }

    @ExceptionHandler
    ResponseEntity<ErrorResponse> tooMany(TooManyRequests refusal) {
        return headers(ResponseEntity.status(refusal.httpStatus()))
                .header("Retry-After", Long.toString(refusal.retryAfterSeconds()))
                .body(ErrorResponse.of(refusal.problems()));
    }

    @ExceptionHandler
    ResponseEntity<OAuthRefusal.Body> fault(RuntimeException fault) {
        log.error("Unexpected fault at the token end point", fault);
        return answer(500, new OAuthRefusal(500, "server_error", "Internal Server Error").body());
    }

    private static <T> ResponseEntity<T> answer(int status, T body) {
        return headers(ResponseEntity.status(status)).body(body);
    }

    private static ResponseEntity.BodyBuilder headers(ResponseEntity.BodyBuilder answer) {
        return answer.contentType(JSON).header("Cache-Control", "no-store").header("Pragma", "no-cache");
    }
}

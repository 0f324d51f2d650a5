package dev.kosh.edge;

import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Calls end points as somebody does who should not, and says that he is somebody else. */
final class Intruder {

    private static final String FORGED = """
            "userInfo": {"id": 1, "uuid": "1", "userName": "root", "type": "SYSTEM", "tenantId": "%1$s",
                         "roles": [{"code": "SUPERUSER", "tenantId": "%1$s"}, {"code": "SYSTEM", "tenantId": "%1$s"}]},
            """;
    private static final String BOUNDARY = "edge";

    private final HttpCalls calls;
    private @Nullable String token;
    private @Nullable String tenantInBody;
    private @Nullable String tenantInQuery;
    private boolean forges;

    Intruder(HttpCalls calls) {
        this.calls = calls;
    }

    Intruder withToken(String shown) {
        this.token = shown;
        return this;
    }

    /** Names a tenant deep in the body; a reading call and a form have no such place. */
    Intruder namingInBody(String tenant) {
        this.tenantInBody = tenant;
        return this;
    }

    Intruder namingInQuery(String tenant) {
        this.tenantInQuery = tenant;
        return this;
    }

    /** Claims in the body and in the headers of the original gateway to be somebody with every right. */
    Intruder forging() {
        this.forges = true;
        return this;
    }

    Answer calls(EndPoint endPoint) {
        String query = tenantInQuery == null ? "" : "?tenantId=" + tenantInQuery;
        HttpRequest.Builder request = calls.to(endPoint.path() + query);
        if (token != null) {
            request.header("auth-token", token);
        }
        if (forges) {
            request.header(
                            "x-user-info",
                            "{\"uuid\": \"1\", \"roles\": [{\"code\": \"SUPERUSER\", \"tenantId\": \"pb\"}]}")
                    .header("x-pass-through-gateway", "false");
        }
        if (endPoint.isReading()) {
            request.method(endPoint.verb(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header(
                            "Content-Type",
                            endPoint.isUpload()
                                    ? "multipart/form-data; boundary=" + BOUNDARY
                                    : endPoint.type().toString())
                    .method(endPoint.verb(), HttpRequest.BodyPublishers.ofString(body(endPoint)));
        }
        return calls.send(request);
    }

    private String body(EndPoint endPoint) {
        if (endPoint.isUpload()) {
            return "--%1$s\r\nContent-Disposition: form-data; name=\"tenantId\"\r\n\r\n%2$s\r\n--%1$s--\r\n"
                    .formatted(BOUNDARY, tenantInBody == null ? "" : tenantInBody);
        }
        if (endPoint.type().isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
            return tenantInBody == null ? "" : "tenantId=" + tenantInBody;
        }
        String named = tenantInBody == null ? "" : ", \"things\": [{\"of\": {\"tenantId\": \"" + tenantInBody + "\"}}]";
        return "{\"RequestInfo\": {" + (forges ? FORGED.formatted("pb") : "") + "\"apiId\": \"Rainmaker\"}" + named
                + "}";
    }
}

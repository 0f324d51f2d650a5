package dev.kosh.access.web;

import dev.kosh.access.Caller;
import dev.kosh.events.AnswerKey;
import dev.kosh.wire.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call with an Idempotency-Key, in the form that its repetitions share: without {@code RequestInfo}, whose time,
 * message id and token change, without the key itself, and whatever the order of members.
 *
 * @param request query and body
 */
record IdempotentCall(AnswerKey key, String request) {

    private static final String REQUEST_INFO = "RequestInfo";
    private static final String TENANT_ID = "tenantId";
    private static final String KEY_IN_BODY = "idempotencyKey";

    /** Settings of a mapper that writes equal bodies equally. */
    static JsonMapper canonical(JsonMapper json) {
        return json.rebuild()
                .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED, JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    static IdempotentCall of(HttpServletRequest request, byte[] body, Caller caller, String key, JsonMapper canonical) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        JsonNode content = read(body, canonical);
        String text = content == null
                ? new String(body, StandardCharsets.ISO_8859_1)
                : canonical.writeValueAsString(withoutRequestInfo(content));
        TenantId tenant = tenant(content, request.getParameter(TENANT_ID), caller);
        return new IdempotentCall(
                new AnswerKey(tenant, caller.uuid(), request.getRequestURI(), key), query + "\n" + text);
    }

    /** The key that a body names; null when it names none. */
    static @Nullable String keyIn(byte[] body, JsonMapper canonical) {
        JsonNode content = read(body, canonical);
        JsonNode key = content == null ? null : content.path(KEY_IN_BODY);
        return key == null || key.isMissingNode() || key.isNull() ? null : key.asString("");
    }

    /** The body as JSON; null when it is not, which the controller will say better. */
    private static @Nullable JsonNode read(byte[] body, JsonMapper canonical) {
        try {
            return canonical.readTree(body);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static JsonNode withoutRequestInfo(JsonNode content) {
        if (!(content instanceof ObjectNode members)) {
            return content;
        }
        ObjectNode rest = members.objectNode();
        members.properties().stream()
                .filter(member -> !member.getKey().equalsIgnoreCase(REQUEST_INFO)
                        && !member.getKey().equals(KEY_IN_BODY))
                .forEach(member -> rest.set(member.getKey(), member.getValue()));
        return rest;
    }

    /** The tenant that the call is about: the first, in alphabetical order, of those that body or query name. */
    private static TenantId tenant(@Nullable JsonNode content, @Nullable String inQuery, Caller caller) {
        List<String> named = content == null
                ? List.of()
                : withoutRequestInfo(content).findValues(TENANT_ID).stream()
                        .map(value -> value.asString(""))
                        .filter(TenantId::isWellFormed)
                        .sorted()
                        .toList();
        if (!named.isEmpty()) {
            return new TenantId(named.get(0));
        }
        return inQuery != null && TenantId.isWellFormed(inQuery) ? new TenantId(inQuery) : caller.tenantId();
    }
}

package dev.kosh.apidocs.calls;

import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.document.Operation;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of an operation.
 *
 * @param target path and query
 * @param body null when the operation takes none
 */
record MadeCall(
        Operation operation,
        String target,
        @Nullable String contentType,
        @Nullable String body,
        Map<String, String> headers) {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BOUNDARY = "contract";

    static MadeCall of(Operation operation, Values values, String token) {
        values.nextCall();
        String path = operation.path();
        List<String> query = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>(Map.of("auth-token", token));
        for (JsonNode parameter : operation.node().path("parameters")) {
            String name = parameter.path("name").asString();
            if (!parameter.path("required").asBoolean(false) && values.leavesOut()) {
                continue;
            }
            String value = values.text(name, parameter.path("schema"), operation);
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", segment(value));
                case "header" -> headers.put(name, value.replaceAll("[^ -~]", "?"));
                default -> query.add(encoded(name) + "=" + encoded(value));
            }
        }
        JsonNode content = operation.node().path("requestBody").path("content");
        String type =
                content.isEmpty() ? null : content.propertyNames().iterator().next();
        String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        if (type == null) {
            return new MadeCall(operation, target, null, operation.verb().equals("GET") ? null : "", headers);
        }
        JsonNode body = values.value("", content.path(type).path("schema"), operation, 0);
        return new MadeCall(operation, target, written(type), body(type, body, values), headers);
    }

    /** The container itself answers characters that no segment may have. */
    private static String segment(String value) {
        String cleaned = value.replaceAll("[^A-Za-z0-9_.-]", "");
        return cleaned.replace(".", "").isEmpty() ? "x" : cleaned;
    }

    private static String written(String type) {
        return switch (type) {
            case FORM -> FORM;
            case "multipart/form-data" -> type + "; boundary=" + BOUNDARY;
            default -> JSON;
        };
    }

    private static String body(String type, JsonNode body, Values values) {
        if (type.equals(FORM)) {
            List<String> fields = new ArrayList<>();
            body.properties()
                    .forEach(field -> fields.add(encoded(field.getKey()) + "="
                            + encoded(field.getValue().asString(""))));
            return String.join("&", fields);
        }
        if (type.startsWith("multipart")) {
            StringBuilder parts = new StringBuilder();
            for (Map.Entry<String, JsonNode> field : body.properties()) {
                String file = field.getKey().equals("file") ? "; filename=\"dues.csv\"" : "";
                parts.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                        .formatted(
                                BOUNDARY, field.getKey(), file, field.getValue().asString("")));
            }
            return parts.append("--").append(BOUNDARY).append("--\r\n").toString();
        }
        // The token is in the header: a body that claims to be somebody else's must not matter.
        if (body instanceof ObjectNode object && object.path("RequestInfo").isObject()) {
            ((ObjectNode) object.path("RequestInfo")).remove("authToken");
        }
        String text = body.toString();
        return values.chance(2) ? text.substring(0, text.length() / 2) : text;
    }

    HttpRequest.Builder on(HttpCalls http) {
        HttpRequest.Builder request = http.to(target);
        headers.forEach(request::setHeader);
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        return request.method(
                operation.verb(),
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return operation.verb() + " " + target + (body == null ? "" : " " + body);
    }
}

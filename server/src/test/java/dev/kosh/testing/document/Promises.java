package dev.kosh.testing.document;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.kosh.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers against the document: the status is one that it names, the body has the shape of that status. */
public final class Promises {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30());
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** What the document does not say of this answer. */
    public List<String> brokenBy(Operation operation, Answer answer) {
        String status = Integer.toString(answer.status());
        JsonNode response = operation.node().path("responses").path(status);
        if (answer.status() >= 500) {
            return List.of("a fault, " + status);
        }
        if (response.isMissingNode()) {
            return List.of("status " + status + " is not in the document");
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        if (answer.body().isString() && answer.body().asString().isEmpty()) {
            return List.of(); // says nothing that the document does not
        }
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return List.of("status " + status + " has a body, " + type);
        }
        JsonNode shape = content.has(type) ? content.path(type) : content.path("*/*");
        if (shape.isMissingNode()) {
            return List.of("status " + status + " has the type '" + type + "'");
        }
        if (!type.contains("json")) {
            return List.of();
        }
        List<String> broken = new ArrayList<>();
        schema(operation, status, shape.path("schema"))
                .validate(answer.body())
                .forEach(error -> broken.add("status " + status + ": "
                        + error.getInstanceLocation().toString().replaceAll("[0-9]+", "#") + " " + error.getMessage()));
        return broken;
    }

    private Schema schema(Operation operation, String status, JsonNode shape) {
        return schemas.computeIfAbsent(operation + " " + status, key -> {
            ObjectNode closed = (ObjectNode) shape.deepCopy();
            closed.set("components", operation.document().path("components").deepCopy());
            close(closed);
            return registry.getSchema(closed);
        });
    }

    /** A member that the document does not know is a broken promise, too. */
    private static void close(JsonNode schema) {
        schema.forEach(Promises::close);
        if (schema instanceof ObjectNode object && object.path("nullable").asBoolean(false) && object.has("allOf")) {
            // Readers take this for "that shape, or null"; the validator takes the shape for all.
            ArrayNode either = object.putArray("anyOf");
            either.add(object.remove("allOf").path(0));
            either.addObject().putArray("enum").addNull();
        }
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.has("allOf")) {
            object.put("additionalProperties", false);
        }
    }
}

package dev.kosh.testing.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the document.
 *
 * @param document the whole that it stands in
 */
public record Operation(String verb, String path, JsonNode node, JsonNode document) {

    public static List<Operation> of(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                operations.add(new Operation(
                        operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue(), document));
            }
        }
        return operations;
    }

    /** Whether a call of this path is one of it. */
    public boolean matches(String called) {
        return called.equals(path) || (path.contains("{") && called.matches(path.replaceAll("\\{[^}]+}", "[^/]+")));
    }

    /** What a reference leads to; anything else is itself. */
    public JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    @Override
    public String toString() {
        return verb + ' ' + path;
    }
}

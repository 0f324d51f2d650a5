package dev.kosh.apidocs.swagger2;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A schema of OpenAPI 3.0 in the words of Swagger 2.0. */
final class Swagger2Schema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Set<String> KEPT = Set.of(
            "type",
            "format",
            "title",
            "description",
            "default",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxProperties",
            "minProperties",
            "required",
            "enum",
            "readOnly",
            "example");

    /** Members that a parameter may have beside its own; a parameter knows neither titles nor examples. */
    private static final Set<String> KEPT_INLINE = Set.of(
            "type",
            "format",
            "default",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "enum");

    private Swagger2Schema() {}

    static JsonNode of(JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode converted = NODES.objectNode();
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return converted.put("$ref", reference.replace("#/components/schemas/", "#/definitions/"));
        }
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            switch (name) {
                case "properties" -> converted.set(name, properties(value));
                case "items", "additionalProperties" -> converted.set(name, of(value));
                case "allOf" -> converted.set(name, all(value));
                case "nullable" -> converted.set("x-nullable", value);
                case "deprecated" -> converted.set("x-deprecated", value);
                default -> {
                    if (KEPT.contains(name)) {
                        converted.set(name, value);
                    }
                }
            }
        }
        return converted;
    }

    /** A schema that stands in a parameter itself, where objects and references cannot: those become text. */
    static ObjectNode inline(JsonNode schema) {
        ObjectNode converted = NODES.objectNode();
        schema.properties().stream()
                .filter(member -> KEPT_INLINE.contains(member.getKey()))
                .forEach(member -> converted.set(member.getKey(), member.getValue()));
        String type = schema.path("type").asString("");
        if (type.equals("array")) {
            ObjectNode items = inline(schema.path("items"));
            converted.set("items", items);
            converted.put("collectionFormat", "multi");
        } else if (type.isEmpty() || type.equals("object")) {
            converted.put("type", "string");
        }
        return converted;
    }

    private static ObjectNode properties(JsonNode properties) {
        ObjectNode converted = NODES.objectNode();
        properties.properties().forEach(each -> converted.set(each.getKey(), of(each.getValue())));
        return converted;
    }

    private static ArrayNode all(JsonNode schemas) {
        ArrayNode converted = NODES.arrayNode();
        schemas.forEach(each -> converted.add(of(each)));
        return converted;
    }
}

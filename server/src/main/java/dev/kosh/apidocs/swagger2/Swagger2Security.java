package dev.kosh.apidocs.swagger2;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Security schemes of OpenAPI 3.0 in their Swagger 2.0 forms; 2.0 has no bearer, only a header by name. */
final class Swagger2Security {

    private Swagger2Security() {}

    static ObjectNode of(JsonNode scheme) {
        ObjectNode converted = JsonNodeFactory.instance.objectNode();
        String description = scheme.path("description").asString("");
        if (!description.isEmpty()) {
            converted.put("description", description);
        }
        String type = scheme.path("type").asString("");
        switch (type) {
            case "http" -> converted.put("type", "apiKey").put("in", "header").put("name", "Authorization");
            case "oauth2" -> {
                JsonNode password = scheme.path("flows").path("password");
                converted.put("type", "oauth2").put("flow", "password");
                converted.put("tokenUrl", password.path("tokenUrl").asString(""));
                converted.set("scopes", password.path("scopes"));
            }
            default -> {
                converted.put("type", type);
                converted.put("in", scheme.path("in").asString("header"));
                converted.put("name", scheme.path("name").asString(""));
            }
        }
        return converted;
    }
}

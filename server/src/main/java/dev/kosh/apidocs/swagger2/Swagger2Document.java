package dev.kosh.apidocs.swagger2;

import java.net.URI;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says an OpenAPI 3.0 document again in Swagger 2.0: bodies become parameters, components become definitions, security
 * schemes get their older forms. Covers what our own document uses; no kept Java library does this direction.
 */
public final class Swagger2Document {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String JSON = "application/json";
    private static final List<String> VERBS = List.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final Set<String> OPERATION_MEMBERS =
            Set.of("tags", "summary", "description", "operationId", "deprecated", "security");
    private static final Set<String> FORMS = Set.of("application/x-www-form-urlencoded", "multipart/form-data");

    private final JsonNode openApi;
    private final URI server;

    private Swagger2Document(JsonNode openApi, URI server) {
        this.openApi = openApi;
        this.server = server;
    }

    /**
     * The same document in Swagger 2.0.
     *
     * @param server scheme, host and path below which the operations are found
     */
    public static ObjectNode of(JsonNode openApi, URI server) {
        return new Swagger2Document(openApi, server).convert();
    }

    private ObjectNode convert() {
        ObjectNode swagger = NODES.objectNode();
        swagger.put("swagger", "2.0");
        swagger.set("info", info());
        addServer(swagger);
        addArray(swagger, "consumes", JSON);
        addArray(swagger, "produces", JSON);
        if (openApi.has("tags")) {
            swagger.set("tags", openApi.get("tags"));
        }
        ObjectNode paths = swagger.putObject("paths");
        openApi.path("paths").properties().forEach(path -> paths.set(path.getKey(), pathItem(path.getValue())));
        ObjectNode definitions = swagger.putObject("definitions");
        openApi.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> definitions.set(schema.getKey(), Swagger2Schema.of(schema.getValue())));
        ObjectNode security = swagger.putObject("securityDefinitions");
        openApi.path("components")
                .path("securitySchemes")
                .properties()
                .forEach(scheme -> security.set(scheme.getKey(), Swagger2Security.of(scheme.getValue())));
        return swagger;
    }

    private ObjectNode info() {
        ObjectNode info = openApi.path("info").deepCopy().asObject();
        info.remove("summary");
        return info;
    }

    private void addServer(ObjectNode swagger) {
        swagger.put("host", server.getAuthority());
        addArray(swagger, "schemes", server.getScheme());
        swagger.put("basePath", server.getPath().isEmpty() ? "/" : server.getPath());
    }

    private ObjectNode pathItem(JsonNode item) {
        ObjectNode converted = NODES.objectNode();
        VERBS.stream().filter(item::has).forEach(verb -> converted.set(verb, operation(item.get(verb))));
        return converted;
    }

    private ObjectNode operation(JsonNode operation) {
        ObjectNode converted = NODES.objectNode();
        operation.properties().stream()
                .filter(member -> OPERATION_MEMBERS.contains(member.getKey()))
                .forEach(member -> converted.set(member.getKey(), member.getValue()));
        ArrayNode parameters = NODES.arrayNode();
        operation.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
        addBody(operation.path("requestBody"), converted, parameters);
        if (!parameters.isEmpty()) {
            converted.set("parameters", parameters);
        }
        ObjectNode responses = converted.putObject("responses");
        operation
                .path("responses")
                .properties()
                .forEach(response -> responses.set(response.getKey(), response(response.getValue())));
        return converted;
    }

    private ObjectNode parameter(JsonNode parameter) {
        ObjectNode converted = Swagger2Schema.inline(resolve(parameter.path("schema")));
        converted.put("name", parameter.path("name").asString(""));
        converted.put("in", parameter.path("in").asString("query"));
        converted.put("required", parameter.path("required").asBoolean(false));
        String description = parameter.path("description").asString("");
        if (!description.isEmpty()) {
            converted.put("description", description);
        }
        return converted;
    }

    private void addBody(JsonNode body, ObjectNode operation, ArrayNode parameters) {
        body.path("content").properties().stream().findFirst().ifPresent(content -> {
            String type = content.getKey();
            JsonNode schema = content.getValue().path("schema");
            addArray(operation, "consumes", type);
            if (FORMS.contains(type)) {
                addFormFields(resolve(schema), parameters);
                return;
            }
            ObjectNode parameter = parameters.addObject();
            parameter.put("name", "body").put("in", "body");
            parameter.put("required", body.path("required").asBoolean(false));
            parameter.set("schema", Swagger2Schema.of(schema));
        });
    }

    private void addFormFields(JsonNode form, ArrayNode parameters) {
        Set<String> required = Set.copyOf(
                form.path("required").valueStream().map(JsonNode::asString).toList());
        form.path("properties").properties().forEach(field -> {
            ObjectNode parameter = Swagger2Schema.inline(resolve(field.getValue()));
            parameter.put("name", field.getKey()).put("in", "formData");
            parameter.put("required", required.contains(field.getKey()));
            parameters.add(parameter);
        });
    }

    private static ObjectNode response(JsonNode response) {
        ObjectNode converted = NODES.objectNode();
        converted.put("description", response.path("description").asString(""));
        response.path("content").properties().stream()
                .map(content -> content.getValue().path("schema"))
                .filter(JsonNode::isObject)
                .findFirst()
                .ifPresent(schema -> converted.set("schema", Swagger2Schema.of(schema)));
        return converted;
    }

    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : openApi.at(reference.substring(1));
    }

    private static void addArray(ObjectNode parent, String name, String only) {
        parent.putArray(name).add(only);
    }
}

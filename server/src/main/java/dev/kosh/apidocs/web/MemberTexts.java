package dev.kosh.apidocs.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What members and parameters mean: kept as data ({@code apidocs/members.json}) by name, or by shape and name where a
 * name means something of its own.
 */
@Component
@Order(2)
class MemberTexts implements GlobalOpenApiCustomizer {

    private final Map<String, String> texts;

    MemberTexts() throws IOException {
        try (var stream = new ClassPathResource("apidocs/members.json").getInputStream()) {
            this.texts = JsonMapper.shared().readValue(stream, new TypeReference<Map<String, String>>() {});
        }
    }

    @Override
    public void customise(OpenAPI document) {
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            document.getComponents().getSchemas().forEach(this::describe);
        }
        if (document.getPaths() != null) {
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .flatMap(operation ->
                            Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream())
                    .filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> parameter.setDescription(texts.get(parameter.getName())));
        }
    }

    private void describe(String shape, Schema<?> schema) {
        if (shape.equals("RequestInfo")) {
            // Read at the edge and never bound, so that no code sees it: the record does not have it.
            schema.addProperty("authToken", new StringSchema());
        }
        if (schema.getProperties() == null) {
            return;
        }
        schema.getProperties().forEach((name, property) -> {
            String text = textOf(shape, name);
            if (text != null && property.get$ref() == null) {
                String unit = property.getDescription();
                property.setDescription(unit == null ? text : text + ". " + unit);
            }
        });
    }

    private @Nullable String textOf(String shape, String name) {
        return texts.getOrDefault(shape + "." + name, texts.get(name));
    }
}

package dev.kosh.apidocs.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each operation is for, in which section it stands and by which codes it refuses: kept as data beside the
 * code ({@code apidocs/operations.json}), keyed by path.
 */
@Component
@Order(3)
class OperationTexts implements GlobalOpenApiCustomizer {

    /**
     * @param refusals codes of {@code Errors[].code} that are this operation's own, with their meaning
     * @param otherShapes statuses whose body has not, or not always, the shape of all refusals, and what it is
     */
    record Text(
            String tag,
            String summary,
            @Nullable String description,
            @Nullable Map<String, String> refusals,
            @Nullable Map<String, String> otherShapes) {}

    record Texts(Map<String, String> tags, Map<String, Text> operations) {}

    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

    private final Texts texts;

    OperationTexts() throws IOException {
        try (var stream = new ClassPathResource("apidocs/operations.json").getInputStream()) {
            this.texts = JsonMapper.shared().readValue(stream, new TypeReference<Texts>() {});
        }
    }

    @Override
    public void customise(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().forEach((path, item) -> {
            Text text = texts.operations().get(path);
            if (text != null) {
                item.readOperations().forEach(operation -> describe(operation, text));
            }
        });
        document.setTags(document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .map(Operation::getTags)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .map(name -> new Tag().name(name).description(texts.tags().get(name)))
                .toList());
    }

    private static void describe(Operation operation, Text text) {
        StringBuilder description = new StringBuilder(text.description() == null ? "" : text.description());
        if (text.refusals() != null) {
            description.append("\n\n| `Errors[].code` | When |\n|---|---|\n");
            text.refusals()
                    .forEach((code, when) -> description
                            .append("| `")
                            .append(code)
                            .append("` | ")
                            .append(when)
                            .append(" |\n"));
        }
        if (text.otherShapes() != null) {
            text.otherShapes()
                    .forEach((status, meaning) -> operation
                            .getResponses()
                            .addApiResponse(
                                    status,
                                    new ApiResponse()
                                            .description(meaning)
                                            .content(new Content()
                                                    .addMediaType(JSON, new MediaType().schema(new ObjectSchema())))));
        }
        operation.tags(List.of(text.tag())).summary(text.summary()).description(description.toString());
    }
}

package dev.kosh.apidocs.web;

import dev.kosh.apidocs.swagger2.Swagger2Document;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.webmvc.api.MultipleOpenApiWebMvcResource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where people and tools find the document: {@code /docs}, and the Swagger 2.0 copy of each of its parts. */
@Hidden
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
@RestController
class DocumentPages {

    private static final String OPENAPI_PATH = "/docs/openapi";
    private static final String SWAGGER_UI = "/docs/swagger-ui/index.html";

    private final MultipleOpenApiWebMvcResource documents;
    private final List<String> groups;

    DocumentPages(@Lazy MultipleOpenApiWebMvcResource documents, List<GroupedOpenApi> groups) {
        this.documents = documents;
        this.groups = groups.stream().map(GroupedOpenApi::getGroup).toList();
    }

    @GetMapping({"/docs", "/docs/"})
    ResponseEntity<Void> swaggerUi() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header("Location", SWAGGER_UI)
                .build();
    }

    @GetMapping(path = "/docs/swagger-2.0/{group}.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JsonNode> swagger2(@PathVariable String group, HttpServletRequest request, Locale locale)
            throws IOException {
        if (!groups.contains(group)) {
            return ResponseEntity.notFound().build();
        }
        byte[] openApi = documents.openapiJson(request, OPENAPI_PATH, group, locale);
        URI server =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUri();
        return ResponseEntity.ok(Swagger2Document.of(JsonMapper.shared().readTree(openApi), server));
    }
}

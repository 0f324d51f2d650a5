package dev.kosh.apidocs.web;

import dev.kosh.access.KeyedCalls;
import dev.kosh.wire.ErrorResponse;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What all operations have in common: refusals, ways to show the token, the key against double booking. */
@Component
@Order(1)
class SharedParts implements GlobalOpenApiCustomizer {

    private static final String TOKEN_PATH = "/user/oauth/token";
    private static final String BEARER = "bearer";
    private static final String AUTH_TOKEN = "auth-token";
    private static final String PASSWORD = "password";
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
    private static final String ERROR_SCHEMA = "#/components/schemas/ErrorResponse";
    private static final Pattern SEGMENT = Pattern.compile("\\{(\\w+)}");
    private static final int MAX_KEY_LENGTH = 255;

    private static final Map<String, String> REFUSALS = refusals();

    private static Map<String, String> refusals() {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("400", "A rule refuses the call; nothing was changed. The codes say which");
        refusals.put("401", "No token, or one that is unknown or has expired: log in again, once");
        refusals.put("403", "No role of the caller covers this path and tenant, or the address is not allowed: stop");
        refusals.put("404", "What the address names is not there (`ResourceNotFoundException`)");
        refusals.put("413", "The body is above 10 MB (`PAYLOAD_TOO_LARGE`)");
        refusals.put("429", "Too many calls (`RateLimitExceededException`): wait as `Retry-After` says");
        refusals.put(
                "500", "A fault of ours (`INTERNAL_SERVER_ERROR`): the outcome is unknown, so ask before repeating");
        return refusals;
    }

    @Override
    public void customise(OpenAPI document) {
        Components components = document.getComponents() == null ? new Components() : document.getComponents();
        document.components(components);
        addErrorSchema(components);
        addSecuritySchemes(components);
        if (document.getPaths() == null) {
            return;
        }
        hideCaller(document);
        components.getSchemas().values().forEach(OpenShapes::ofMaps);
        components.getSchemas().values().forEach(OpenShapes::ofAnything);
        document.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> {
                    nameSegments(path, operation);
                    OpenShapes.ofAnswers(operation);
                    addRefusals(operation);
                    if (path.equals(TOKEN_PATH)) {
                        return;
                    }
                    operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
                    operation.addSecurityItem(new SecurityRequirement().addList(AUTH_TOKEN));
                    operation.addSecurityItem(new SecurityRequirement().addList(PASSWORD));
                    if (operation == item.getPost() && KeyedCalls.include(path)) {
                        operation.addParametersItem(idempotencyKey());
                        addRefusal(
                                operation,
                                "409",
                                "The `Idempotency-Key` came with another body before (`IDEMPOTENCY_KEY_REUSED`), or the"
                                        + " first call with it is not over (`IDEMPOTENCY_KEY_IN_USE`)");
                    }
                }));
    }

    /** Segments that a controller takes any value of and never asks for. */
    private static void nameSegments(String path, Operation operation) {
        Matcher segment = SEGMENT.matcher(path);
        while (segment.find()) {
            String name = segment.group(1);
            boolean isNamed = operation.getParameters() != null
                    && operation.getParameters().stream().anyMatch(each -> name.equals(each.getName()));
            if (!isNamed) {
                operation.addParametersItem(
                        new Parameter().in("path").name(name).required(true).schema(new StringSchema()));
            }
        }
    }

    /** The caller comes from the token; controllers that take an optional one seem to ask for it. */
    private static void hideCaller(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getParameters)
                .filter(Objects::nonNull)
                .forEach(parameters -> parameters.removeIf(parameter -> "caller".equals(parameter.getName())));
        document.getComponents().getSchemas().remove("Caller");
        document.getComponents().getSchemas().remove("Role");
    }

    private static void addErrorSchema(Components components) {
        ResolvedSchema resolved = ModelConverters.getInstance()
                .resolveAsResolvedSchema(new AnnotatedType(ErrorResponse.class).resolveAsRef(false));
        resolved.referencedSchemas.forEach(components::addSchemas);
        components.addSchemas("ErrorResponse", resolved.schema);
    }

    private static void addSecuritySchemes(Components components) {
        components
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("The access token as `Authorization: Bearer <token>`"))
                .addSecuritySchemes(
                        AUTH_TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name(AUTH_TOKEN)
                                .description(
                                        "The access token as header; `RequestInfo.authToken` in the body wins over it"))
                .addSecuritySchemes(
                        PASSWORD,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .description(
                                        "Lets tools find the token end point; it also needs `tenantId` and `userType`")
                                .flows(new OAuthFlows()
                                        .password(new OAuthFlow()
                                                .tokenUrl(TOKEN_PATH)
                                                .scopes(new Scopes()
                                                        .addString("read", "everything the roles allow")))));
    }

    private static void addRefusals(Operation operation) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.responses(responses);
        REFUSALS.forEach((status, meaning) -> addRefusal(operation, status, meaning));
    }

    private static void addRefusal(Operation operation, String status, String meaning) {
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(meaning)
                                .content(new Content()
                                        .addMediaType(
                                                JSON, new MediaType().schema(new Schema<>().$ref(ERROR_SCHEMA)))));
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name("Idempotency-Key")
                .required(false)
                .schema(new StringSchema().maxLength(MAX_KEY_LENGTH))
                .description(
                        "Any text of yours, new for each intention. The same key with the same body gives the stored"
                                + " answer; with another body it is refused with 409 `IDEMPOTENCY_KEY_REUSED`. Kept for seven days");
    }
}

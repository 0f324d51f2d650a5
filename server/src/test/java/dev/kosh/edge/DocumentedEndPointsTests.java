package dev.kosh.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What the server serves stands in the API document, unless it is hidden on purpose. */
@KoshServerTest
@SuppressWarnings("NullAway.Init")
class DocumentedEndPointsTests {

    /** A second name of paths that stand in the document by their first. */
    private static final String ALIAS = "/egov-apportion-service/";

    @Autowired
    private HttpCalls calls;

    @Autowired
    private ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    @Test
    void everyEndPointStandsInAPartOfTheDocument() {
        assertThat(served()).hasSizeGreaterThan(100);
        assertThat(documented()).containsAll(served());
    }

    private Set<String> served() {
        Set<String> served = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (isOurs(handler) && !isHidden(handler)) {
                    EndPoint.of(info)
                            .filter(endPoint -> !endPoint.pattern().startsWith(ALIAS))
                            .forEach(endPoint -> served.add(endPoint.toString()));
                }
            });
        }
        return served;
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("dev.kosh");
    }

    private static boolean isHidden(HandlerMethod handler) {
        return handler.hasMethodAnnotation(Hidden.class)
                || handler.getBeanType().isAnnotationPresent(Hidden.class);
    }

    private Set<String> documented() {
        Set<String> documented = new TreeSet<>();
        for (JsonNode part : calls.get("/docs/openapi/swagger-config").body().path("urls")) {
            calls.get(part.path("url").asString())
                    .body()
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .propertyNames()
                            .forEach(verb -> documented.add(verb.toUpperCase(Locale.ROOT) + ' ' + path.getKey())));
        }
        return documented;
    }
}

package dev.kosh.apidocs.web;

import dev.kosh.access.Caller;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/**
 * The document's parts: one per service of the original, named in the drop-down of Swagger UI as the integration guide
 * names them. Built from the controllers when somebody first asks for it, not at start.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
@PropertySource("classpath:apidocs/springdoc.properties")
class ApiDocument {

    private static final BigDecimal PAISA = new BigDecimal("0.01");
    private static final BigDecimal EXAMPLE_AMOUNT = new BigDecimal("1234.50");

    ApiDocument() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithSchema(
                        Money.class,
                        new NumberSchema()
                                .multipleOf(PAISA)
                                .example(EXAMPLE_AMOUNT)
                                .description("Rupees, at most two decimals"))
                .replaceWithSchema(JsonNode.class, new ObjectSchema())
                .replaceWithSchema(TenantId.class, new StringSchema().example("pb.amritsar"));
    }

    /** First of the converters, because the later ones are asked before it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new WireNames());
    }

    @Bean
    OpenAPI wholeDocument() throws IOException {
        String introduction =
                new ClassPathResource("apidocs/introduction.md").getContentAsString(StandardCharsets.UTF_8);
        return new OpenAPI()
                .info(new Info()
                        .title("Kosh")
                        .version("1")
                        .description(introduction)
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
    }

    @Bean
    GroupedOpenApi billingService() {
        return service("billing-service", "Billing Service", "/billing-service/**", "/apportion-service/**");
    }

    @Bean
    GroupedOpenApi collectionService() {
        return service(
                "collection-service",
                "Collection Service",
                "/collection-services/**",
                "/pg-service/**",
                "/pdf-service/**",
                "/egov-pdf/**",
                "/filestore/**");
    }

    @Bean
    GroupedOpenApi disbursement() {
        return service(
                "disbursement",
                "Disbursement",
                "/ifms-adapter/**",
                "/ifms/**",
                "/mukta-ifix-adapter/**",
                "/wms/**",
                "/expense/**",
                "/bankaccount-service/**");
    }

    @Bean
    GroupedOpenApi platform() {
        return service(
                "platform",
                "Platform",
                "/user/**",
                "/egov-mdms-service/**",
                "/mdms-v2/**",
                "/masters/**",
                "/tenant/**",
                "/access/**",
                "/notification/**",
                "/events/**",
                "/audit-service/**",
                "/localization/**",
                "/egov-idgen/**",
                "/otp/**",
                "/user-otp/**");
    }

    private static GroupedOpenApi service(String group, String title, String... paths) {
        return GroupedOpenApi.builder()
                .group(group)
                .displayName(title)
                .pathsToMatch(paths)
                .addOpenApiCustomizer(document -> document.getInfo().setTitle("Kosh: " + title))
                .build();
    }
}

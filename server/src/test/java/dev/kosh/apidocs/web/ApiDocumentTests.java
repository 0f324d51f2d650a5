package dev.kosh.apidocs.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@KoshServerTest
class ApiDocumentTests {

    @Autowired
    private HttpCalls calls;

    @Test
    void docsLeadsToSwaggerUiServedByThisProcess() {
        Answer start = calls.get("/docs");
        assertThat(start.status()).isEqualTo(302);
        Answer page = calls.get(start.headers().firstValue("Location").orElseThrow());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().asString()).contains("swagger-ui").doesNotContain("://");
        assertThat(calls.get("/docs/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
    }

    @Test
    void theDropDownOffersTheServicesByTheGuidesNames() {
        JsonNode urls = calls.get("/docs/openapi/swagger-config").body().path("urls");
        assertThat(urls.valueStream().map(url -> url.path("name").asString()))
                .containsExactlyInAnyOrder("Billing Service", "Collection Service", "Disbursement", "Platform");
    }

    @Test
    void billingServiceHasTheSectionsBillAndDemand() {
        JsonNode document = document("billing-service");
        assertThat(document.path("tags")
                        .valueStream()
                        .map(tag -> tag.path("name").asString()))
                .contains("Bill", "Demand");
        assertThat(document.at("/paths/~1billing-service~1bill~1v2~1_fetchbill/post/tags/0")
                        .asString())
                .isEqualTo("Bill");
    }

    @Test
    void collectionServiceHasTheSectionPayment() {
        JsonNode document = document("collection-service");
        assertThat(document.path("tags")
                        .valueStream()
                        .map(tag -> tag.path("name").asString()))
                .contains("Payment");
        JsonNode create = document.at("/paths/~1collection-services~1payments~1_create/post");
        assertThat(create.path("tags").path(0).asString()).isEqualTo("Payment");
        assertThat(create.path("parameters")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .contains("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing-service", "collection-service", "platform", "disbursement"})
    void everyOperationHasASectionASummaryAndItsRefusals(String group) {
        JsonNode paths = document(group).path("paths");
        assertThat(paths.size()).isPositive();
        paths.properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    assertThat(operation.path("summary").asString(""))
                            .as("summary of " + path.getKey())
                            .isNotEmpty();
                    assertThat(operation.path("tags").size()).isEqualTo(1);
                    assertThat(path.getKey().endsWith("/oauth/token")
                                    || operation.path("responses").has("403"))
                            .as("refusals of " + path.getKey())
                            .isTrue();
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing-service", "collection-service", "platform", "disbursement"})
    void everyParameterAndMemberSaysWhatItMeans(String group) {
        JsonNode document = document(group);
        List<String> mute = new ArrayList<>();
        document.at("/components/schemas")
                .properties()
                .forEach(shape -> shape.getValue()
                        .path("properties")
                        .properties()
                        .forEach(member -> {
                            boolean refers = member.getValue().has("$ref")
                                    || member.getValue().has("allOf")
                                    || member.getValue().path("items").has("$ref");
                            if (!refers && !member.getValue().has("description")) {
                                mute.add(shape.getKey() + "." + member.getKey());
                            }
                        }));
        document.path("paths")
                .forEach(path -> path.forEach(operation -> operation
                        .path("parameters")
                        .valueStream()
                        .filter(parameter -> !parameter.has("description"))
                        .forEach(parameter -> mute.add(parameter.path("name").asString()))));
        assertThat(mute).isEmpty();
    }

    @Test
    void moneyIsANumberInTheDocument() {
        JsonNode amount = document("billing-service").at("/components/schemas/Bill/properties/totalAmount");
        assertThat(amount.path("type").asString("")).isEqualTo("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing-service", "collection-service", "platform", "disbursement"})
    void theSwagger2CopyHasEveryOperationOfTheDocument(String group) {
        JsonNode openApi = document(group);
        JsonNode swagger = calls.get("/docs/swagger-2.0/" + group + ".json").body();
        assertThat(swagger.path("swagger").asString()).isEqualTo("2.0");
        assertThat(swagger.path("basePath").asString()).isEqualTo("/");
        assertThat(swagger.path("paths").propertyNames())
                .containsExactlyElementsOf(openApi.path("paths").propertyNames());
        assertThat(swagger.path("definitions").propertyNames())
                .containsExactlyElementsOf(openApi.at("/components/schemas").propertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing-service", "collection-service", "platform", "disbursement"})
    void everyReferenceInTheSwagger2CopyLeadsToADefinition(String group) {
        JsonNode swagger = calls.get("/docs/swagger-2.0/" + group + ".json").body();
        assertThat(swagger.findValuesAsString("$ref"))
                .allMatch(reference -> swagger.at(reference.substring(1)).isObject());
        assertThat(swagger.toString()).doesNotContain("#/components/", "\"nullable\"", "\"oneOf\"", "\"anyOf\"");
    }

    private JsonNode document(String group) {
        Answer answer = calls.get("/docs/openapi/" + group);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }
}

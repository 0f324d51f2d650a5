package dev.kosh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.masters.MasterFiles;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@KoshServerTest
class MdmsSearchTests {

    private static final String V1 = "/egov-mdms-service/v1/_search";
    private static final String V2 = "/mdms-v2/v2/";

    private final HttpCalls calls;
    private final MasterFiles files;
    private final JsonMapper json;

    @Autowired
    MdmsSearchTests(HttpCalls calls, MasterFiles files, JsonMapper json) {
        this.calls = calls;
        this.files = files;
        this.json = json;
    }

    private Answer search(String tenant, String modules, @Nullable String token) {
        String body = "{'MdmsCriteria': {'tenantId': '%s', 'moduleDetails': [%s]}}".formatted(tenant, modules);
        return calls.post(V1, body.replace('\'', '"'), token);
    }

    private Answer filtered(String path) {
        String body = json.writeValueAsString(json.createObjectNode()
                .set("MdmsCriteria", json.readTree("""
                        {"tenantId": "pb.amritsar", "moduleDetails": [{"moduleName": "BillingService",
                         "masterDetails": [{"name": "BusinessService", "filter": %s}]}]}""".formatted(json.writeValueAsString(path)))));
        return calls.post(V1, body, (String) null);
    }

    private static JsonNode services(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().at("/MdmsRes/BillingService/BusinessService");
    }

    @Test
    void aTownSeesTheMastersOfItsStateWithoutAToken() {
        Answer answer = search(
                "pb.amritsar",
                "{'moduleName': 'BillingService', 'masterDetails': [{'name': 'BusinessService'}, {'name': 'TaxPeriod'}]}",
                null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("ResponseInfo").isNull()).isTrue();
        assertThat(services(answer).valueStream().map(row -> row.path("code").asString("")))
                .contains("PT", "WS", "TL");
        assertThat(answer.body().at("/MdmsRes/BillingService").propertyNames())
                .containsExactlyInAnyOrder("BusinessService", "TaxPeriod");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[?(@.code=='PT')]",
                "$.[?(@.code=='PT')]",
                "$[?(@.code in ['PT','XX'] && @.partPaymentAllowed == true)]"
            })
    void aFilterTakesTheRowsThatFit(String path) {
        JsonNode rows = services(filtered(path));

        assertThat(rows.size()).isEqualTo(1);
        assertThat(rows.at("/0/code").asString("")).isEqualTo("PT");
        assertThat(rows.at("/0/partPaymentAllowed").isBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.*.code", "$..code"})
    void aFilterMayAskForOneMemberOnly(String path) {
        assertThat(services(filtered(path)).valueStream().map(code -> code.asString("")))
                .contains("PT", "WS", "TL", "SW");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[?(@.code =~ /(a+)+$/)]",
                "$..*..*..*..code",
                "[?(@.code == $..code)]",
                "[?(@..code == 'PT')]",
                "[?(@.code",
                "T(java.lang.Runtime)"
            })
    void aFilterThatCouldRunAwayOrIsNoneIsRefused(String path) {
        Answer answer = filtered(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("INVALID_MDMS_FILTER");
    }

    @Test
    void aFilterHasAtMost500Characters() {
        assertThat(filtered("$." + "a".repeat(499)).errorCode()).isEqualTo("INVALID_MDMS_FILTER");
    }

    @Test
    void unknownModulesAndMastersAreLeftOut() {
        Answer answer = search(
                "pb",
                "{'moduleName': 'tenant', 'masterDetails': [{'name': 'nothing'}, {'name': 'tenants'}]},"
                        + "{'moduleName': 'DIGIT-UI'}",
                null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("MdmsRes").propertyNames()).containsExactly("tenant");
        assertThat(answer.body().at("/MdmsRes/tenant").propertyNames()).containsExactly("tenants");
    }

    @Test
    void anUnknownTenantIsRefused() {
        assertThat(search("pb.nowhere", "{'moduleName': 'tenant'}", null).errorCode())
                .isEqualTo("Invalid_tenantId.MdmsCriteria.tenantId");
        assertThat(search("p b", "{'moduleName': 'tenant'}", null).errorCode())
                .isEqualTo("Invalid_tenantId.MdmsCriteria.tenantId");
    }

    @Test
    void whatIsMandatoryIsNamed() {
        assertThat(calls.post(V1, "{\"MdmsCriteria\": {\"moduleDetails\": [{\"moduleName\": \"x\"}]}}", (String) null)
                        .errorCode())
                .isEqualTo("NotNull.mdmsCriteriaReq.mdmsCriteria.tenantId");
        assertThat(calls.post(V1, "{}", (String) null).errorCode()).isEqualTo("NotNull.mdmsCriteriaReq.mdmsCriteria");
    }

    /** platform.md section 9, number 25. */
    @Test
    void mastersOfAccessControlNeedATokenOfTheState() {
        String module = "{'moduleName': 'ACCESSCONTROL-ROLEACTIONS'}";
        String punjab = calls.login(SandboxUser.COUNTER_CLERK);
        String odisha = calls.login(SandboxUser.CUTTACK_ACCOUNTANT);

        assertThat(search("pb", module, null).status()).isEqualTo(401);
        assertThat(search("pb", module, "no-such-token").status()).isEqualTo(401);
        assertThat(search("pb", module, odisha).status()).isEqualTo(403);
        Answer answer = search("pb", module, punjab);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()
                        .at("/MdmsRes/ACCESSCONTROL-ROLEACTIONS/roleactions")
                        .valueStream()
                        .map(row -> row.path("rolecode").asString("")))
                .contains("COLLECTION_INTEGRATOR", "CR_PT", "CITIZEN")
                .doesNotContain("CR_{module}");
    }

    @Test
    void aStatesOwnFileIsServedAsItWasLoadedAtOnce() {
        files.load(new TenantId("pb"), json.readTree("""
                {"tenantId": "pb", "moduleName": "common-masters",
                 "MdmsSearchTests": [{"code": "ONE", "active": true, "deep": {"x": 1.50}}, {"code": "TWO", "active": false}]}"""));

        Answer answer = calls.post(
                "/egov-mdms-service/v1/_get?tenantId=pb.amritsar&moduleName=common-masters&masterName=MdmsSearchTests"
                        + "&filter=%5B%3F(@.active==true)%5D",
                "{}", (String) null);

        assertThat(answer.body()
                        .at("/MdmsRes/common-masters/MdmsSearchTests/0/deep/x")
                        .decimalValue())
                .isEqualByComparingTo("1.5");
        assertThat(answer.body().at("/MdmsRes/common-masters/MdmsSearchTests").size())
                .isEqualTo(1);
    }

    @Test
    void theSecondVersionTellsEachRowWithItsIdentifier() {
        Answer answer = version2("_search", "'uniqueIdentifiers': ['PT.PT_TAX', 'WS.WS_CHARGE']");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/ResponseInfo/status").asString("")).isEqualTo("successful");
        JsonNode rows = answer.body().path("mdms");
        assertThat(rows.size()).isEqualTo(2);
        JsonNode row = rows.path(0);
        assertThat(row.path("uniqueIdentifier").asString("")).isEqualTo("PT.PT_TAX");
        assertThat(row.path("schemaCode").asString("")).isEqualTo("BillingService.TaxHeadMaster");
        assertThat(row.path("tenantId").asString("")).isEqualTo("pb");
        assertThat(row.at("/data/code").asString("")).isEqualTo("PT_TAX");
        assertThat(row.path("isActive").asBoolean()).isTrue();
        assertThat(version2("_search", "'ids': ['" + row.path("id").asString("") + "']")
                        .body()
                        .at("/mdms/0/data/code")
                        .asString(""))
                .isEqualTo("PT_TAX");
    }

    @Test
    void theSecondVersionFiltersPagesAndCounts() {
        int all = version2("_count", "'filters': {'service': 'PT'}")
                .body()
                .path("totalCount")
                .asInt(-1);
        JsonNode page = version2("_search", "'filters': {'service': 'PT'}, 'offset': 1, 'limit': 2")
                .body()
                .path("mdms");

        assertThat(all).isGreaterThan(3);
        assertThat(page.size()).isEqualTo(2);
        assertThat(page.valueStream().map(row -> row.at("/data/service").asString("")))
                .containsOnly("PT");
        assertThat(version2("_search", "'offset': 0").body().path("mdms").size())
                .isEqualTo(10);
        assertThat(version2("_search", "'isActive': false").body().path("mdms").size())
                .isZero();
    }

    @Test
    void theSecondVersionWantsModuleAndMaster() {
        String body = "{\"MdmsCriteria\": {\"tenantId\": \"pb\", \"schemaCode\": \"BillingService\"}}";
        assertThat(calls.post(V2 + "_search", body, (String) null).errorCode()).isEqualTo("INVALID_SCHEMA_CODE");
    }

    private Answer version2(String operation, String criteria) {
        String body = "{'MdmsCriteria': {'tenantId': 'pb.amritsar', 'schemaCode': 'BillingService.TaxHeadMaster', %s}}"
                .formatted(criteria);
        return calls.post(V2 + operation, body.replace('\'', '"'), (String) null);
    }
}

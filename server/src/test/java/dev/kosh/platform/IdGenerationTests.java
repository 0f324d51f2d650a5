package dev.kosh.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.access.Accounts;
import dev.kosh.masters.MasterFiles;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The masters of the state od are these tests' own: no other test reads its id formats. */
@KoshServerTest
class IdGenerationTests {

    private static final String PATH = "/egov-idgen/id/_generate";

    private final HttpCalls calls;
    private final MasterFiles files;
    private final JsonMapper json;
    private final Accounts accounts;
    private final JdbcClient jdbc;

    @Autowired
    IdGenerationTests(HttpCalls calls, MasterFiles files, JsonMapper json, Accounts accounts, JdbcClient jdbc) {
        this.calls = calls;
        this.files = files;
        this.json = json;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    private String token() {
        return PlatformUsers.token(accounts, calls, "od", "EMPLOYEE");
    }

    private void format(String format) {
        files.load(new TenantId("od"), json.readTree("""
                        {"tenantId": "od", "moduleName": "common-masters",
                         "IdFormat": [{"idname": "test.id", "format": %s}]}""".formatted(json.writeValueAsString(format))));
    }

    private Answer generate(String requests) {
        return calls.post(PATH, "{\"idRequests\": [%s]}".formatted(requests.replace('\'', '"')), token());
    }

    private List<String> ids(String requests) {
        Answer answer = generate(requests);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/responseInfo/status").asString("")).isEqualTo("SUCCESSFUL");
        return answer.body()
                .path("idResponses")
                .valueStream()
                .map(each -> each.path("id").asString(""))
                .toList();
    }

    @Test
    void aFormatFromBeforeFormatsWereCheckedGivesNoIds() {
        format("A[SEQ_OLD]");
        jdbc.sql("""
                        update masters.master_file set rows = cast(replace(rows::text, 'A[SEQ_OLD]', '[yyyy/MM]') as jsonb)
                        where tenant_id = 'od' and module = 'common-masters' and master = 'IdFormat'""").update();
        files.load(
                new TenantId("od"),
                json.readTree("{\"tenantId\": \"od\", \"moduleName\": \"x\", \"Reread\": [{\"code\": \"1\"}]}"));

        Answer answer = generate("{'idName': 'test.id', 'tenantId': 'od.cuttack'}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("INVALID_FORMAT");
        assertThat(answer.body().at("/Errors/0/message").asString("")).contains("test.id", "[yyyy/MM]");
    }

    @Test
    void aSequenceCountsFromOneInAtLeastSixDigitsInTheOrderOfTheRequests() {
        format("A[SEQ_COUNTS_UP]Z");

        assertThat(ids("{'idName': 'test.id', 'tenantId': 'od.cuttack', 'count': 2},"
                        + "{'idName': 'test.id', 'tenantId': 'od'}"))
                .containsExactly("A000001Z", "A000002Z", "A000003Z");
        assertThat(ids("{'idName': 'test.id', 'tenantId': 'od.cuttack'}")).containsExactly("A000004Z");
    }

    @Test
    void aSequenceNamedAfterTheTenantCountsForItAlone() {
        format("[SEQ_OWN_[TENANT_ID]]");

        assertThat(ids("{'idName': 'test.id', 'tenantId': 'od.cuttack'}, {'idName': 'test.id', 'tenantId': 'od'}"))
                .containsExactly("000001", "000001");
    }

    @Test
    void manyWhoAskTogetherNeverGetTheSameId() {
        format("[SEQ_TOGETHER]");
        String token = token();
        String body = "{\"idRequests\": [{\"idName\": \"test.id\", \"tenantId\": \"od.cuttack\", \"count\": 25}]}";
        List<Callable<Answer>> asking = IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> calls.post(PATH, body, token))
                .toList();
        Set<String> ids = new HashSet<>();
        Desk.together(asking)
                .forEach(answer -> answer.body()
                        .path("idResponses")
                        .forEach(each -> ids.add(each.path("id").asString(""))));

        assertThat(ids).hasSize(200);
    }

    @Test
    void theFormatOfARequestIsNotTaken() {
        format("FROM-MASTERS");

        assertThat(ids("{'idName': 'test.id', 'tenantId': 'od', 'format': 'FROM-REQUEST'}"))
                .containsExactly("FROM-MASTERS");
        assertThat(generate("{'idName': 'other.id', 'tenantId': 'od', 'format': 'FROM-REQUEST'}")
                        .errorCode())
                .isEqualTo("ID_NOT_FOUND");
    }

    @Test
    void numbersOfReceiptsAndBillsAreNotGivenToOthers() {
        assertThat(generate("{'idName': 'receipt.id', 'tenantId': 'od'}").errorCode())
                .isEqualTo("ID_RESERVED");
    }

    @Test
    void aFormatThatMeansNothingIsRefusedWhenItIsLoaded() {
        assertThatThrownBy(() -> format("[SEQ_A; drop table x]"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("INVALID_MASTER_FILE");
    }

    @Test
    void whatIsMandatoryIsNamed() {
        assertThat(generate("{'tenantId': 'od'}").errorCode()).startsWith("NotNull.idGenerationRequest.idRequests[0]");
        assertThat(generate("{'idName': 'test.id', 'tenantId': 'od', 'count': 100000}")
                        .errorCode())
                .startsWith("Max.");
        assertThat(generate("").errorCode()).startsWith("NotEmpty.");
    }

    @Test
    void nobodyGetsIdsWithoutATokenOrAtAnothersTenant() {
        String body = "{\"idRequests\": [{\"idName\": \"test.id\", \"tenantId\": \"od.cuttack\"}]}";

        assertThat(calls.post(PATH, body, (String) null).status()).isEqualTo(401);
        assertThat(calls.post(PATH, body, calls.login(SandboxUser.COUNTER_CLERK))
                        .status())
                .isEqualTo(403);
    }
}

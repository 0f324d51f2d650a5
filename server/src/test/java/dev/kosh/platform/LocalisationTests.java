package dev.kosh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.LockWaits;
import dev.kosh.testing.SandboxUser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@KoshServerTest
class LocalisationTests {

    private static final String PATH = "/localization/messages";
    private static final AtomicInteger MODULES = new AtomicInteger();

    private final HttpCalls calls;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String administrator;
    private final String module = "test-" + MODULES.incrementAndGet();

    @Autowired
    LocalisationTests(HttpCalls calls, Accounts accounts, JdbcClient jdbc, TransactionTemplate transactions) {
        this.calls = calls;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.administrator = PlatformUsers.token(accounts, calls, "pb", "LOC_ADMIN");
    }

    private Answer write(String operation, String tenant, String messages, @Nullable String token) {
        String body = "{'tenantId': '%s', 'messages': [%s]}".formatted(tenant, messages);
        return calls.post(PATH + "/v1/" + operation, body.replace('\'', '"'), token);
    }

    private void text(String tenant, String locale, String code, String text) {
        Answer answer = write("_upsert", tenant, json(locale, code, text), administrator);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    private String json(String locale, String code, String text) {
        return "{'code': '%s', 'message': '%s', 'module': '%s', 'locale': '%s'}".formatted(code, text, module, locale);
    }

    private List<String> found(String tenant, String locale, String rest) {
        Answer answer = calls.post(
                PATH + "/v1/_search?tenantId=%s&locale=%s&module=%s%s".formatted(tenant, locale, module, rest),
                "{}",
                (String) null);
        assertThat(answer.status()).isEqualTo(200);
        return texts(answer);
    }

    private static List<String> texts(Answer answer) {
        return answer.body()
                .path("messages")
                .valueStream()
                .map(each -> each.path("code").asString("") + "="
                        + each.path("message").asString(""))
                .toList();
    }

    @Test
    void textsAreFoundByLanguageModuleAndCodesWithoutAToken() {
        text("pb", "en_IN", "B", "bee");
        text("pb", "en_IN", "A", "ay");
        text("pb", "hi_IN", "A", "आ");

        assertThat(found("pb", "en_IN", "")).containsExactly("A=ay", "B=bee");
        assertThat(found("pb", "en_IN", "&codes=B,C")).containsExactly("B=bee");
        Answer get = calls.get(PATH + "?tenantId=pb&locale=hi_IN&codes=A&module=other," + module);
        JsonNode message = get.body().path("messages").path(0);
        assertThat(message.path("message").asString("")).isEqualTo("आ");
        assertThat(message.path("locale").asString("")).isEqualTo("hi_IN");
        assertThat(message.path("module").asString("")).isEqualTo(module);
        assertThat(get.body().propertyNames()).containsExactly("messages");
    }

    @Test
    void twoSheetsOfTheSameTextsInOppositeOrderAreBothKept() throws Exception {
        String first = json("en_IN", "A", "ay");
        String held = json("en_IN", "B", "bee");
        String last = json("en_IN", "C", "see");
        ExecutorService writers = Executors.newFixedThreadPool(2);
        List<Future<Answer>> writing = new ArrayList<>();

        transactions.executeWithoutResult(holding -> {
            // Both have their first text then, and each wants the other's.
            jdbc.sql("""
                            insert into platform.message
                                (tenant_id, locale, module, code, message, modified_by, modified_at)
                            values ('pb', 'en_IN', ?, 'B', 'held', 'test', now())
                            """).param(module).update();
            for (String sheet : List.of(first + "," + held + "," + last, last + "," + held + "," + first)) {
                writing.add(writers.submit(() -> write("_upsert", "pb", sheet, administrator)));
            }
            LockWaits.await(jdbc, 2);
            holding.setRollbackOnly();
        });

        for (Future<Answer> each : writing) {
            assertThat(each.get().status()).isEqualTo(200);
        }
        writers.shutdown();
        assertThat(found("pb", "en_IN", "")).containsExactly("A=ay", "B=bee", "C=see");
    }

    @Test
    void theSecondVersionTakesItsCriteriaFromTheBody() {
        text("pb", "en_IN", "A", "ay");
        String body = "{'messageSearchCriteria': {'tenantId': 'pb', 'locale': 'en_IN', 'module': '%s', 'codes': ['A']}}"
                .formatted(module);

        assertThat(texts(calls.post(PATH + "/v2/_search", body.replace('\'', '"'), (String) null)))
                .containsExactly("A=ay");
    }

    @Test
    void eachMissingTextComesFromTheTenantAboveThenFromEnglish() {
        text("pb", "hi_IN", "A", "state hindi");
        text("pb.amritsar", "en_IN", "A", "town english");
        text("pb", "en_IN", "B", "state english");
        text("pb.amritsar", "hi_IN", "C", "town hindi");
        text("pb", "hi_IN", "C", "state hindi");
        text("pb", "pn_IN", "D", "Punjabi only");

        assertThat(found("pb.amritsar", "hi_IN", ""))
                .containsExactly("A=state hindi", "B=state english", "C=town hindi");
    }

    @Test
    void textsOfEachLanguageAndModuleMayComeInOneCall() {
        String messages = json("en_IN", "A", "one") + "," + json("hi_IN", "A", "एक");

        assertThat(write("_upsert", "pb", messages, administrator).status()).isEqualTo(200);
        assertThat(found("pb", "hi_IN", "")).containsExactly("A=एक");
        assertThat(found("pb", "en_IN", "")).containsExactly("A=one");
    }

    @Test
    void createWantsNewTextsAndUpdateWantsKnownOnes() {
        assertThat(write("_create", "pb", json("en_IN", "A", "one"), administrator)
                        .status())
                .isEqualTo(200);
        Answer again = write("_create", "pb", json("en_IN", "A", "two"), administrator);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().at("/error/fields/0/code").asString("")).isEqualTo("core.DUPLICATE_MESSAGE_IDENTITY");

        assertThat(update("A", "three").status()).isEqualTo(200);
        assertThat(found("pb", "en_IN", "")).containsExactly("A=three");
        assertThat(update("B", "four").body().at("/error/fields/0/code").asString(""))
                .isEqualTo("core.MESSAGE_PERSIST_FAILED");
    }

    private Answer update(String code, String text) {
        String body =
                "{'tenantId': 'pb', 'locale': 'en_IN', 'module': '%s', 'messages': [{'code': '%s', 'message': '%s'}]}"
                        .formatted(module, code, text);
        return calls.post(PATH + "/v1/_update", body.replace('\'', '"'), administrator);
    }

    @Test
    void aTextIsTakenAway() {
        text("pb", "en_IN", "A", "one");

        Answer answer = write(
                "_delete", "pb", "{'code': 'A', 'module': '%s', 'locale': 'en_IN'}".formatted(module), administrator);

        assertThat(answer.body().path("successful").asBoolean()).isTrue();
        assertThat(found("pb", "en_IN", "")).isEmpty();
        assertThat(calls.post(PATH + "/cache-bust", "{}", administrator)
                        .body()
                        .path("isSuccessful")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void oneTextTwiceInACallIsRefused() {
        String twice = json("en_IN", "A", "one") + "," + json("en_IN", "A", "two");

        Answer refused = write("_upsert", "pb", twice, administrator);

        assertThat(refused.errorCode()).isEqualTo("DUPLICATE_RECORDS");
        assertThat(refused.body().at("/Errors/0/message").asString())
                .matches("messages: code A of module \\S+ in en_IN comes twice in this call");
        assertThat(found("pb", "en_IN", "")).isEmpty();
    }

    @Test
    void emptyTextsAndMarkupAreRefused() {
        assertThat(write("_upsert", "pb", json("en_IN", "A", ""), administrator).errorCode())
                .startsWith("NotBlank.");
        assertThat(write("_upsert", "pb", json("en_IN", "A", "<script>x</script>"), administrator)
                        .errorCode())
                .startsWith("SafeHtml.");
    }

    /** platform.md section 9, number 10. */
    @ParameterizedTest
    @ValueSource(strings = {"_upsert", "_create", "_update", "_delete"})
    void neitherCitizensNorEmployeesChangeTexts(String operation) {
        String citizen = calls.login(SandboxUser.CITIZEN);
        String clerk = calls.login(SandboxUser.COUNTER_CLERK);

        assertThat(write(operation, "pb", json("en_IN", "A", "x"), citizen).status())
                .isEqualTo(403);
        assertThat(write(operation, "pb.amritsar", json("en_IN", "A", "x"), clerk)
                        .status())
                .isEqualTo(403);
        assertThat(write(operation, "od", json("en_IN", "A", "x"), administrator)
                        .status())
                .isEqualTo(403);
        assertThat(write(operation, "pb", json("en_IN", "A", "x"), null).status())
                .isEqualTo(401);
    }

    @Test
    void whoChangedTextsIsOnTheTrail() {
        text("pb", "en_IN", "A", "one");

        assertThat(jdbc.sql("select count(*) from events.audit_entry where object_type = 'TEXTS' and object_id = :part")
                        .param("part", "en_IN/" + module)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Texts of payments out are published so, and older installations have no others. */
    @Test
    void placeholdersInAngleBracketsAreTextAndMarkupBesideThemIsNot() {
        String failed =
                "Payment of Rs. {amount} for MUKTA, transaction <UTRNO> is failed. Dear <owner_name>, <Rcpt_Link>";
        text("pb", "en_IN", "FAILED", failed);
        assertThat(found("pb", "en_IN", "")).containsExactly("FAILED=" + failed);

        for (String markup : List.of("<UTRNO onclick=x>", "<<UTRNO>script>", "<otp><b>", "</otp>", "<other>")) {
            assertThat(write("_upsert", "pb", json("en_IN", "FAILED", markup), administrator)
                            .status())
                    .as(markup)
                    .isEqualTo(400);
        }
    }
}

package dev.kosh.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kosh.access.Caller;
import dev.kosh.access.OutsideCalls;
import dev.kosh.access.UserType;
import dev.kosh.events.StoredAnswers;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@KoshServerTest
@TestPropertySource(properties = "kosh.idempotency.longest-wait=3s")
@Import(ThingController.class)
class IdempotencyTests {

    private static final String CREATE = "/things/_create";
    private static final String BODY = "{\"tenantId\":\"pb.amritsar\",\"name\":\"x\",\"amount\":100.50}";

    private final String key = UUID.randomUUID().toString();
    private final Caller asha = caller("asha");

    @Autowired
    private IdempotencyFilter filter;

    @Autowired
    private ThingController things;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private MockMvc server;

    @BeforeEach
    void aServerWithAFilter() {
        jdbc.sql("create table if not exists public.thing (name text)").update();
        jdbc.sql("truncate public.thing").update();
        server = serverOf(filter);
    }

    private MockMvc serverOf(IdempotencyFilter theFilter) {
        return MockMvcBuilders.standaloneSetup(things)
                .setControllerAdvice(context.getBeansWithAnnotation(RestControllerAdvice.class)
                        .values()
                        .toArray())
                .setMessageConverters(new JacksonJsonHttpMessageConverter(json))
                .addFilters(theFilter)
                .build();
    }

    @Test
    void theSameCallAgainGetsTheStoredAnswerAndChangesNothing() throws Exception {
        MockHttpServletResponse first = call(CREATE, BODY, key, asha);
        MockHttpServletResponse second = call(CREATE, BODY, key, asha);

        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(first.getHeader("Idempotency-Replayed")).isNull();
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.getContentType()).startsWith("application/json");
        assertThat(read(second)).isEqualTo(read(first));
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void requestInfoOrderAndBlanksDoNotMakeAnotherCall() throws Exception {
        call(
                CREATE,
                "{\"RequestInfo\":{\"ts\":1,\"authToken\":\"a\"},\"tenantId\":\"pb.amritsar\",\"amount\":5}",
                key,
                asha);
        MockHttpServletResponse again = call(
                CREATE,
                "{ \"amount\" : 5.00, \"tenantId\":\"pb.amritsar\", \"requestInfo\":{\"ts\":2,\"msgId\":\"x\"} }",
                key,
                asha);

        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() throws Exception {
        call(CREATE, BODY, key, asha);
        MockHttpServletResponse other = call(CREATE, BODY.replace("100.50", "100.51"), key, asha);

        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(code(other)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void theKeyBelongsToCallerPathAndTenant() throws Exception {
        call(CREATE, BODY, key, asha);
        call(CREATE, BODY, key, caller("binod"));
        call("/things/_update", BODY, key, asha);
        call(CREATE, BODY.replace("amritsar", "jalandhar"), key, asha);

        assertThat(made()).isEqualTo(4);
    }

    @Test
    void callsWithoutKeyAndReadingCallsPassUntouched() throws Exception {
        call(CREATE, BODY, null, asha);
        call(CREATE, BODY, null, asha);
        MockHttpServletResponse search = call("/things/_search", BODY, key, asha);
        call("/things/_search", BODY, key, asha);

        assertThat(search.getHeader("Idempotency-Replayed")).isNull();
        assertThat(made()).isEqualTo(4);
        assertThat(stored()).isZero();
    }

    @Test
    void aRefusalIsNotStoredAndLeavesNothingBehind() throws Exception {
        String bad = BODY.replace("\"x\"", "\"refuse\"");
        assertThat(call(CREATE, bad, key, asha).getStatus()).isEqualTo(400);
        assertThat(made()).as("written before the refusal").isZero();
        assertThat(stored()).isZero();

        assertThat(call(CREATE, BODY, key, asha).getStatus()).isEqualTo(201);
    }

    @Test
    void aFaultIsNotStoredAndLeavesNothingBehind() throws Exception {
        MockHttpServletResponse fault = call(CREATE, BODY.replace("\"x\"", "\"fail\""), key, asha);

        assertThat(fault.getStatus()).isEqualTo(500);
        assertThat(made()).isZero();
        assertThat(stored()).isZero();
    }

    @Test
    void anAnswerIsForgottenAfterSevenDays() throws Exception {
        call(CREATE, BODY, key, asha);
        clock.advance(Duration.ofDays(7));
        assertThat(call(CREATE, BODY, key, asha).getHeader("Idempotency-Replayed"))
                .isEqualTo("true");
        clock.advance(Duration.ofMillis(1));
        assertThat(call(CREATE, BODY, key, asha).getHeader("Idempotency-Replayed"))
                .isNull();
        assertThat(made()).isEqualTo(2);
    }

    @Test
    void aSecondCallWaitsForTheFirstAndGetsItsAnswer() throws Exception {
        things.gate().hold();
        CompletableFuture<MockHttpServletResponse> first = inBackground();
        things.gate().awaitArrival();
        CompletableFuture<MockHttpServletResponse> second = inBackground();
        awaitWaitingClaim();
        things.gate().open();

        assertThat(first.get(60, TimeUnit.SECONDS).getStatus()).isEqualTo(201);
        assertThat(second.get(60, TimeUnit.SECONDS).getHeader("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void aSecondCallDoesNotWaitForEver() throws Exception {
        things.gate().hold();
        CompletableFuture<MockHttpServletResponse> first = inBackground();
        things.gate().awaitArrival();

        MockHttpServletResponse second = call(CREATE, BODY, key, asha);

        assertThat(second.getStatus()).isEqualTo(409);
        assertThat(code(second)).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
        things.gate().open();
        assertThat(first.get(60, TimeUnit.SECONDS).getStatus()).isEqualTo(201);
    }

    @Test
    void aCallThatFindsNoRoomDoesNothingAndMayBeRepeated() throws Exception {
        server = serverOf(narrow());
        things.gate().hold();
        CompletableFuture<MockHttpServletResponse> first = inBackground();
        things.gate().awaitArrival();
        String other = UUID.randomUUID().toString();

        MockHttpServletResponse refused = call(CREATE, BODY, other, asha);

        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(code(refused)).isEqualTo("TOO_MANY_CALLS_WITH_KEYS");
        things.gate().open();
        assertThat(first.get(60, TimeUnit.SECONDS).getStatus()).isEqualTo(201);
        assertThat(made()).isEqualTo(1);
        assertThat(call(CREATE, BODY, other, asha).getStatus()).isEqualTo(201);
        assertThat(made()).isEqualTo(2);
    }

    /** Room for one call: half of two connections. */
    private IdempotencyFilter narrow() {
        return new IdempotencyFilter(
                context.getBean(StoredAnswers.class),
                context.getBean(PlatformTransactionManager.class),
                context.getBean("handlerExceptionResolver", HandlerExceptionResolver.class),
                json,
                context.getBeanProvider(OutsideCalls.class),
                2,
                Duration.ofMillis(300));
    }

    @Test
    void aKeyHasOneToTwoHundredAndFiftyFiveVisibleCharacters() throws Exception {
        for (String bad : List.of("", "a b", "é", "k".repeat(256))) {
            MockHttpServletResponse refused = call(CREATE, BODY, bad, asha);
            assertThat(refused.getStatus()).isEqualTo(400);
            assertThat(code(refused)).isEqualTo("INVALID_IDEMPOTENCY_KEY");
        }
        assertThat(call(CREATE, BODY, "k".repeat(255), asha).getStatus()).isEqualTo(201);
    }

    @Test
    void aBodyThatIsNotJsonIsTheControllersAffair() throws Exception {
        MockHttpServletResponse broken = call(CREATE, "{", key, asha);

        assertThat(broken.getStatus()).isEqualTo(400);
        assertThat(code(broken)).isEqualTo("JsonParseException");
    }

    @Test
    void storedAnswersAreSealed() throws Exception {
        call(CREATE, BODY, key, asha);

        assertThat(jdbc.sql("select encode(answer, 'escape') from events.stored_answer where key = :key")
                        .param("key", key)
                        .query(String.class)
                        .single())
                .doesNotContain("name", "number");
    }

    private CompletableFuture<MockHttpServletResponse> inBackground() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return call(CREATE, BODY, key, asha);
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                task -> new Thread(task, "caller").start()); // the common pool of a small machine has one thread
    }

    /** Until another transaction is seen waiting for the key. */
    private void awaitWaitingClaim() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (jdbc.sql("""
                                select count(*) from pg_locks
                                where locktype = 'transactionid' and not granted
                                  and pid in (select pid from pg_locks where database =
                                              (select oid from pg_database where datname = current_database()))
                                """).query(Integer.class).single() == 0) {
            assertThat(System.nanoTime()).as("nobody waits for the key").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private MockHttpServletResponse call(String path, String body, @Nullable String withKey, Caller caller)
            throws Exception {
        var request =
                post(path).contentType(MediaType.APPLICATION_JSON).content(body).requestAttr(Caller.ATTRIBUTE, caller);
        if (withKey != null) {
            request.header("Idempotency-Key", withKey);
        }
        return server.perform(request).andReturn().getResponse();
    }

    private int made() {
        return jdbc.sql("select count(*) from public.thing")
                .query(Integer.class)
                .single();
    }

    private int stored() {
        return jdbc.sql("select count(*) from events.stored_answer where key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    private JsonNode read(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsString());
    }

    private String code(MockHttpServletResponse response) throws Exception {
        return read(response).path("Errors").path(0).path("code").asString("");
    }

    private static Caller caller(String name) {
        return new Caller(
                1,
                "uuid-" + name,
                name,
                name,
                UserType.EMPLOYEE,
                null,
                null,
                new TenantId("pb"),
                List.of(),
                "client",
                "127.0.0.1");
    }
}

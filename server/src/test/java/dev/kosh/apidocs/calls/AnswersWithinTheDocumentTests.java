package dev.kosh.apidocs.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.access.Role;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.SandboxUser;
import dev.kosh.testing.Seeds;
import dev.kosh.testing.document.Operation;
import dev.kosh.testing.document.Promises;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is sent to an operation of the API document, the answer is one that the document foretells. A session calls
 * every operation once, in an order of its own, with what earlier answers told it. {@code -Dkosh.seed=…} repeats a session,
 * {@code -Dkosh.sessions=…} plays more of them. The server is not shared: what these calls do to its data is anybody's guess.
 */
@Tag("long")
@KoshServerTest
@TestPropertySource(properties = {"kosh.sandbox.consumers=3", "kosh.sandbox.treasury=true"})
@SuppressWarnings("NullAway.Init")
class AnswersWithinTheDocumentTests {

    private static final int SESSIONS = Integer.getInteger("kosh.sessions", 6);

    /** A change is judged by the same calls each time; whoever runs the tests by hand draws new ones. */
    private static final boolean ALWAYS_THE_SAME =
            "true".equals(System.getenv("CI")) && System.getProperty("kosh.seed") == null;

    private static final long FIRST_SEED = 20_261_122;

    /** Which would end the session of this test. */
    private static final Set<String> LEFT_OUT = Set.of("/user/_logout");

    /** One rupee of a bill, so that a session knows a payment and a receipt. */
    private static final String PAYMENT = """
            {"Payment": {"tenantId": "pb.amritsar", "totalAmountPaid": 1, "paymentMode": "CASH", "paidBy": "OWNER",
             "payerName": "Simran Gill", "mobileNumber": "9814000555",
             "paymentDetails": [{"billId": "%s", "totalAmountPaid": 1}]}}""";

    /** What a session hears before its first call: objects that exist, or most operations would have nothing to say. */
    private static final List<String> OPENING = List.of(
            "/billing-service/demand/_search?tenantId=pb.amritsar&businessService=PT&consumerCode=PT-107-000231",
            "/billing-service/bill/v2/_fetchbill?tenantId=pb.amritsar&businessService=PT&consumerCode=PT-107-000231",
            "/billing-service/bill/v2/_search?tenantId=pb.amritsar&service=PT&consumerCode=PT-107-000231",
            "/collection-services/payments/_search?tenantId=pb.amritsar",
            "/pg-service/gateway/v1/_search",
            "/billing-service/demand/bulk/_search?tenantId=pb.amritsar",
            "/localization/messages/v1/_search?tenantId=pb&locale=en_IN&module=rainmaker-common");

    @Autowired
    private HttpCalls http;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RoleCatalogue catalogue;

    @Autowired
    private JdbcClient jdbc;

    private final Promises promises = new Promises();
    private final Map<String, String> broken = new TreeMap<>();
    private final Set<String> succeeded = new TreeSet<>();

    @Test
    void noCallGetsAnAnswerOutsideTheDocument() {
        List<Operation> operations = new ArrayList<>();
        JsonNode groups = http.get("/docs/openapi/swagger-config").body().path("urls");
        for (JsonNode group : groups) {
            operations.addAll(
                    Operation.of(http.get(group.path("url").asString()).body()));
        }
        operations.removeIf(operation -> LEFT_OUT.contains(operation.path()));
        assertThat(operations).hasSizeGreaterThan(80);
        long seed = ALWAYS_THE_SAME ? FIRST_SEED : Seeds.draw();
        int sessions = System.getProperty("kosh.seed") == null ? SESSIONS : 1;
        for (long each = seed; each < seed + sessions; each++) {
            session(operations, each);
        }
        assertThat(broken.entrySet().stream().map(Object::toString).toList()).isEmpty();
        assertThat(succeeded).as("operations that had something to say").hasSizeGreaterThan(15);
    }

    private void session(List<Operation> operations, long seed) {
        RandomGenerator random = Seeds.random(seed);
        String token = http.login(whoMayEverything());
        Values values = new Values(random);
        OPENING.forEach(call -> hear(values, http.post(call, "{}", token)));
        JsonNode bill = http.post(OPENING.get(1), "{}", token).body().at("/Bill/0");
        hear(
                values,
                http.post(
                        "/collection-services/payments/_create",
                        PAYMENT.formatted(bill.path("id").asString()),
                        token));
        List<Operation> order = new ArrayList<>(operations);
        Collections.shuffle(order, new Random(random.nextLong()));
        for (Operation operation : order) {
            MadeCall call = MadeCall.of(operation, values, token);
            Answer answer = http.ask(call.on(http));
            for (String promise : promises.brokenBy(operation, answer)) {
                broken.putIfAbsent(
                        operation + ": " + promise,
                        shortened("-Dkosh.seed=" + seed + " " + call + " -> " + answer.body()));
            }
            hear(values, answer);
            if (answer.status() < 300) {
                succeeded.add(operation.toString());
            }
        }
    }

    private static void hear(Values values, Answer answer) {
        if (answer.status() < 300) {
            values.hear(answer.body());
        }
    }

    private static String shortened(String text) {
        return text.length() < 1500 ? text : text.substring(0, 1500) + "…";
    }

    private SandboxUser whoMayEverything() {
        List<Role> roles = Stream.concat(
                        catalogue.roles().stream().map(RoleCatalogue.NamedRole::code),
                        jdbc
                                .sql("select distinct role_code from access.role_action")
                                .query(String.class)
                                .list()
                                .stream())
                .map(code -> code.replace("{module}", "PT"))
                .distinct()
                .filter(code -> !code.equals("SYSTEM"))
                .flatMap(code -> Stream.of("pb", "od").map(state -> new Role(code, code, new TenantId(state))))
                .toList();
        return NewPerson.of("pb.amritsar")
                .mobileNumber("9800000001")
                .roles(roles)
                .onRecord(accounts);
    }
}

package dev.kosh.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The money desk over HTTP: demands are raised and paid by the counter clerk of Amritsar unless a token says otherwise.
 * Methods whose name begins with {@code try} answer whatever the server says; the others insist on success.
 */
@TestComponent
public class Desk {

    public static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    public static final String TENANT = "pb.amritsar";

    private static final String DEMAND = "/billing-service/demand/";
    private static final String BILL = "/billing-service/bill/v2/";
    private static final String PAYMENTS = "/collection-services/payments/";

    private final HttpCalls calls;
    private final JsonMapper json;
    private final Map<SandboxUser, String> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger consumers = new AtomicInteger();

    Desk(HttpCalls calls, JsonMapper json, MovableClock clock) {
        this.calls = calls;
        this.json = json;
        clock.set(NOW);
    }

    /** The desk of a server in another process, which keeps the time of day. */
    public static Desk at(URI address) {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        return new Desk(HttpCalls.at(address, json), json, new MovableClock());
    }

    public String token(SandboxUser user) {
        return tokens.computeIfAbsent(user, calls::login);
    }

    public String clerk() {
        return token(SandboxUser.COUNTER_CLERK);
    }

    public String integrator() {
        return token(SandboxUser.STATE_INTEGRATOR);
    }

    public String citizen() {
        return token(SandboxUser.CITIZEN);
    }

    /** A consumer code that nobody has yet. */
    public String consumer() {
        return "C-" + consumers.incrementAndGet();
    }

    /** A mobile number that nobody has yet. */
    public String mobileNumber() {
        return "8%09d".formatted(consumers.incrementAndGet());
    }

    public Answer tryDemands(String operation, DemandBody... demands) {
        ObjectNode body = json.createObjectNode();
        ArrayNode list = body.putArray("Demands");
        for (DemandBody demand : demands) {
            list.add(demand.json());
        }
        return calls.post(DEMAND + operation, body, clerk());
    }

    public Answer tryCreate(DemandBody... demands) {
        return tryDemands("_create", demands);
    }

    /** The demands as they were created. */
    public JsonNode create(DemandBody... demands) {
        return success(201, tryCreate(demands)).path("Demands");
    }

    /** The main tax head of a service of the sandbox. */
    public static String headOf(String service) {
        return switch (service) {
            case "PT", "TL" -> service + "_TAX";
            default -> service + "_CHARGE";
        };
    }

    /** A new consumer of a service who owes this much under one head for 2026-27. */
    public String owes(String service, String head, String rupees) {
        String consumer = consumer();
        create(DemandBody.of(service, consumer).line(head, rupees));
        return consumer;
    }

    /** The first bill of a new consumer who owes this much under the main tax head of a service. */
    public JsonNode newBill(String service, String rupees) {
        return fetch(service, owes(service, headOf(service), rupees));
    }

    public Answer tryUpdate(JsonNode... demands) {
        ObjectNode body = json.createObjectNode();
        body.putArray("Demands").addAll(List.of(demands));
        return calls.post(DEMAND + "_update", body, clerk());
    }

    public JsonNode update(JsonNode demand) {
        return success(201, tryUpdate(demand)).path("Demands").path(0);
    }

    /** All demands of a consumer, oldest period first. */
    public JsonNode demands(String service, String consumer) {
        return success(
                        200,
                        query(
                                DEMAND + "_search",
                                clerk(),
                                "tenantId",
                                TENANT,
                                "businessService",
                                service,
                                "consumerCode",
                                consumer))
                .path("Demands");
    }

    /** Posts to a path with query parameters, given as names and values in turn. */
    public Answer query(String path, String token, String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return calls.post(path + query, "{}", token);
    }

    /** Posts a JSON object to a path. */
    public Answer post(String path, ObjectNode body, String token) {
        return calls.post(path, body, token);
    }

    public Answer tryFetch(String token, String... parameters) {
        return query(BILL + "_fetchbill", token, parameters);
    }

    /** The bills of the answer to a fetch, which is always 201. */
    public JsonNode fetchAll(String... parameters) {
        return success(201, tryFetch(clerk(), parameters)).path("Bill");
    }

    /** The one bill of a consumer. */
    public JsonNode fetch(String service, String consumer) {
        JsonNode bills = fetchBills(service, consumer);
        assertThat(bills.size()).as("bills of %s", consumer).isEqualTo(1);
        return bills.path(0);
    }

    /** The bill of a consumer, if there is one. */
    public JsonNode fetchBills(String service, String consumer) {
        return fetchAll("tenantId", TENANT, "businessService", service, "consumerCode", consumer);
    }

    public Answer trySearchBills(String token, String... parameters) {
        return query(BILL + "_search", token, parameters);
    }

    /** A stored bill as it is now. */
    public JsonNode bill(JsonNode bill) {
        return success(
                        200,
                        trySearchBills(
                                clerk(),
                                "tenantId",
                                TENANT,
                                "billId",
                                bill.path("id").asString()))
                .path("Bill")
                .path(0);
    }

    public Answer tryPay(PaymentBody payment) {
        return tryPay(payment, clerk());
    }

    public Answer tryPay(PaymentBody payment, String token) {
        return calls.post(PAYMENTS + "_create", body(payment), token);
    }

    public ObjectNode body(PaymentBody payment) {
        ObjectNode body = json.createObjectNode();
        body.set("Payment", payment.json());
        return body;
    }

    public Answer tryValidate(PaymentBody payment) {
        return calls.post(PAYMENTS + "_validate", body(payment), clerk());
    }

    /** The payment as it was recorded. */
    public JsonNode pay(PaymentBody payment) {
        return pay(payment, clerk());
    }

    public JsonNode pay(PaymentBody payment, String token) {
        return success(200, tryPay(payment, token)).path("Payments").path(0);
    }

    /** Does one action with payments, at the end point of a module. */
    public Answer tryAct(String action, JsonNode... payments) {
        return tryAct(workflow(action, payments));
    }

    public Answer tryAct(ObjectNode workflow) {
        return calls.post(PAYMENTS + "PT/_workflow", workflow, clerk());
    }

    /** Body of the payment workflow, with a reason. */
    public ObjectNode workflow(String action, JsonNode... payments) {
        ObjectNode body = json.createObjectNode();
        ArrayNode steps = body.putArray("PaymentWorkflows");
        for (JsonNode payment : payments) {
            steps.addObject()
                    .put("paymentId", payment.path("id").asString())
                    .put("action", action)
                    .put("tenantId", TENANT)
                    .put("reason", "WRONGENTRY");
        }
        return body;
    }

    /** The payments as they are after an action, latest first. */
    public JsonNode act(String action, JsonNode... payments) {
        return success(200, tryAct(action, payments)).path("Payments");
    }

    /** @param module with a slash at its end, or empty */
    public Answer trySearchPayments(String module, String token, String... parameters) {
        return query(PAYMENTS + module + "_search", token, parameters);
    }

    public JsonNode payments(String module, String token, String... parameters) {
        return success(200, trySearchPayments(module, token, parameters)).path("Payments");
    }

    /** The payment is refused for exactly these reasons. */
    public void assertRefused(PaymentBody payment, String... codes) {
        Answer answer = tryPay(payment);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(codes(answer)).containsExactlyInAnyOrder(codes);
    }

    private static JsonNode success(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        return answer.body();
    }

    public static BigDecimal rupees(JsonNode amount) {
        return amount.decimalValue();
    }

    /** Codes of all errors of an answer. */
    public static List<String> codes(Answer answer) {
        List<String> codes = new ArrayList<>();
        answer.body()
                .path("Errors")
                .forEach(error -> codes.add(error.path("code").asString()));
        return codes;
    }

    /** Makes several calls at the same moment; their results in the order of the calls. */
    public static <T> List<T> together(List<Callable<T>> calls) {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<T>> running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            threads.shutdownNow();
        }
    }
}

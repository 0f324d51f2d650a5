package dev.kosh.collection;

import static dev.kosh.testing.Desk.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.Seeds;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever somebody sends: a clear refusal or harmless text, never a fault, a leak, or half a record. */
@DeskTest
class HostileInputTests {

    private static final String CREATE_DEMAND = "/billing-service/demand/_create";
    private static final String CREATE_PAYMENT = "/collection-services/payments/_create";

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JdbcClient jdbc;

    static List<String> hostileTexts() {
        return List.of(
                "<script>alert(1)</script>",
                "'; drop table billing.demand; --",
                "' or '1'='1",
                "%",
                "a\u0000b",
                "\u0007\u001b[31m\r\nX-Header: 1",
                "\ud800",
                "\u202e\uffff",
                "${jndi:ldap://127.0.0.1/a}",
                "{\"a\":[1",
                "../../etc/passwd",
                "",
                " ",
                "x".repeat(10_000),
                "\ud83d\ude00".repeat(200));
    }

    /** The tables that a call could write to, counted. */
    private List<Long> rows() {
        return jdbc.sql("""
                        select count(*) from billing.demand union all
                        select count(*) from billing.bill union all
                        select count(*) from collection.payment union all
                        select count(*) from collection.receipt union all
                        select count(*) from events.outbox
                        """).query((row, number) -> row.getLong(1)).list();
    }

    private static void assertHarmless(Answer answer, String what) {
        String body = answer.body().toString();
        assertThat(answer.status()).as("%s: %s", what, body).isBetween(200, 499);
        assertThat(body)
                .as(what)
                .doesNotContainIgnoringCase("org.springframework")
                .doesNotContainIgnoringCase("org.postgresql")
                .doesNotContainIgnoringCase("tools.jackson")
                .doesNotContain("dev.kosh", "java.lang", "PSQLException", "SQLException", "ERROR:", "\tat ")
                .doesNotContainIgnoringCase("insert into")
                .doesNotContainIgnoringCase("constraint \"");
    }

    private void assertHarmlessAndWhole(Answer answer, List<Long> before, String what) {
        assertHarmless(answer, what);
        if (answer.status() >= 400) {
            assertThat(rows()).as("nothing written by %s", what).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void noTextInAnyMemberOfADemandDoesHarm(String text) {
        for (String member : List.of(
                "id", "tenantId", "consumerCode", "consumerType", "businessService", "status", "taxPeriodFrom")) {
            List<Long> before = rows();
            DemandBody demand =
                    DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").with(member, text);
            assertHarmlessAndWhole(desk.tryCreate(demand), before, member);
        }
        for (String member : List.of("uuid", "name", "mobileNumber")) {
            List<Long> before = rows();
            DemandBody demand =
                    DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").payer("Asha", desk.mobileNumber());
            ((ObjectNode) demand.json().path("payer")).put(member, text);
            assertHarmlessAndWhole(desk.tryCreate(demand), before, "payer." + member);
        }
        for (String member : List.of("id", "taxHeadMasterCode", "taxAmount", "additionalDetails")) {
            List<Long> before = rows();
            DemandBody demand = DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1");
            ((ObjectNode) demand.json().path("demandDetails").path(0)).put(member, text);
            assertHarmlessAndWhole(desk.tryCreate(demand), before, "demandDetails." + member);
        }
        List<Long> before = rows();
        DemandBody demand = DemandBody.of("PT", desk.consumer())
                .line("PT_TAX", "1")
                .with("additionalDetails", Map.of("text", text, text, "text"));
        assertHarmlessAndWhole(desk.tryCreate(demand), before, "additionalDetails");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void noTextInAnyMemberOfAPaymentDoesHarm(String text) {
        for (String member : List.of(
                "tenantId",
                "paymentMode",
                "paidBy",
                "payerName",
                "payerAddress",
                "payerEmail",
                "mobileNumber",
                "transactionNumber",
                "instrumentNumber",
                "instrumentDate",
                "ifscCode",
                "additionalDetails")) {
            JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "1"));
            List<Long> before = rows();
            PaymentBody payment =
                    PaymentBody.online("T-" + desk.consumer()).bill(bill).with(member, text);
            assertHarmlessAndWhole(desk.tryPay(payment), before, member);
        }
        for (String member : List.of("billId", "manualReceiptNumber", "manualReceiptDate", "additionalDetails")) {
            JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "1"));
            List<Long> before = rows();
            PaymentBody payment = PaymentBody.cash().bill(bill);
            ((ObjectNode) payment.json().path("paymentDetails").path(0)).put(member, text);
            assertHarmlessAndWhole(desk.tryPay(payment), before, "paymentDetails." + member);
        }
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void noTextInAnyQueryParameterDoesHarm(String text) {
        String query = text.length() > 1000 ? text.substring(0, 1000) : text;
        for (String name :
                List.of("tenantId", "businessService", "consumerCode", "demandId", "mobileNumber", "email")) {
            assertHarmless(
                    desk.tryFetch(desk.clerk(), parameters(name, query, "businessService", "PT", "consumerCode", "x")),
                    "fetch " + name);
        }
        for (String name : List.of("tenantId", "billId", "service", "consumerCode", "billNumber", "status", "email")) {
            assertHarmless(
                    desk.trySearchBills(desk.clerk(), parameters(name, query, "service", "PT", "billNumber", "x")),
                    "bills " + name);
        }
        for (String name : List.of(
                "tenantId",
                "demandId",
                "consumerCode",
                "businessService",
                "mobileNumber",
                "email",
                "payer",
                "status",
                "periodFrom",
                "limit",
                "offset",
                "isPaymentCompleted")) {
            assertHarmless(
                    desk.query(
                            "/billing-service/demand/_search",
                            desk.clerk(),
                            parameters(name, query, "consumerCode", "x", "businessService", "PT")),
                    "demands " + name);
        }
        for (String name : List.of(
                "tenantId",
                "ids",
                "billIds",
                "receiptNumbers",
                "consumerCodes",
                "businessServices",
                "status",
                "instrumentStatus",
                "paymentModes",
                "payerIds",
                "transactionNumber",
                "mobileNumber",
                "fromDate",
                "toDate",
                "offset",
                "limit",
                "isCountRequest")) {
            assertHarmless(
                    desk.trySearchPayments("PT/", desk.clerk(), parameters(name, query, "consumerCodes", "x")),
                    "payments " + name);
        }
    }

    private static String[] parameters(String name, String value, String... others) {
        java.util.Map<String, String> all = new java.util.LinkedHashMap<>(Map.of("tenantId", TENANT));
        for (int i = 0; i < others.length; i += 2) {
            all.put(others[i], others[i + 1]);
        }
        all.put(name, value);
        return all.entrySet().stream()
                .flatMap(each -> java.util.stream.Stream.of(each.getKey(), each.getValue()))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "1",
                "\"text\"",
                "{\"Payment\":}",
                "{\"Payment\":[]}",
                "{\"Payment\":\"x\"}",
                "{\"Payment\":{\"paymentDetails\":{}}}",
                "{\"Payment\":{}}{\"Payment\":{}}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "<Payment/>",
                "{'Payment':{}}"
            })
    void aBodyThatIsNoPaymentIsRefused(String body) {
        List<Long> before = rows();
        for (String path : List.of(CREATE_PAYMENT, CREATE_DEMAND)) {
            Answer answer = calls.post(path, body, Map.of("auth-token", desk.clerk()));

            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
            assertHarmless(answer, body);
        }
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/json;charset=UTF-16"
            })
    void aBodyOfAnotherTypeIsRefused(String type) {
        Answer answer = calls.post(
                CREATE_PAYMENT,
                "{\"Payment\":{\"tenantId\":\"pb.amritsar\"}}",
                Map.of("auth-token", desk.clerk(), "Content-Type", type));

        assertThat(answer.status()).isBetween(400, 415);
        assertHarmless(answer, type);
    }

    @Test
    void aBodyOfTenMegabytesIsRefused() {
        ObjectNode body = desk.body(PaymentBody.cash().bill("x", "1"));
        String large = body.toString().replace("Asha Citizen", "A".repeat(10 * 1024 * 1024));

        int status;
        try {
            status = calls.post(CREATE_PAYMENT, large, Map.of("auth-token", desk.clerk()))
                    .status();
        } catch (java.io.UncheckedIOException closed) {
            status = 413; // The server has answered and hung up while the body was still being sent.
        }
        assertThat(status).isBetween(400, 413);
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "[".repeat(5000) + "]".repeat(5000);
        Answer answer = calls.post(
                CREATE_DEMAND,
                "{\"Demands\":[{\"additionalDetails\":" + deep + "}]}",
                Map.of("auth-token", desk.clerk()));

        assertThat(answer.status()).isEqualTo(400);
        assertHarmless(answer, "deep JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1e-400",
                "1e999999999",
                "1e-999999999",
                "-1e2147483647",
                "1e99999999999999999999",
                "9223372036854775808",
                "99999999999999999999999999999999999999",
                "0.0000000000000000000000000000001",
                "1e10",
                "true",
                "\"1e400\"",
                "\"1e999999999\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"0x10\"",
                "[1]",
                "{}",
                "null"
            })
    void noNumberDoesHarm(String number) {
        for (String member : List.of("taxAmount", "collectionAmount")) {
            List<Long> before = rows();
            String demand = DemandBody.of("PT", desk.consumer())
                    .line("PT_TAX", "424242")
                    .json()
                    .toString()
                    .replace("\"taxAmount\":424242", "\"taxAmount\":5,\"" + member + "\":" + number);
            assertHarmlessAndWhole(post(CREATE_DEMAND, "{\"Demands\":[" + demand + "]}"), before, member);
        }
        for (String member : List.of(
                "minimumAmountPayable",
                "taxPeriodFrom",
                "fixedBillExpiryDate",
                "billExpiryTime",
                "additionalDetails")) {
            List<Long> before = rows();
            ObjectNode demand =
                    DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").json();
            demand.remove(member);
            String body = "{\"Demands\":["
                    + demand.toString().replaceFirst("\\{", "{\"" + member + "\":" + number + ",") + "]}";
            assertHarmlessAndWhole(post(CREATE_DEMAND, body), before, member);
        }
        for (String member : List.of("totalAmountPaid", "instrumentDate", "additionalDetails")) {
            JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "1"));
            List<Long> before = rows();
            ObjectNode payment = PaymentBody.cash().bill(bill).json();
            payment.remove(member);
            String body = "{\"Payment\":"
                    + payment.toString().replaceFirst("\\{", "{\"" + member + "\":" + number + ",") + "}";
            assertHarmlessAndWhole(post(CREATE_PAYMENT, body), before, member);
        }
        List<Long> before = rows();
        JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "1"));
        String paid = PaymentBody.cash()
                .bill(bill, "424242")
                .total("1")
                .json()
                .toString()
                .replace("\"totalAmountPaid\":424242", "\"totalAmountPaid\":" + number);
        assertHarmless(post(CREATE_PAYMENT, "{\"Payment\":" + paid + "}"), "paymentDetails.totalAmountPaid");
        assertThat(rows().get(2)).isEqualTo(before.get(2));
    }

    @Test
    void noDistortedBodyDoesHarm() {
        String demand = "{\"Demands\":["
                + DemandBody.of("PT", "X")
                        .line("PT_TAX", "1.50")
                        .payer("Asha", "9876500000")
                        .with("additionalDetails", Map.of("a", List.of(1, 2)))
                        .json()
                + "]}";
        String payment = desk.body(PaymentBody.cheque(1).bill("x", "10.25")).toString();
        Seeds.forEach(300, random -> {
            boolean paying = random.nextBoolean();
            String body = distorted(paying ? payment : demand, random);
            assertHarmless(post(paying ? CREATE_PAYMENT : CREATE_DEMAND, body), body);
        });
    }

    /** The text with a few characters dropped, doubled or replaced by others that mean something in JSON. */
    private static String distorted(String text, RandomGenerator random) {
        String marks = "{}[]\",:\\-+.eE0null \u0000\ud83d<'%";
        StringBuilder distorted = new StringBuilder(text);
        int changes = random.nextInt(1, 6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(distorted.length());
            switch (random.nextInt(3)) {
                case 0 -> distorted.deleteCharAt(at);
                case 1 -> distorted.insert(at, distorted.substring(at, Math.min(distorted.length(), at + 30)));
                default -> distorted.setCharAt(at, marks.charAt(random.nextInt(marks.length())));
            }
        }
        return distorted.toString();
    }

    private Answer post(String path, String body) {
        return calls.post(path, body, Map.of("auth-token", desk.clerk()));
    }

    @Test
    void aNulInAnyTextIsAClearRefusal() {
        Answer demand =
                desk.tryCreate(DemandBody.of("PT", "C\u0000" + desk.consumer()).line("PT_TAX", "1"));
        Answer details = desk.tryCreate(DemandBody.of("PT", desk.consumer())
                .line("PT_TAX", "1")
                .with("additionalDetails", Map.of("a", "\u0000")));
        Answer fetch =
                desk.tryFetch(desk.clerk(), "tenantId", TENANT, "businessService", "P\u0000", "consumerCode", "a");

        for (Answer answer : List.of(demand, details, fetch)) {
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
            assertThat(answer.errorCode()).isNotEmpty();
        }
    }

    @Test
    void theCallersOwnUserInfoChangesNothing() {
        JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "1"));
        ObjectNode body = desk.body(PaymentBody.cash().bill(bill));
        body.putObject("RequestInfo")
                .put("authToken", desk.integrator())
                .putObject("userInfo")
                .put("id", 24)
                .put("uuid", "0e3f1c58-6a27-4d0b-9c41-5b7a2f60e024")
                .put("type", "SYSTEM")
                .putArray("roles")
                .addObject()
                .put("code", "SUPERUSER")
                .put("tenantId", "pb");

        JsonNode payment = calls.post(CREATE_PAYMENT, body.toString(), Map.of())
                .body()
                .path("Payments")
                .path(0);

        assertThat(payment.path("auditDetails").path("createdBy").asString())
                .isEqualTo(jdbc.sql("select id::text from access.user_account where user_name = 'INTEGR01'")
                        .query(String.class)
                        .single());
        assertThat(jdbc.sql("select created_by_uuid from collection.payment where id = ?::uuid")
                        .param(payment.path("id").asString())
                        .query(String.class)
                        .single())
                .isEqualTo("0e3f1c58-6a27-4d0b-9c41-5b7a2f60e025");
    }

    @Test
    void aCitizenWhoSaysThatHeIsAClerkIsStillACitizen() {
        ObjectNode body = desk.body(PaymentBody.cash().bill("x", "1"));
        body.putObject("RequestInfo")
                .put("authToken", desk.citizen())
                .putObject("userInfo")
                .put("type", "EMPLOYEE")
                .putArray("roles")
                .addObject()
                .put("code", "COLL_OPERATOR")
                .put("tenantId", TENANT);

        assertThat(calls.post(CREATE_PAYMENT, body.toString(), Map.of()).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"od.cuttack", "pb.jalandhar", "pb.unknown", "pb"})
    void theClerkOfAmritsarWorksAtAmritsarOnly(String tenant) {
        List<Long> before = rows();
        DemandBody demand =
                DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").with("tenantId", tenant);

        assertThat(desk.tryCreate(demand).status()).isEqualTo(403);
        assertThat(desk.tryFetch(desk.clerk(), "tenantId", tenant, "businessService", "PT", "consumerCode", "1")
                        .status())
                .isEqualTo(403);
        assertThat(desk.tryPay(PaymentBody.cash().bill("x", "1").with("tenantId", tenant))
                        .status())
                .isEqualTo(403);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void oneForeignTenantAmongSeveralDemandsRefusesThemAll() {
        List<Long> before = rows();

        Answer answer = desk.tryCreate(
                DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1"),
                DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").with("tenantId", "od.cuttack"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(rows()).isEqualTo(before);
    }
}

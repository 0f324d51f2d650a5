package dev.kosh.collection;

import static dev.kosh.testing.Desk.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever text somebody sends in whatever member: a clear refusal or harmless text, never a fault, a leak, or half a record. */
@DeskTest
class HostileTextTests {

    @Autowired
    private Desk desk;

    @Autowired
    private HarmWatch harm;

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

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void noTextInAnyMemberOfADemandDoesHarm(String text) {
        for (String member : List.of(
                "id", "tenantId", "consumerCode", "consumerType", "businessService", "status", "taxPeriodFrom")) {
            List<Long> before = harm.rows();
            DemandBody demand =
                    DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").with(member, text);
            harm.assertHarmlessAndWhole(desk.tryCreate(demand), before, member);
        }
        for (String member : List.of("uuid", "name", "mobileNumber")) {
            List<Long> before = harm.rows();
            DemandBody demand =
                    DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1").payer("Asha", desk.mobileNumber());
            ((ObjectNode) demand.json().path("payer")).put(member, text);
            harm.assertHarmlessAndWhole(desk.tryCreate(demand), before, "payer." + member);
        }
        for (String member : List.of("id", "taxHeadMasterCode", "taxAmount", "additionalDetails")) {
            List<Long> before = harm.rows();
            DemandBody demand = DemandBody.of("PT", desk.consumer()).line("PT_TAX", "1");
            ((ObjectNode) demand.json().path("demandDetails").path(0)).put(member, text);
            harm.assertHarmlessAndWhole(desk.tryCreate(demand), before, "demandDetails." + member);
        }
        List<Long> before = harm.rows();
        DemandBody demand = DemandBody.of("PT", desk.consumer())
                .line("PT_TAX", "1")
                .with("additionalDetails", Map.of("text", text, text, "text"));
        harm.assertHarmlessAndWhole(desk.tryCreate(demand), before, "additionalDetails");
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
            List<Long> before = harm.rows();
            PaymentBody payment =
                    PaymentBody.online("T-" + desk.consumer()).bill(bill).with(member, text);
            harm.assertHarmlessAndWhole(desk.tryPay(payment), before, member);
        }
        for (String member : List.of("billId", "manualReceiptNumber", "manualReceiptDate", "additionalDetails")) {
            JsonNode bill = desk.fetch("PT", desk.owes("PT", "PT_TAX", "1"));
            List<Long> before = harm.rows();
            PaymentBody payment = PaymentBody.cash().bill(bill);
            ((ObjectNode) payment.json().path("paymentDetails").path(0)).put(member, text);
            harm.assertHarmlessAndWhole(desk.tryPay(payment), before, "paymentDetails." + member);
        }
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void noTextInAnyQueryParameterDoesHarm(String text) {
        String query = text.length() > 1000 ? text.substring(0, 1000) : text;
        for (String name :
                List.of("tenantId", "businessService", "consumerCode", "demandId", "mobileNumber", "email")) {
            HarmWatch.assertHarmless(
                    desk.tryFetch(desk.clerk(), parameters(name, query, "businessService", "PT", "consumerCode", "x")),
                    "fetch " + name);
        }
        for (String name : List.of("tenantId", "billId", "service", "consumerCode", "billNumber", "status", "email")) {
            HarmWatch.assertHarmless(
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
            HarmWatch.assertHarmless(
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
            HarmWatch.assertHarmless(
                    desk.trySearchPayments("PT/", desk.clerk(), parameters(name, query, "consumerCodes", "x")),
                    "payments " + name);
        }
    }

    private static String[] parameters(String name, String value, String... others) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("tenantId", TENANT));
        for (int i = 0; i < others.length; i += 2) {
            all.put(others[i], others[i + 1]);
        }
        all.put(name, value);
        return all.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray(String[]::new);
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
}

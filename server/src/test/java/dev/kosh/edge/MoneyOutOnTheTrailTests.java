package dev.kosh.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.Trail;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDesk.Wage;
import dev.kosh.testing.TreasuryDeskTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of {@link EveryMutationOnTheTrailTests} that pays money out, with a treasury at hand. */
@TreasuryDeskTest
class MoneyOutOnTheTrailTests {

    private static final String BILL = "/expense/bill/v1/";
    private static final String PAYMENT = "/expense/payment/v1/";
    private static final String ACCOUNT = "/bankaccount-service/bankaccount/v1/";
    private static final String ORDER = "/ifms-adapter/pi/v1/";
    private static final String IFSC = "TEST0000777";

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void anEmptyTreasury() {
        desk.startAfresh();
    }

    @TestFactory
    Stream<DynamicTest> theTrailTellsOf() {
        Map<String, Supplier<Answer>> all = new LinkedHashMap<>();
        bills(all);
        accounts(all);
        orders(all);
        assertThat(all.keySet()).isEqualTo(Mutations.MONEY_OUT);
        return all.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    Answer answer = call.getValue().get();
                    assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
                    assertThat(Trail.of(answer, jdbc)).isNotEmpty();
                }));
    }

    private ObjectNode billBody(String status) {
        return desk.billBody(status, new Wage(desk.payee(), "700"));
    }

    private void bills(Map<String, Supplier<Answer>> all) {
        all.put(BILL + "_create", () -> desk.tryBill(billBody("PENDING")));
        all.put(BILL + "_update", () -> {
            JsonNode bill =
                    desk.tryBill(billBody("PENDING")).body().path("bills").path(0);
            return calls.post(BILL + "_update", "{\"bill\": " + bill + "}", desk.billDesk());
        });
        all.put(PAYMENT + "_create", () -> {
            String bill =
                    desk.tryBill(billBody("PENDING")).body().at("/bills/0/id").asString();
            // As a bill is that was taken over approved: what is approved here is paid at once.
            jdbc.sql("update disbursement.expense_bill set workflow_status = 'APPROVED' where id = cast(:id as uuid)")
                    .param("id", bill)
                    .update();
            return payment("_create", "\"bills\": [{\"billId\": \"" + bill + "\"}]");
        });
        all.put(PAYMENT + "_update", () -> cancel(rejected()));
    }

    private Answer payment(String operation, String members) {
        return calls.post(
                PAYMENT + operation,
                "{\"payment\": {\"tenantId\": \"od.cuttack\", " + members + "}}",
                desk.accountant());
    }

    /** A payment whose instruction the treasury does not carry out. */
    private JsonNode rejected() {
        desk.allot("1000");
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "700"));
        desk.push();
        String number = desk.number(bill);
        treasury.reject(number, "cuttack_op");
        desk.refresh(number);
        return desk.payment(bill);
    }

    /** A bill whose instruction waits, because the treasury was not there. */
    private JsonNode waiting() {
        desk.allot("1000");
        JsonNode bill = desk.approvedBill(new Wage(desk.payee(), "700"));
        treasury.refuseConnections();
        desk.push();
        treasury.acceptConnections();
        return bill;
    }

    private Answer cancel(JsonNode payment) {
        return payment(
                "_update",
                "\"status\": \"CANCELLED\", \"paymentNumber\": \""
                        + payment.path("paymentNumber").asString() + "\"");
    }

    private void accounts(Map<String, Supplier<Answer>> all) {
        all.put(ACCOUNT + "_create", () -> desk.tryAccount("IND-TRAIL-1", "001177000001", IFSC));
        all.put(ACCOUNT + "_update", () -> proposed("IND-TRAIL-2", "001177000002"));
        all.put(ACCOUNT + "_approve", () -> decided("_approve", proposed("IND-TRAIL-3", "001177000003")));
        all.put(ACCOUNT + "_refuse", () -> decided("_refuse", proposed("IND-TRAIL-4", "001177000004")));
    }

    private Answer proposed(String payee, String number) {
        desk.account(payee, number, IFSC);
        return calls.post(ACCOUNT + "_update", desk.accountBody(payee, number + "9", IFSC), desk.administrator());
    }

    private Answer decided(String operation, Answer proposed) {
        String change = proposed.body().at("/bankAccounts/0/pendingChange/id").asString();
        return calls.post(
                ACCOUNT + operation,
                "{\"tenantId\": \"od.cuttack\", \"changeId\": \"" + change + "\"}",
                desk.accountant());
    }

    private void orders(Map<String, Supplier<Answer>> all) {
        all.put(
                ORDER + "_create",
                () -> desk.tryCreate(rejected().path("paymentNumber").asString()));
        all.put(
                "/ifms/pi/v1/_create",
                () -> calls.post(
                        "/ifms/pi/v1/_create",
                        "{\"tenantId\": \"od.cuttack\", \"referenceId\": \""
                                + rejected().path("paymentNumber").asString() + "\"}",
                        desk.accountant()));
        all.put(ORDER + "_resubmit", () -> desk.tryResubmit(desk.number(waiting())));
        all.put(
                "/mukta-ifix-adapter/v1/disburse/_create",
                () -> desk.tryDisburse(
                        desk.payment(waiting()).path("paymentNumber").asString()));
        all.put(
                "/ifms-adapter/_scheduler",
                () -> calls.post(
                        "/ifms-adapter/_scheduler?serviceId=FD&tenantId=od.cuttack", "{}", desk.administrator()));
    }
}

package dev.kosh.disbursement.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDesk.Wage;
import dev.kosh.testing.TreasuryDeskTest;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bills that are not taken, and payments that are not made or given up: each refusal by its code. */
@TreasuryDeskTest
class RefusedBillTests {

    private static final String PENDING = "PENDING_FOR_VERIFICATION";

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TreasurySimulator treasury;

    @BeforeEach
    void atTheDesk() {
        desk.startAfresh();
    }

    private ObjectNode body(String rupees) {
        return desk.billBody(PENDING, new Wage(desk.payee(), rupees));
    }

    private static ObjectNode bill(ObjectNode body) {
        return (ObjectNode) body.path("bill");
    }

    private Answer update(ObjectNode body) {
        return calls.post("/expense/bill/v1/_update", body, desk.billDesk());
    }

    private static void refused(Answer answer, String code) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body()
                        .path("Errors")
                        .valueStream()
                        .map(each -> each.path("code").asString()))
                .as("%s", answer.body())
                .contains(code);
    }

    @Test
    void aBillThatNobodyBroughtInCannotBeChanged() {
        refused(update(body("100.00")), "BILL_NOT_FOUND");

        ObjectNode unknown = body("100.00");
        bill(unknown).put("id", UUID.randomUUID().toString());
        refused(update(unknown), "BILL_NOT_FOUND");
    }

    @Test
    void anApprovedBillIsPaidAsItStands() {
        JsonNode approved = desk.approvedBill(new Wage(desk.payee(), "100.00"));
        ObjectNode dearer = body("9000.00");
        bill(dearer).put("id", approved.path("id").asString());

        refused(update(dearer), "BILL_NOT_CHANGEABLE");

        assertThat(desk.bill(approved).path("totalAmount").decimalValue()).isEqualByComparingTo("100.00");
    }

    @Test
    void aNumberStandsForOneBill() {
        ObjectNode first = body("100.00");
        bill(first).put("billNumber", "B-" + UUID.randomUUID());
        assertThat(desk.tryBill(first).status()).isEqualTo(200);

        refused(desk.tryBill(first), "BILL_DUPLICATE_NUMBER");
    }

    @Test
    void aBillHasPayees() {
        refused(desk.tryBill(desk.billBody(PENDING)), "BILL_DETAILS_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1.00"})
    void aLineIsWorthSomething(String rupees) {
        refused(desk.tryBill(body(rupees)), "BILL_LINE_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.001", "1e30"})
    void anAmountIsInRupeesAndPaise(String rupees) {
        refused(desk.tryBill(body(rupees)), "INVALID_AMOUNT");
    }

    @Test
    void aLineIsOfAKnownHead() {
        ObjectNode body = body("100.00");
        ((ObjectNode) body.at("/bill/billDetails/0/payableLineItems/0")).put("headCode", "NO_SUCH_HEAD");

        refused(desk.tryBill(body), "BILL_UNKNOWN_HEAD_CODE");
    }

    @Test
    void aBillIsOfOneCity() {
        String ofTheState = calls.login(NewPerson.of("od").roles("BILL_CREATOR").onRecord(accounts));
        ObjectNode body = body("100.00");
        bill(body).put("tenantId", "od");

        refused(calls.post("/expense/bill/v1/_create", body, ofTheState), "INVALID_TENANT");
    }

    private Answer pay(JsonNode bill, String rupees) {
        ObjectNode body = json.createObjectNode();
        ObjectNode payment = body.putObject("payment")
                .put("tenantId", TreasuryDesk.TENANT)
                .put("netPayableAmount", new BigDecimal(rupees));
        payment.putArray("bills").addObject().put("billId", bill.path("id").asString());
        return calls.post("/expense/payment/v1/_create", body, desk.accountant());
    }

    private Answer cancel(JsonNode payment) {
        ObjectNode body = json.createObjectNode();
        body.putObject("payment")
                .put("tenantId", TreasuryDesk.TENANT)
                .put("paymentNumber", payment.path("paymentNumber").asString())
                .put("status", "CANCELLED");
        return calls.post("/expense/payment/v1/_update", body, desk.accountant());
    }

    @Test
    void aBillThatIsNotApprovedIsNotPaid() {
        JsonNode pending = desk.tryBill(body("100.00")).body().path("bills").path(0);

        refused(pay(pending, "100.00"), "BILL_NOT_PAYABLE");
    }

    @Test
    void aBillIsPaidOnce() {
        JsonNode approved = desk.approvedBill(new Wage(desk.payee(), "100.00"));

        refused(pay(approved, "100.00"), "BILL_NOT_PAYABLE");
    }

    @Test
    void aPaymentThatTheTreasuryMayStillMakeIsNotGivenUp() {
        desk.allot("1000.00");
        JsonNode approved = desk.approvedBill(new Wage(desk.payee(), "100.00"));
        desk.push();

        refused(cancel(desk.payment(approved)), "PAYMENT_NOT_CANCELLABLE");

        assertThat(desk.payment(approved).path("status").asString()).isNotEqualTo("CANCELLED");
    }

    @Test
    void aPaymentThatTheSpendingUnitRejectedIsGivenUpForGood() {
        desk.allot("1000.00");
        JsonNode approved = desk.approvedBill(new Wage(desk.payee(), "100.00"));
        desk.push();
        String number = desk.number(approved);
        treasury.reject(number, "Cuttack");
        desk.refresh(number);
        JsonNode given = desk.payment(approved);

        assertThat(cancel(given).status()).isEqualTo(200);
        refused(cancel(given), "PAYMENT_NOT_CANCELLABLE");

        refused(pay(approved, "100.00"), "BILL_NOT_PAYABLE");
        refused(desk.tryCreate(given.path("paymentNumber").asString()), "PAYMENT_ALREADY_PROCESSED");
    }
}

package dev.kosh.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.AllotmentCounts;
import dev.kosh.disbursement.Allotments;
import dev.kosh.disbursement.FirstPushes;
import dev.kosh.disbursement.FundCriteria;
import dev.kosh.disbursement.Funds;
import dev.kosh.disbursement.Sanction;
import dev.kosh.simulator.Allotment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The money desk of Cuttack over HTTP: bills of wage seekers are brought in and approved, instructions are made of them
 * and pushed to the simulated treasury. Methods whose name begins with {@code try} answer whatever the server says; the
 * others insist on success.
 */
@TestComponent
public class TreasuryDesk {

    public static final String TENANT = "od.cuttack";
    public static final TenantId CUTTACK = new TenantId(TENANT);
    public static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    /** Heads of account in the order in which they are spent. */
    public static final List<String> HEADS =
            List.of("221705789358641045908", "221705796358641045908", "221705800358641045908");

    private static final String PI = "/ifms-adapter/pi/v1/";
    private static final String BILL = "/expense/bill/v1/";
    private static final String PAYMENT = "/expense/payment/v1/";
    private static final String ACCOUNT = "/bankaccount-service/bankaccount/v1/";

    private final HttpCalls calls;
    private final JsonMapper json;
    private final MovableClock clock;
    private final TreasurySimulator treasury;
    private final Allotments allotments;
    private final FirstPushes firstPushes;
    private final Funds funds;
    private final Map<SandboxUser, Token> tokens = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final AtomicInteger payees = new AtomicInteger();
    private final AtomicInteger sanctions = new AtomicInteger();

    TreasuryDesk(
            HttpCalls calls,
            JsonMapper json,
            MovableClock clock,
            TreasurySimulator treasury,
            Allotments allotments,
            FirstPushes firstPushes,
            Funds funds,
            JdbcClient jdbc) {
        this.calls = calls;
        this.json = json;
        this.clock = clock;
        this.treasury = treasury;
        this.allotments = allotments;
        this.firstPushes = firstPushes;
        this.funds = funds;
        this.jdbc = jdbc;
        clock.set(NOW);
    }

    /** What a user was given at a log-in; it does not outlive a journey of the clock. */
    private record Token(String value, Instant at) {

        boolean isGood(Instant now) {
            return Duration.between(at, now).abs().compareTo(Duration.ofDays(1)) < 0;
        }
    }

    /** Back to {@link #NOW}, with a treasury that answers and no money that another test left. */
    public void startAfresh() {
        clock.set(NOW);
        treasury.reset();
        // What others were allotted stays on the books, out of reach: nobody spends for those offices.
        jdbc.sql("update disbursement.sanction set ddo_code = 'GONE ' || id").update();
        jdbc.sql("delete from disbursement.allotment_cursor").update();
    }

    /** A payee of a bill that a test writes down. */
    public record Wage(String payeeId, String rupees) {}

    public String token(SandboxUser user) {
        Instant now = clock.instant();
        return tokens.compute(
                        user,
                        (each, before) ->
                                before != null && before.isGood(now) ? before : new Token(calls.login(each), now))
                .value();
    }

    public String accountant() {
        return token(SandboxUser.CUTTACK_ACCOUNTANT);
    }

    public String billDesk() {
        return token(SandboxUser.CUTTACK_BILLS);
    }

    public String administrator() {
        return token(SandboxUser.CUTTACK_MUKTA);
    }

    /** The treasury allots this much under the first head of account, and the server reads it. */
    public Sanction allot(String rupees) {
        return allot(HEADS.get(0), rupees);
    }

    /** The treasury allots this much under a head of account by a sanction of its own, and the server reads it. */
    public Sanction allot(String headOfAccount, String rupees) {
        String sanction = "S" + sanctions.incrementAndGet();
        treasury.allot(allotment(headOfAccount, sanction, "0", rupees, "0", "Initial Allotment", sanction + "-A"));
        readAllotments();
        return sanction(sanction);
    }

    /** A row of VA as the treasury would tell it today. */
    public Allotment allotment(
            String headOfAccount,
            String sanction,
            String serial,
            String rupees,
            String balance,
            String type,
            String id) {
        return new Allotment(
                headOfAccount,
                "DUMDDO001",
                "13145",
                "MUKTA",
                "DUMGRANT0007",
                "CUTTACK MUNICIPAL CORPORATION",
                "5101",
                "cuttack_op",
                BusinessCalendar.dateOf(clock.instant()).toString(),
                serial,
                rupees,
                balance,
                type,
                sanction,
                id);
    }

    public List<AllotmentCounts> readAllotments() {
        return allotments.ask(CUTTACK, Trigger.MANUAL, null, "test");
    }

    /** A sanction by the treasury's id of it. */
    public Sanction sanction(String masterAllotmentId) {
        List<Sanction> found = funds.find(
                new FundCriteria(CUTTACK, Set.of(), null, null, masterAllotmentId, true, FundCriteria.MOST, 0));
        assertThat(found).as(masterAllotmentId).hasSize(1);
        return found.get(0);
    }

    /** A wage seeker with a bank account of his own. */
    public String payee() {
        int number = payees.incrementAndGet();
        String payee = "IND-" + number;
        account(payee, "0011%010d".formatted(number), "TEST0000%03d".formatted(number % 1000));
        return payee;
    }

    /** Gives a payee an account that he has none of yet. */
    public JsonNode account(String payee, String number, String ifsc) {
        return success(tryAccount(payee, number, ifsc)).path("bankAccounts").path(0);
    }

    public Answer tryAccount(String payee, String number, String ifsc) {
        return calls.post(ACCOUNT + "_create", accountBody(payee, number, ifsc), billDesk());
    }

    /** The administrator corrects a payee's account, and the accountant approves. */
    public JsonNode correctAccount(String payee, String number, String ifsc) {
        JsonNode proposed = success(calls.post(ACCOUNT + "_update", accountBody(payee, number, ifsc), administrator()))
                .path("bankAccounts")
                .path(0);
        ObjectNode decision = json.createObjectNode()
                .put("tenantId", TENANT)
                .put("changeId", proposed.path("pendingChange").path("id").asString());
        return success(calls.post(ACCOUNT + "_approve", decision, accountant()))
                .path("bankAccounts")
                .path(0);
    }

    public ObjectNode accountBody(String payee, String number, String ifsc) {
        ObjectNode body = json.createObjectNode();
        ObjectNode account = body.putArray("bankAccounts")
                .addObject()
                .put("tenantId", TENANT)
                .put("serviceCode", "IND")
                .put("referenceId", payee);
        account.putArray("bankAccountDetails")
                .addObject()
                .put("accountHolderName", "Holder of " + payee)
                .put("accountNumber", number)
                .put("accountType", "SAVINGS")
                .put("isPrimary", true)
                .put("isActive", true)
                .putObject("bankBranchIdentifier")
                .put("type", "IFSC")
                .put("code", ifsc);
        return body;
    }

    /** Body of a bill of wages. */
    public ObjectNode billBody(String workflowStatus, Wage... wages) {
        ObjectNode body = json.createObjectNode();
        ObjectNode bill = body.putObject("bill")
                .put("tenantId", TENANT)
                .put("billDate", clock.instant().toEpochMilli())
                .put("businessService", "works.wages")
                .put("referenceId", "WO/2026-27/000123_1")
                .put("wfStatus", workflowStatus);
        ArrayNode details = bill.putArray("billDetails");
        BigDecimal total = BigDecimal.ZERO;
        for (Wage wage : wages) {
            total = total.add(new BigDecimal(wage.rupees()));
            ObjectNode detail = details.addObject();
            detail.putObject("payee")
                    .put("type", "INDIVIDUAL")
                    .put("identifier", wage.payeeId())
                    .put("payeeName", "Asha Test")
                    .put("payeePhoneNumber", "9000000001")
                    .putObject("additionalDetails")
                    .put("address", "Ward 3");
            detail.putArray("payableLineItems")
                    .addObject()
                    .put("headCode", "WEG")
                    .put("amount", new BigDecimal(wage.rupees()))
                    .put("type", "PAYABLE")
                    .put("status", "ACTIVE");
        }
        bill.put("totalAmount", total);
        bill.putObject("additionalDetails").put("ward", "Ward 3").put("projectName", "Road of Ward 3");
        return body;
    }

    public Answer tryBill(ObjectNode body) {
        return calls.post(BILL + "_create", body, billDesk());
    }

    /** An approved bill: its payment and its instruction are there, and not pushed yet. */
    public JsonNode approvedBill(Wage... wages) {
        return success(tryBill(billBody("APPROVED", wages))).path("bills").path(0);
    }

    /** The bill as it is now. */
    public JsonNode bill(JsonNode bill) {
        ObjectNode body = json.createObjectNode();
        ObjectNode criteria = body.putObject("billCriteria").put("tenantId", TENANT);
        criteria.putArray("ids").add(bill.path("id").asString());
        return success(calls.post(BILL + "_search", body, accountant()))
                .path("bills")
                .path(0);
    }

    /** The payment of a bill as it is now. */
    public JsonNode payment(JsonNode bill) {
        ObjectNode body = json.createObjectNode();
        ObjectNode criteria = body.putObject("paymentCriteria").put("tenantId", TENANT);
        criteria.putArray("billIds").add(bill.path("id").asString());
        return success(calls.post(PAYMENT + "_search", body, accountant()))
                .path("payments")
                .path(0);
    }

    /** Number of the newest instruction of a bill. */
    public String number(JsonNode bill) {
        List<JsonNode> found = instructionsOf(bill);
        assertThat(found).as("instructions of %s", bill.path("billNumber")).isNotEmpty();
        return found.get(0).path("piNumber").asString();
    }

    /** All instructions of a bill, newest first. */
    public List<JsonNode> instructionsOf(JsonNode bill) {
        return search("muktaReferenceId", payment(bill).path("paymentNumber").asString());
    }

    /** An instruction as it is now. */
    public JsonNode instruction(String number) {
        List<JsonNode> found = search("piNumber", number);
        assertThat(found).as(number).hasSize(1);
        return found.get(0);
    }

    private List<JsonNode> search(String criterion, String value) {
        ObjectNode body = json.createObjectNode();
        body.putObject("searchCriteria").put("tenantId", TENANT).put(criterion, value);
        List<JsonNode> found = new ArrayList<>();
        success(calls.post(PI + "_search", body, accountant()))
                .path("paymentInstructions")
                .forEach(found::add);
        return found;
    }

    /** Sends what approval made and nobody sent yet. */
    public void push() {
        try {
            firstPushes.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** An approved bill whose instruction was pushed; its number. */
    public String pushed(Wage... wages) {
        JsonNode bill = approvedBill(wages);
        push();
        return number(bill);
    }

    public Answer tryResubmit(String number) {
        return order("_resubmit", number);
    }

    /** The instruction after it was submitted again. */
    public JsonNode resubmit(String number) {
        return success(tryResubmit(number)).path("paymentInstruction");
    }

    public Answer tryRefresh(String number) {
        return order("_refresh", number);
    }

    /** The instruction after the treasury was asked; the clock moves by two minutes, so that asking again is allowed. */
    public JsonNode refresh(String number) {
        JsonNode instruction = success(tryRefresh(number)).path("paymentInstruction");
        clock.set(clock.instant().plusSeconds(120));
        return instruction;
    }

    private Answer order(String operation, String number) {
        return calls.post(
                PI + operation, json.createObjectNode().put("tenantId", TENANT).put("piNumber", number), accountant());
    }

    public Answer tryCreate(String paymentNumber) {
        return calls.post(
                PI + "_create",
                json.createObjectNode().put("tenantId", TENANT).put("referenceId", paymentNumber),
                accountant());
    }

    /** A new instruction of a payment, pushed. */
    public JsonNode create(String paymentNumber) {
        return success(tryCreate(paymentNumber)).path("paymentInstruction");
    }

    public Answer tryDisburse(String paymentNumber) {
        return calls.post(
                "/mukta-ifix-adapter/v1/disburse/_create",
                json.createObjectNode().put("tenantId", TENANT).put("referenceId", paymentNumber),
                accountant());
    }

    /** Brings a pushed instruction to Completed: signed, advised, paid. */
    public JsonNode complete(String number) {
        treasury.sign(number);
        refresh(number);
        treasury.advise(number);
        refresh(number);
        treasury.pay(number);
        return refresh(number);
    }

    private static JsonNode success(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }
}

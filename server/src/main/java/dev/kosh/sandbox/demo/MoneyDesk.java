package dev.kosh.sandbox.demo;

import dev.kosh.sandbox.demo.Integrator.Answer;
import dev.kosh.wire.Money;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The people of Cuttack's money desk and their calls: each insists on success unless its name begins with "try". */
final class MoneyDesk {

    static final String TENANT = "od.cuttack";
    static final String BILLS = "CTC-BILLS01";
    static final String ACCOUNTANT = "CTC-ACCOUNTANT01";
    static final String ADMINISTRATOR = "CTC-MUKTA01";

    private static final String PI = "/ifms-adapter/pi/v1/";
    private static final String ACCOUNT = "/bankaccount-service/bankaccount/v1/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Integrator billDesk;
    private final Integrator accountant;
    private final Integrator administrator;

    MoneyDesk(URI server, Screen screen) {
        this.billDesk = new Integrator(server, screen);
        this.accountant = new Integrator(server, screen);
        this.administrator = new Integrator(server, screen);
    }

    void signIn(String password) {
        success(billDesk.signIn(BILLS, password, TENANT));
        success(accountant.signIn(ACCOUNTANT, password, TENANT));
        success(administrator.signIn(ADMINISTRATOR, password, TENANT));
    }

    List<JsonNode> sanctions() {
        return funds(accountant.call("/ifms-adapter/funds/v1/_search", fundsOfCuttack(), "{tenantId: " + TENANT + "}"));
    }

    /** {@link #sanctions()} without showing the call. */
    List<JsonNode> sanctionsNow() {
        return funds(accountant.look("/ifms-adapter/funds/v1/_search", fundsOfCuttack()));
    }

    private static ObjectNode fundsOfCuttack() {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("searchCriteria").put("tenantId", TENANT).put("sortOrder", "ASC");
        return body;
    }

    private static List<JsonNode> funds(Answer answer) {
        return success(answer).path("funds").valueStream().toList();
    }

    void registerAccounts(List<Worker> workers) {
        ObjectNode body = JSON.createObjectNode();
        workers.forEach(worker -> account(body, worker));
        success(billDesk.call(ACCOUNT + "_create", body, "{" + workers.size() + " bankAccounts}"));
    }

    /** The answer's account, with the correction that waits. */
    JsonNode proposeAccount(Worker corrected, String reason) {
        ObjectNode body = JSON.createObjectNode();
        account(body, corrected).put("reason", reason);
        Answer answer = administrator.call(
                ACCOUNT + "_update", body, ADMINISTRATOR + ": a new account for " + corrected.name());
        return success(answer).path("bankAccounts").path(0);
    }

    Answer tryApproveOwnChange(String changeId) {
        return administrator.call(
                ACCOUNT + "_approve", decision(changeId), ADMINISTRATOR + " approves what it proposed");
    }

    JsonNode approveChange(String changeId) {
        Answer answer = accountant.call(ACCOUNT + "_approve", decision(changeId), ACCOUNTANT + " approves");
        return success(answer).path("bankAccounts").path(0);
    }

    private static ObjectNode decision(String changeId) {
        return JSON.createObjectNode().put("tenantId", TENANT).put("changeId", changeId);
    }

    /** An approved bill of wages. */
    JsonNode approvedBill(String workOrder, String project, List<Worker> workers, Instant at) {
        ObjectNode body = JSON.createObjectNode();
        Money total = Money.sum(workers.stream().map(Worker::wage).toList());
        ObjectNode bill = body.putObject("bill")
                .put("tenantId", TENANT)
                .put("billDate", at.toEpochMilli())
                .put("businessService", "works.wages")
                .put("referenceId", workOrder)
                .put("totalAmount", total.toRupees())
                .put("wfStatus", "APPROVED");
        bill.putObject("additionalDetails").put("ward", "Ward 3").put("projectName", project);
        workers.forEach(worker -> wages(bill.withArray("billDetails").addObject(), worker));
        Answer answer = billDesk.call(
                "/expense/bill/v1/_create",
                body,
                "{%s, %d payees, Rs %s, wfStatus: APPROVED}".formatted(workOrder, workers.size(), total));
        return success(answer).path("bills").path(0);
    }

    List<Instruction> instructions() {
        return found(accountant.call(PI + "_search", allOfCuttack(), "{tenantId: " + TENANT + "}"));
    }

    /** {@link #instructions()} without showing the call, oldest first. */
    List<Instruction> instructionsNow() {
        return found(accountant.look(PI + "_search", allOfCuttack()));
    }

    Instruction instruction(String number) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("searchCriteria").put("tenantId", TENANT).put("piNumber", number);
        return found(accountant.call(PI + "_search", body, "{piNumber: " + number + "}"))
                .get(0);
    }

    private static ObjectNode allOfCuttack() {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("searchCriteria").put("tenantId", TENANT).put("sortOrder", "ASC");
        return body;
    }

    private static List<Instruction> found(Answer answer) {
        List<Instruction> found = new ArrayList<>();
        success(answer).path("paymentInstructions").forEach(each -> found.add(new Instruction(each)));
        return found;
    }

    Instruction refresh(Instruction instruction) {
        return one(accountant.call(PI + "_refresh", order(instruction.number()), instruction.number()));
    }

    Answer tryRevise(String number) {
        return accountant.call(PI + "_revise", order(number), number);
    }

    Instruction reviseConfirmingUnchanged(String number) {
        ObjectNode body = order(number).put("confirmUnchanged", true);
        return one(accountant.call(PI + "_revise", body, number + " {confirmUnchanged: true}"));
    }

    private static ObjectNode order(String number) {
        return JSON.createObjectNode().put("tenantId", TENANT).put("piNumber", number);
    }

    private static Instruction one(Answer answer) {
        return new Instruction(success(answer).path("paymentInstruction"));
    }

    /** The treasury's answers to one service about an instruction, newest first. */
    List<JsonNode> exchanges(String number, String service) {
        Answer answer = accountant.call(PI + "_logs", order(number).put("serviceId", service), number + " " + service);
        return success(answer).path("attempts").valueStream().toList();
    }

    List<JsonNode> payments(List<String> numbers) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode criteria = body.putObject("paymentCriteria").put("tenantId", TENANT);
        numbers.forEach(criteria.putArray("paymentNumbers")::add);
        Answer answer = accountant.call("/expense/payment/v1/_search", body, String.join(", ", numbers));
        return success(answer).path("payments").valueStream().toList();
    }

    /** The proof of the books. */
    JsonNode reconciliation() {
        return success(administrator.call(
                "/ifms-adapter/reconciliation/v1/_check",
                JSON.createObjectNode().put("tenantId", TENANT),
                ADMINISTRATOR));
    }

    private static ObjectNode account(ObjectNode body, Worker worker) {
        ObjectNode account = body.withArray("bankAccounts")
                .addObject()
                .put("tenantId", TENANT)
                .put("serviceCode", "IND")
                .put("referenceId", worker.id());
        account.putArray("bankAccountDetails")
                .addObject()
                .put("accountHolderName", worker.name())
                .put("accountNumber", worker.accountNumber())
                .put("accountType", "SAVINGS")
                .put("isPrimary", true)
                .put("isActive", true)
                .putObject("bankBranchIdentifier")
                .put("type", "IFSC")
                .put("code", worker.ifsc());
        return account;
    }

    private static void wages(ObjectNode detail, Worker worker) {
        detail.putObject("payee")
                .put("type", "INDIVIDUAL")
                .put("identifier", worker.id())
                .put("payeeName", worker.name())
                .put("payeePhoneNumber", worker.mobileNumber())
                .putObject("additionalDetails")
                .put("address", "Ward 3, Cuttack");
        detail.putArray("payableLineItems")
                .addObject()
                .put("headCode", "WEG")
                .put("amount", worker.wage().toRupees())
                .put("type", "PAYABLE")
                .put("status", "ACTIVE");
    }

    private static JsonNode success(Answer answer) {
        StoryFailed.unless(answer.status() == 200, "HTTP 200; the answer was " + answer.body());
        return answer.body();
    }
}

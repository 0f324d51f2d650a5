package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.SandboxUser;
import dev.kosh.testing.Trail;
import dev.kosh.treasury.TreasuryService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records that fit nowhere wait for a person, who says whose they are, over HTTP. */
@PayoutTest
class FailureReviewTests {

    private static final SandboxUser ADMIN = new SandboxUser("CTC-MUKTA01", "EMPLOYEE", "od.cuttack");
    private static final SandboxUser ACCOUNTANT = new SandboxUser("CTC-ACCOUNTANT01", "EMPLOYEE", "od.cuttack");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private FailureNights nights;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private Revisions revisions;

    @Autowired
    private RecordedSms sms;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void itIsJune() {
        clock.set(Payouts.START);
    }

    @AfterEach
    void theTreasuryIsWell() {
        treasury.clearFaults();
    }

    /** An instruction with a failure whose record names nobody of ours. */
    private String unmatched(Worker worker) {
        String number = payouts.completed(List.of(worker));
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, worker), "Account frozen", 1));
        treasury.play(FaultRule.on(JitService.FD, Fault.EDIT)
                .forNumber(number)
                .with("remove", List.of("/data/0/benfDtls/0/benfId"))
                .with("set", Map.of("/data/0/benfDtls/0/benfAcctNo", "99999999999")));
        ask(number);
        return number;
    }

    private void ask(String number) {
        payouts.daysPass(1);
        payouts.ask(TreasuryService.FD, number);
        payouts.deliverMessages();
    }

    private ObjectNode body() {
        return json.createObjectNode().put("tenantId", "od.cuttack");
    }

    private JsonNode waiting(String number) {
        Answer answer =
                calls.post("/ifms-adapter/failures/v1/_search", body().put("state", "QUARANTINED"), calls.login(ADMIN));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        for (JsonNode each : answer.body().path("failures")) {
            if (each.path("piNumber").asString("").equals(number)) {
                return each;
            }
        }
        return json.missingNode();
    }

    private Answer resolve(String id, ObjectNode how, SandboxUser by) {
        return calls.post("/ifms-adapter/failures/v1/_resolve", how.put("id", id), calls.login(by));
    }

    private long failureMessages(Worker worker) {
        return sms.to(worker.mobileNumber()).stream()
                .filter(text -> text.contains("is failed"))
                .count();
    }

    @Test
    void aPersonSaysWhoseARecordIsAndItIsAppliedOnce() {
        Worker worker = payouts.worker();
        String number = unmatched(worker);
        JsonNode record = waiting(number);
        assertThat(record.path("reasonCode").asString()).isEqualTo("UNKNOWN_BENEFICIARY");
        assertThat(record.path("benfAcctNo").asString()).isEqualTo("*******9999");
        ObjectNode order = body().put("resolution", "APPLY_TO")
                .put("beneficiaryRowId", payouts.payment(number, worker).id().toString());

        Answer resolved = resolve(record.path("id").asString(), order, ADMIN);
        payouts.deliverMessages();

        assertThat(resolved.status()).as("%s", resolved.body()).isEqualTo(200);
        assertThat(resolved.body().path("failure").path("state").asString()).isEqualTo("RESOLVED");
        assertThat(Trail.of(resolved, jdbc)).isNotEmpty();
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(nights.waitingForReview(number)).isZero();
        assertThat(failureMessages(worker)).isEqualTo(1);

        ask(number);
        assertThat(waiting(number).isMissingNode())
                .as("the same record does not come back")
                .isTrue();
        treasury.clearFaults();
        ask(number);
        assertThat(failureMessages(worker))
                .as("nor does the treasury's own, better record tell him again")
                .isEqualTo(1);
        assertThat(records.suspense(number)).isEqualTo("1400.00");

        Answer again = resolve(record.path("id").asString(), order, ADMIN);
        assertThat(again.errorCode()).isEqualTo("FAILURE_NOT_RESOLVABLE");
    }

    /** PD and FD of one night each bring a record that nobody can match; the next night brings neither of them again. */
    @Test
    void thePageCountsTheRecordsOfAllAnswersThatWaitForReview() {
        List<Worker> two = payouts.workers(2);
        String number = payouts.advised(two);
        treasury.pay(number);
        treasury.play(FaultRule.on(JitService.PD, Fault.EDIT)
                .forNumber(number)
                .with("set", Map.of("/data/0/benfDtls/0/benfId", "BN-X", "/data/0/benfDtls/0/benfAcctNo", "999")));
        payouts.ask(TreasuryService.PD, number);
        assertThat(nights.waitingForReview(number)).isEqualTo(1);

        nights.comesBack(number, two.get(1), "Account frozen");
        treasury.play(FailureNights.edit()
                .forNumber(number)
                .with("remove", List.of(FailureNights.row("benfId")))
                .with("set", Map.of(FailureNights.row("benfAcctNo"), "99999999999")));
        nights.ask(number);
        assertThat(nights.waitingForReview(number)).isEqualTo(2);

        treasury.clearFaults();
        treasury.play(FaultRule.on(JitService.FD, Fault.DATA).forNumber(number));
        ask(number);
        assertThat(nights.waitingForReview(number)).isEqualTo(2);
    }

    @Test
    void aRecordThatIsPutAsideChangesNothingAndDoesNotComeBack() {
        Worker worker = payouts.worker();
        String number = unmatched(worker);
        String id = waiting(number).path("id").asString();

        Answer resolved = resolve(id, body().put("resolution", "IGNORE").put("note", "of another scheme"), ADMIN);

        assertThat(resolved.status()).as("%s", resolved.body()).isEqualTo(200);
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        ask(number);
        assertThat(waiting(number).isMissingNode()).isTrue();
        assertThat(nights.waitingForReview(number)).isZero();
    }

    @Test
    void aRecordThatWasPutAsideByMistakeIsStillAppliedToItsPaymentOnce() {
        Worker worker = payouts.worker();
        String number = unmatched(worker);
        String id = waiting(number).path("id").asString();
        resolve(id, body().put("resolution", "IGNORE").put("note", "of another scheme"), ADMIN);
        String payment = payouts.payment(number, worker).id().toString();
        ObjectNode order = body().put("resolution", "APPLY_TO").put("beneficiaryRowId", payment);

        Answer applied = resolve(id, order, ADMIN);

        assertThat(applied.status()).as("%s", applied.body()).isEqualTo(200);
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        payouts.deliverMessages();
        assertThat(nights.failureMessages(worker)).hasSize(1);
        assertThat(resolve(id, order, ADMIN).errorCode()).isEqualTo("FAILURE_NOT_RESOLVABLE");
        assertThat(resolve(id, body().put("resolution", "IGNORE"), ADMIN).errorCode())
                .isEqualTo("FAILURE_NOT_RESOLVABLE");
    }

    @Test
    void onlyTheAdministratorResolves() {
        Worker worker = payouts.worker();
        String number = unmatched(worker);
        String id = waiting(number).path("id").asString();

        assertThat(resolve(id, body().put("resolution", "IGNORE"), ACCOUNTANT).status())
                .isEqualTo(403);
        assertThat(waiting(number).path("id").asString()).isEqualTo(id);
    }

    @Test
    void aRecordIsNotAppliedToWhatIsNotThere() {
        Worker worker = payouts.worker();
        String id = waiting(unmatched(worker)).path("id").asString();

        assertThat(resolve(id, body().put("resolution", "APPLY_TO"), ADMIN).errorCode())
                .isEqualTo("PI_REQUEST_INVALID_PARAMS");
        assertThat(resolve(id, body().put("resolution", "APPLY_TO").put("beneficiaryRowId", id), ADMIN)
                        .errorCode())
                .isEqualTo("FAILURE_NOT_RESOLVABLE");
        assertThat(resolve(id, body().put("resolution", "FORGET"), ADMIN).errorCode())
                .isEqualTo("PI_REQUEST_INVALID_PARAMS");
    }

    @Test
    void theAccountantRevisesOverHttpAndGetsTheNewInstruction() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, worker), "Account frozen", 1));
        ask(number);
        ObjectNode order = body().put("piNumber", number);

        Answer refused = calls.post("/ifms-adapter/pi/v1/_revise", order, calls.login(ACCOUNTANT));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("PI_UNCHANGED_ACCOUNT");

        Answer revised =
                calls.post("/ifms-adapter/pi/v1/_revise", order.put("confirmUnchanged", true), calls.login(ACCOUNTANT));
        assertThat(revised.status()).as("%s", revised.body()).isEqualTo(200);
        assertThat(Trail.of(revised, jdbc)).containsExactly("REVISED");
        JsonNode pi = revised.body().path("paymentInstruction");
        assertThat(pi.path("piType").asString()).isEqualTo("REVISED");
        assertThat(pi.path("parentPiNumber").asString()).isEqualTo(number);
        assertThat(pi.path("piStatus").asString()).isEqualTo("IN_PROCESS");
        assertThat(pi.path("message").path("text").asString())
                .isEqualTo("On call of COR API: Response is received and updated successfully");
    }

    /** A line of a debit scroll whose account is nobody's. */
    private void debited(String number, String account) {
        treasury.play(FaultRule.on(JitService.PD, Fault.EDIT)
                .forNumber(number)
                .with("remove", List.of("/data/0/benfDtls/0/benfId"))
                .with("set", Map.of("/data/0/benfDtls/0/benfAcctNo", account))
                .times(1));
        payouts.ask(TreasuryService.PD, number);
        payouts.deliverMessages();
    }

    @Test
    void aLineOfADebitScrollMakesAPaymentSuccessfulOnceAndNeverFailed() {
        Worker worker = payouts.worker();
        String number = payouts.advised(List.of(worker));
        treasury.pay(number);
        debited(number, "99999999991");
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.IN_PROCESS);
        ObjectNode order = body().put("resolution", "APPLY_TO")
                .put("beneficiaryRowId", payouts.payment(number, worker).id().toString());

        Answer resolved = resolve(waiting(number).path("id").asString(), order, ADMIN);

        assertThat(resolved.status()).as("%s", resolved.body()).isEqualTo(200);
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(failureMessages(worker)).isZero();
        assertThat(records.suspense(number)).isEqualTo("0.00");

        // Another debit cannot be of a payment whose debit is known.
        debited(number, "99999999992");
        String another = waiting(number).path("id").asString();
        assertThat(resolve(another, order, ADMIN).errorCode()).isEqualTo("FAILURE_NOT_RESOLVABLE");
        assertThat(waiting(number).path("id").asString()).isEqualTo(another);
    }

    @Test
    void aRecordIsNotAppliedBeforeTheReferenceOfItsInstructionIsKnown() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, worker), "Account frozen", 1));
        ask(number);
        String revised =
                revisions.revise(Payouts.TENANT, number, true, Payouts.BY).number();
        String record = waiting(unmatched(payouts.worker())).path("id").asString();

        Answer refused = resolve(
                record,
                body().put("resolution", "APPLY_TO")
                        .put(
                                "beneficiaryRowId",
                                payouts.payment(revised, worker).id().toString()),
                ADMIN);

        assertThat(refused.errorCode()).isEqualTo("FAILURE_NOT_RESOLVABLE");
        assertThat(payouts.payment(revised, worker).status()).isEqualTo(PaymentStatus.IN_PROCESS);
    }

    @Test
    void aRecordThatIsNotThereIsNotFound() {
        Answer unknown = resolve(UUID.randomUUID().toString(), body().put("resolution", "IGNORE"), ADMIN);

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.errorCode()).isEqualTo("FAILURE_NOT_FOUND");
    }
}

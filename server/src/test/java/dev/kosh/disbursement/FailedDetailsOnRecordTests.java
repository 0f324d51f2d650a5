package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What FD was asked and what it answered, as the page and the records tell it; numbers are those of the fault scenarios. */
@PayoutTest
class FailedDetailsOnRecordTests {

    private static final String INFO = "INFO On call of FD API: Response is received and updated successfully";
    private static final String NO_RESPONSE = "ERROR On call of FD API: No response is received.";

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private FailureNights nights;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private InstructionStore instructions;

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

    @Test
    void t58NoResponseIsSaidUntilAnAnswerComesAndNothingElseChanges() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        treasury.play(FaultRule.on(JitService.FD, Fault.RESET).forNumber(number));

        for (int pass = 0; pass < 4; pass++) {
            nights.ask(number);
            assertThat(payouts.page(number)).isEqualTo(NO_RESPONSE);
            assertThat(payouts.pi(number).status()).isEqualTo(PiStatus.COMPLETED);
            assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        }
        treasury.clearFaults();
        payouts.daysPass(1);
        nights.ask(number);

        assertThat(payouts.page(number)).isEqualTo(INFO);
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void t58AnActionEnabledEarlierSurvivesADayWithoutResponse() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        nights.ask(number);
        treasury.play(FaultRule.on(JitService.FD, Fault.RESET).forNumber(number));
        payouts.daysPass(1);

        nights.ask(number);

        assertThat(payouts.page(number)).isEqualTo(NO_RESPONSE);
        assertThat(PaymentInstructionLifecycle.actions(payouts.pi(number), false))
                .containsExactly(PiAction.GENERATE_REVISED_PI);
    }

    @Test
    void t59EachErrorIsOnRecordAndThePageShowsTheLatest() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        nights.comesBack(number, worker, "Account frozen");
        for (String day : List.of("one", "two", "three")) {
            treasury.play(FaultRule.on(JitService.FD, Fault.ERROR)
                    .forNumber(number)
                    .with("errorMsg", "Trouble of day " + day)
                    .times(1));
            nights.ask(number);
            assertThat(payouts.page(number)).isEqualTo("ERROR On call of FD API: Trouble of day " + day);
            assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
            payouts.daysPass(1);
        }

        nights.ask(number);

        assertThat(payouts.page(number)).isEqualTo(INFO);
        assertThat(records.statusLog(number, "FD"))
                .containsExactly(
                        "STATUS_LOG_FD_ERROR", "STATUS_LOG_FD_ERROR", "STATUS_LOG_FD_ERROR", "STATUS_LOG_FD_SUCCESS");
    }

    @Test
    void theLatestResponseIsOnRecordAndAttemptsWithoutOneDoNotMoveIt() {
        Worker worker = payouts.worker();
        String number = payouts.completed(List.of(worker));
        treasury.play(FaultRule.on(JitService.FD, Fault.ERROR).forNumber(number).with("errorMsg", "Trouble"));
        nights.ask(number);
        ServiceState answered = stateOfFd(number);
        assertThat(answered.latestResponseId()).isNotNull().isEqualTo(answered.latestAttemptId());

        treasury.clearFaults();
        treasury.play(FaultRule.on(JitService.FD, Fault.RESET).forNumber(number));
        nights.ask(number);
        ServiceState silent = stateOfFd(number);
        assertThat(silent.latestAttemptId()).isNotEqualTo(answered.latestAttemptId());
        assertThat(silent.latestResponseId()).isEqualTo(answered.latestResponseId());
        assertThat(silent.consecutiveNoResponse()).isEqualTo(1);

        treasury.clearFaults();
        nights.comesBack(number, worker, "Account frozen");
        nights.ask(number);
        ServiceState latest = stateOfFd(number);
        assertThat(latest.latestResponseId())
                .isEqualTo(latest.latestAttemptId())
                .isNotEqualTo(answered.latestResponseId());
    }

    private ServiceState stateOfFd(String number) {
        return instructions.serviceStates(Payouts.TENANT, payouts.pi(number).id()).stream()
                .filter(state -> state.api() == TreasuryService.FD)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anInstructionThatLacksWhatTheCallNeedsIsNeverAskedWithBlanks() {
        String number = payouts.completed(payouts.workers(1));
        records.forgetToken(number);
        long before = treasury.calls(JitService.FD);

        nights.ask(number);

        assertThat(treasury.calls(JitService.FD)).isEqualTo(before);
        assertThat(records.findings(number)).contains("LOCAL_CONTEXT_MISSING");
    }
}

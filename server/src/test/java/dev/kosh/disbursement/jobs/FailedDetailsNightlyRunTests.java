package dev.kosh.disbursement.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun;
import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.JobRun.State;
import dev.kosh.disbursement.JobScope;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.SeenRequest;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** FD at 22:00 in India, its catch-up passes, missed slots, and its record. */
@NightTest
class FailedDetailsNightlyRunTests {

    private static final String NO_RESPONSE = "ERROR On call of FD API: No response is received.";
    private static final String SUCCESS = "INFO On call of FD API: Response is received and updated successfully";

    @Autowired
    private SeededInstructions instructions;

    @Autowired
    private TreasuryNight night;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private KeptSms sms;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<JobWork<?>> works;

    /** Each test lives in a year of its own and finds no instruction of another. */
    @BeforeEach
    void anEmptyDesk() {
        jdbc.sql("update disbursement.payment_instruction set pi_status = 'REJECTED'")
                .update();
        jdbc.sql("truncate disbursement.scheduler_run").update();
        treasury.clearFaults();
        sms.forget();
    }

    @Test
    void everyJobHasItsWorkAndOnlyOne() {
        assertThat(works).extracting(JobWork::job).containsExactlyInAnyOrder(Job.values());
    }

    @Test
    void fdIsCalledAtTenInTheEveningInIndiaAndNotBefore() {
        night.at("2026-06-10T21:00");
        Seeded paid = instructions.completed(2);
        long before = treasury.calls(JitService.FD);

        night.at("2026-06-10T21:59:59");
        assertThat(treasury.calls(JitService.FD)).isEqualTo(before);

        night.at("2026-06-10T22:00");
        assertThat(treasury.calls(JitService.FD)).isEqualTo(before + 1);
        assertThat(instructions.page(paid)).isEqualTo(SUCCESS);

        night.at("2026-06-10T22:00:01");
        night.at("2026-06-11T21:59:59");
        assertThat(treasury.calls(JitService.FD)).isEqualTo(before + 1);
    }

    /** T58. */
    @Test
    void aNightWithoutAnyResponseShowsTheErrorAndTheNextDaysAnswerTheInfo() {
        night.at("2027-06-10T20:00");
        Seeded paid = instructions.completed(1, 3, index -> List.of()).get(0);
        treasury.fail(paid.number(), SeededInstructions.comesBack(paid, 1));
        treasury.play(FaultRule.on(JitService.FD, Fault.RESET));

        for (String time : List.of("22:00", "22:15", "22:30", "23:00")) {
            night.at("2027-06-10T" + time);
            assertThat(instructions.page(paid)).isEqualTo(NO_RESPONSE);
            assertThat(instructions.payments(paid)).containsOnly(PaymentStatus.SUCCESSFUL);
        }
        JobRun silent = night.runs(Job.FD).get(0);
        assertThat(silent.state()).isEqualTo(State.ENDED);
        assertThat(silent.pass()).isEqualTo(3);
        assertThat(silent.counts()).isEqualTo(new Counts(1, 1, 1, 0, 0, 0, 0));
        assertThat(instructions.count(
                        "treasury.exchange", "reference = '" + paid.number() + "' and trigger = 'CATCHUP'"))
                .as("three catch-up passes of three tries")
                .isEqualTo(9);

        treasury.clearFaults();
        night.at("2027-06-11T22:00");

        assertThat(instructions.page(paid)).isEqualTo(SUCCESS);
        assertThat(instructions.pi(paid).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(instructions.payments(paid))
                .containsExactly(PaymentStatus.SUCCESSFUL, PaymentStatus.FAILED, PaymentStatus.SUCCESSFUL);
        assertThat(night.runs(Job.FD).get(0).counts()).isEqualTo(new Counts(1, 1, 0, 0, 1, 1, 0));
    }

    @Test
    void aCatchUpPassAsksOnlyThoseWithoutResponse() {
        night.at("2028-06-10T20:00");
        List<Seeded> paid = instructions.completed(5, 1, index -> List.of());
        treasury.play(
                FaultRule.on(JitService.FD, Fault.RESET).forNumber(paid.get(2).number()));
        long before = treasury.calls(JitService.FD);

        night.at("2028-06-10T22:00");
        long first = treasury.calls(JitService.FD) - before;
        treasury.clearFaults();
        night.at("2028-06-10T22:14:59");
        assertThat(treasury.calls(JitService.FD) - before).isEqualTo(first);
        night.at("2028-06-10T22:15");

        assertThat(treasury.calls(JitService.FD) - before).isEqualTo(first + 1);
        JobRun run = night.runs(Job.FD).get(0);
        assertThat(run.counts()).isEqualTo(new Counts(5, 5, 0, 0, 5, 0, 0));
        assertThat(run.state()).isEqualTo(State.ENDED);
    }

    /** T59. */
    @Test
    void threeDaysOfErrorsAreEachKeptAndTheLatestAnswerWinsOnThePage() {
        night.at("2029-06-10T20:00");
        Seeded paid = instructions.completed(1);
        for (int day = 10; day <= 12; day++) {
            treasury.clearFaults();
            treasury.play(FaultRule.on(JitService.FD, Fault.ERROR).with("errorMsg", "Try again on day " + day));
            night.at("2029-06-" + day + "T22:00");
            assertThat(instructions.page(paid)).isEqualTo("ERROR On call of FD API: Try again on day " + day);
            assertThat(night.runs(Job.FD).get(0).counts()).isEqualTo(new Counts(1, 1, 0, 1, 0, 0, 0));
        }
        treasury.clearFaults();
        night.at("2029-06-13T22:00");

        assertThat(instructions.page(paid)).isEqualTo(SUCCESS);
        assertThat(instructions.pi(paid).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(instructions.count(
                        "treasury.exchange",
                        "reference = '" + paid.number() + "' and error_text like 'Try again on day%'"))
                .isEqualTo(3);
    }

    /** T60. */
    @Test
    void aSlotThatPassedWhileNoProcessRanIsMadeUpOnceAtTheStart() {
        night.at("2030-06-09T22:30");
        Seeded paid = instructions.completed(1);
        long before = treasury.calls(JitService.FD);

        // Nobody is there at 22:00; a process starts at 23:10.
        night.at("2030-06-10T23:10");
        night.at("2030-06-10T23:11");

        assertThat(treasury.calls(JitService.FD)).isEqualTo(before + 1);
        assertThat(instructions.page(paid)).isEqualTo(SUCCESS);
        JobRun run = night.runs(Job.FD).get(0);
        assertThat(run.slot()).isEqualTo(TreasuryNight.india("2030-06-10T22:00"));
        assertThat(run.startedAt()).isEqualTo(TreasuryNight.india("2030-06-10T23:10"));
        assertThat(run.state()).isEqualTo(State.ENDED);
    }

    @Test
    void slotsOfMoreThanADayAgoAreWrittenDownAsMissedAndNotMadeUp() {
        night.at("2031-06-07T22:00");
        Seeded paid = instructions.completed(1);
        long before = treasury.calls(JitService.FD);

        night.at("2031-06-11T09:00");

        assertThat(treasury.calls(JitService.FD)).isEqualTo(before + 1);
        assertThat(night.runs(Job.FD))
                .extracting(JobRun::state)
                .containsExactly(State.ENDED, State.MISSED, State.MISSED, State.ENDED);
        assertThat(instructions.page(paid)).isEqualTo(SUCCESS);
    }

    @Test
    void jobsThatAreDueTogetherAskTheTreasuryInTheirOrder() {
        night.at("2032-06-10T20:00");
        Seeded taken = instructions.initiated(1);
        Seeded advised = instructions.advised(1);
        instructions.completed(1);
        long before =
                treasury.requests().stream().mapToLong(SeenRequest::order).max().orElse(0);

        night.at("2032-06-10T22:00");

        assertThat(treasury.requests().stream()
                        .filter(seen -> seen.order() > before && seen.service() != JitService.AUTH)
                        .map(SeenRequest::service)
                        .distinct())
                .containsExactly(JitService.VA, JitService.PIS, JitService.PD, JitService.FD);
        assertThat(treasury.requests(JitService.PIS))
                .anyMatch(seen -> taken.number().equals(seen.piNumber()));
        assertThat(treasury.requests(JitService.PD))
                .anyMatch(seen -> advised.number().equals(seen.piNumber()));
        night.at("2032-06-10T22:15");
        assertThat(night.runs(Job.PAG).get(0).slot()).isEqualTo(TreasuryNight.india("2032-06-10T22:15"));
    }

    @Test
    void fdGoesOnForNinetyDaysFromTheVoucherAndThenEnds() {
        night.at("2033-01-10T20:00");
        Seeded paid = instructions.completed(1);
        night.at("2033-01-10T22:00");

        night.at("2033-04-10T22:00");
        assertThat(instructions.pi(paid).message())
                .isNotNull()
                .satisfies(message -> assertThat(message.at()).isEqualTo(TreasuryNight.india("2033-04-10T22:00")));
        night.at("2033-04-11T22:00");
        assertThat(instructions.pi(paid).message())
                .isNotNull()
                .satisfies(message -> assertThat(message.at()).isEqualTo(TreasuryNight.india("2033-04-10T22:00")));
        assertThat(night.runs(Job.FD).get(0).counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void fdGoesOnForNinetyDaysFromTheLastPaymentThatWasMade() {
        night.at("2036-01-10T20:00");
        Seeded paid = instructions.advised(2);
        treasury.pay(paid.number(), paid.benefIds().subList(0, 1));
        instructions.ask(TreasuryService.PD, paid);
        night.at("2036-03-20T20:00");
        treasury.pay(paid.number());
        instructions.ask(TreasuryService.PD, paid);

        night.at("2036-06-18T22:00");
        assertThat(instructions.pi(paid).message())
                .isNotNull()
                .satisfies(message -> assertThat(message.at()).isEqualTo(TreasuryNight.india("2036-06-18T22:00")));
        night.at("2036-06-19T22:00");
        assertThat(night.runs(Job.FD).get(0).counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void aClockThatRanAheadKeepsNoNightFromComingAndOneThatIsSetBackBringsNoneTwice() {
        night.at("2037-06-10T20:00");
        Seeded paid = instructions.completed(1);
        long before = treasury.calls(JitService.FD);
        night.at("2037-07-20T22:00");
        assertThat(treasury.calls(JitService.FD)).as("far ahead").isEqualTo(before + 1);

        night.at("2037-06-10T22:00");
        assertThat(treasury.calls(JitService.FD)).as("set right").isEqualTo(before + 2);
        night.at("2037-06-10T21:00");
        night.at("2037-06-10T22:00");
        assertThat(treasury.calls(JitService.FD)).as("set back").isEqualTo(before + 2);
        night.at("2037-06-11T22:00");
        assertThat(treasury.calls(JitService.FD)).as("the next night").isEqualTo(before + 3);
        assertThat(instructions.page(paid)).isEqualTo(SUCCESS);
    }

    @Test
    void aRunByHandIsConfinedToItsInstructionAndSaysSo() {
        night.at("2034-06-10T12:00");
        List<Seeded> paid = instructions.completed(3, 1, index -> List.of());

        JobRun run = night.byHand(
                Job.FD, new JobScope(SeededInstructions.TENANT, paid.get(1).number(), null));

        assertThat(run.state()).isEqualTo(State.ENDED);
        assertThat(run.trigger()).isEqualTo(dev.kosh.treasury.Trigger.MANUAL);
        assertThat(run.counts()).isEqualTo(new Counts(1, 1, 0, 0, 1, 0, 0));
        assertThat(instructions.page(paid.get(1))).isEqualTo(SUCCESS);
        assertThat(instructions.page(paid.get(0))).isEmpty();
        // The evening's slot asks all of them nevertheless.
        night.at("2034-06-10T22:00");
        assertThat(night.runs(Job.FD).get(0).counts().called()).isEqualTo(3);
    }

    @Test
    void aRunConfinedToAStateReachesItsUlbsAndToAnotherStateNone() {
        night.at("2035-06-10T12:00");
        instructions.completed(1);

        assertThat(night.byHand(Job.FD, new JobScope(new dev.kosh.wire.TenantId("od"), null, null))
                        .counts()
                        .called())
                .isEqualTo(1);
        assertThat(night.byHand(Job.FD, new JobScope(new dev.kosh.wire.TenantId("pb"), null, null))
                        .counts()
                        .called())
                .isZero();
    }

    @Test
    void whatLacksItsTokenIsNeverAskedForAndStandsOnTheExceptionReport() {
        night.at("2036-06-10T20:00");
        Seeded paid = instructions.completed(1);
        jdbc.sql("update disbursement.payment_advice set token_number = null where pi_id = ?")
                .param(paid.id())
                .update();
        long before = treasury.calls(JitService.FD);

        night.at("2036-06-10T22:00");

        assertThat(treasury.calls(JitService.FD)).isEqualTo(before);
        assertThat(night.runs(Job.FD).get(0).counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 0));
        assertThat(instructions.findings(paid))
                .containsExactly("LOCAL_CONTEXT_MISSING a value of each parameter of FD | none of tokenNo");
    }

    @Test
    void messagesOfFailedPaymentsGoOutOncePerPayment() {
        night.at("2037-06-10T20:00");
        List<Seeded> paid = instructions.completed(4, 3, index -> List.of());
        paid.forEach(each -> treasury.fail(
                each.number(), SeededInstructions.comesBack(each, 0), SeededInstructions.comesBack(each, 2)));

        for (int day = 11; day <= 15; day++) {
            night.at("2037-06-" + day + "T22:00");
        }

        assertThat(sms.texts())
                .hasSize(8)
                .allMatch(text -> text.matches(
                        "Payment of Rs\\. 1400\\.00 for MUKTA, transaction \\S+ is failed\\. Contact MUKTA Cell at ULB"
                                + " for more detail\\. MUKTA - Govt\\. of Odisha\\."));
        assertThat(night.runs(Job.FD).stream()
                        .mapToLong(run -> run.counts().failedPayments())
                        .sum())
                .isEqualTo(8);
        assertThat(paid)
                .allSatisfy(each -> assertThat(instructions.pi(each).status()).isEqualTo(PiStatus.COMPLETED));
    }

    @Test
    void aStartByHandAtTheVerySecondOfASlotDoesNotTakeItsPlace() {
        night.at("2035-06-09T20:00");
        List<Seeded> paid = instructions.completed(2, 1, index -> List.of());
        clock.set(TreasuryNight.india("2035-06-09T22:00"));

        night.byHand(Job.FD, new JobScope(SeededInstructions.TENANT, paid.get(0).number(), null));

        assertThat(night.runs(Job.FD).get(0).slot()).isEqualTo(TreasuryNight.india("2035-06-09T22:00"));
        assertThat(instructions.page(paid.get(1))).startsWith("INFO On call of FD");
    }
}

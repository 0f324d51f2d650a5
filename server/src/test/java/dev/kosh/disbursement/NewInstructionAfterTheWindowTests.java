package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.RequestRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** New instructions of what failed when the treasury no longer corrects: each rupee has a way to its worker, and one only. */
@PayoutTest
class NewInstructionAfterTheWindowTests {

    /** 91 days after {@link Payouts#START}. */
    private static final Instant AFTER_THE_WINDOW =
            LocalDate.parse("2026-09-09").atStartOfDay(BusinessCalendar.ZONE).toInstant();

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private Revisions revisions;

    @Autowired
    private InstructionSearch search;

    @Autowired
    private InstructionCreation creation;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

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

    /** An instruction of which this worker's payment failed. */
    private String failed(List<Worker> paid, Worker whoseCameBack) {
        String number = payouts.completed(paid);
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, whoseCameBack), "Account is dormant", 1));
        payouts.daysPass(1);
        payouts.ask(TreasuryService.FD, number);
        return number;
    }

    @Test
    void whatANewInstructionWasToPayAndTheTreasuryRejectedIsPaidByTheNextOne() {
        Worker worker = payouts.worker();
        String number = failed(List.of(worker), worker);
        clock.set(AFTER_THE_WINDOW);
        PaymentInstruction renewed = renew(number);
        payouts.sent(renewed.number());
        treasury.reject(renewed.number(), "cuttack_op");
        payouts.ask(TreasuryService.PIS, renewed.number());
        assertThat(search.view(Payouts.TENANT, renewed.number()).orElseThrow().actions())
                .containsExactly(PiAction.GENERATE_NEW_PI);

        PaymentInstruction again = renew(number);

        assertThat(again.net().toString()).isEqualTo("1400.00");
        assertThat(payouts.payment(number, worker).supersededBy()).isEqualTo(again.id());
        assertThat(payouts.pi(renewed.number()).active()).isFalse();
    }

    @Test
    void aDeclinedRevisionThatTheTreasuryNoLongerTakesGivesWayToANewInstruction() {
        Worker worker = payouts.worker();
        String number = failed(List.of(worker), worker);
        treasury.play(FaultRule.on(JitService.COR, Fault.REFUSED)
                .with("text", "treasury is closed")
                .times(1));
        PaymentInstruction revised = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);
        assertThat(revised.status()).isEqualTo(PiStatus.DECLINED);
        clock.set(AFTER_THE_WINDOW);
        assertThat(search.view(Payouts.TENANT, revised.number()).orElseThrow().actions())
                .containsExactly(PiAction.GENERATE_NEW_PI);
        assertThatThrownBy(() -> revisions.resubmit(Payouts.TENANT, revised.id(), Trigger.MANUAL, null, Payouts.BY))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("PI_CORRECTION_WINDOW_OVER"));

        PaymentInstruction renewed = renew(number);

        assertThat(renewed.net().toString()).isEqualTo("1400.00");
        assertThat(payouts.payment(revised.number(), worker).supersededBy()).isEqualTo(renewed.id());
        assertThat(payouts.pi(revised.number()).active()).isFalse();
        assertThatThrownBy(() -> revisions.revise(Payouts.TENANT, number, true, Payouts.BY))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("PI_NOTHING_FAILED"));
    }

    @Test
    void aPendingRevisionBlocksANewInstructionBecauseTheTreasuryMayHoldIt() {
        Worker worker = payouts.worker();
        String number = failed(List.of(worker), worker);
        treasury.play(FaultRule.on(JitService.COR, Fault.NOT_BASE64).times(1));
        revisions.revise(Payouts.TENANT, number, true, Payouts.BY);
        clock.set(AFTER_THE_WINDOW);

        assertThatThrownBy(() -> renew(number))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("PAYMENT_ALREADY_PROCESSED"));
        assertThat(payouts.chain(number)).hasSize(2);
    }

    @Test
    void aNewInstructionOfOnePaymentDoesNotKeepAnotherThatFailedLaterFromItsOwn() {
        List<Worker> two = payouts.workers(2);
        String number = failed(two, two.get(0));
        clock.set(AFTER_THE_WINDOW);
        PaymentInstruction first = renew(number);
        payouts.sent(first.number());
        complete(first.number());
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, two.get(1)), "Account is closed", 1));
        payouts.daysPass(1);
        payouts.ask(TreasuryService.FD, number);

        PaymentInstruction second = renew(number);

        assertThat(second.beneficiaries())
                .singleElement()
                .satisfies(
                        each -> assertThat(each.payeeId()).isEqualTo(two.get(1).id()));
        assertThat(payouts.payment(number, two.get(0)).supersededBy()).isEqualTo(first.id());
    }

    @Test
    void answersAboutTwoInstructionsOfOnePaymentAtOnceAreBothCounted() throws Exception {
        List<Worker> two = payouts.workers(2);
        String number = failed(two, two.get(0));
        clock.set(AFTER_THE_WINDOW);
        String renewed = renew(number).number();
        payouts.sent(renewed);
        signedAndAdvised(renewed);
        treasury.pay(renewed);
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, two.get(1)), "Account is closed", 1));
        payouts.daysPass(1);

        CompletableFuture<Void> other = transaction.execute(status -> {
            payouts.ask(TreasuryService.PD, renewed);
            CompletableFuture<Void> failure = CompletableFuture.runAsync(
                    () -> payouts.ask(TreasuryService.FD, number), task -> new Thread(task, "failure").start());
            awaitSomebodyWaiting();
            return failure;
        });
        Objects.requireNonNull(other).get(60, TimeUnit.SECONDS);

        assertThat(records.billPayment(number)).isEqualTo("PARTIAL PAYMENT_PARTIAL 1400.00");
    }

    /** Until a transaction waits for another. */
    private void awaitSomebodyWaiting() {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (jdbc.sql("""
                                select count(*) from pg_locks
                                where locktype = 'transactionid' and not granted
                                  and pid in (select pid from pg_locks where database =
                                              (select oid from pg_database where datname = current_database()))
                                """).query(Integer.class).single() == 0) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(patience);
            Thread.onSpinWait();
        }
    }

    private PaymentInstruction renew(String number) {
        return creation.create(Payouts.TENANT, payouts.pi(number).paymentNumber(), Payouts.BY);
    }

    private void complete(String number) {
        signedAndAdvised(number);
        treasury.pay(number);
        payouts.ask(TreasuryService.PD, number);
        assertThat(payouts.pi(number).status()).isEqualTo(PiStatus.COMPLETED);
    }

    private void signedAndAdvised(String number) {
        treasury.sign(number);
        payouts.ask(TreasuryService.PIS, number);
        treasury.advise(number);
        payouts.ask(TreasuryService.PAG, number);
    }
}

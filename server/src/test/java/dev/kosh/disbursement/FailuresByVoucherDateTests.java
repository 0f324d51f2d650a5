package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.disbursement.jobs.JobWork;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.disbursement.jobs.PieceResult;
import dev.kosh.simulator.BooksView;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** FD asked by voucher date, for a treasury that wants it so. */
@PayoutTest
@TestPropertySource(properties = "jit.fd.request-profile=VOUCHER_DATE")
class FailuresByVoucherDateTests {

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private Revisions revisions;

    @Autowired
    private RecordedSms sms;

    @Autowired
    private List<JobWork<?>> jobs;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void theTreasuryIsWell() {
        treasury.clearFaults();
    }

    private List<PieceResult> night() {
        payouts.tonight();
        JobWork<?> fd =
                jobs.stream().filter(job -> job.job() == Job.FD).findFirst().orElseThrow();
        List<PieceResult> results =
                run(fd, new Pass(Ids.next(), Job.FD, clock.instant(), Trigger.CRON, JobScope.ALL, 0, clock.instant()));
        payouts.deliverMessages();
        return results;
    }

    private static <P> List<PieceResult> run(JobWork<P> job, Pass pass) {
        List<PieceResult> results = new ArrayList<>();
        job.next(pass, null, 500).forEach(piece -> results.add(job.work(pass, piece)));
        assertThat(job.next(pass, null, 500))
                .as("what was asked is not asked again")
                .isEmpty();
        return results;
    }

    @Test
    void t62EachDateIsAskedOnceAndDatesAroundItAreAppliedOnce() {
        clock.set(Payouts.START);
        Worker early = payouts.worker();
        Worker alsoEarly = payouts.worker();
        Worker late = payouts.worker();
        String first = payouts.completed(List.of(early));
        String second = payouts.completed(List.of(alsoEarly));
        payouts.daysPass(1);
        String third = payouts.completed(List.of(late));
        treasury.fail(first, new ReturnedPayment(payouts.benefId(first, early), "Account frozen", 1));
        treasury.fail(third, new ReturnedPayment(payouts.benefId(third, late), "Account frozen", 1));
        payouts.daysPass(1);
        treasury.play(
                FaultRule.on(JitService.FD, Fault.WIDER_DATES).with("before", 1).with("after", 1));

        List<PieceResult> results = night();

        assertThat(results).hasSize(2).allMatch(result -> result.kind() == PieceResult.Kind.SUCCESS);
        assertThat(results.stream().mapToInt(PieceResult::failedPayments).sum()).isEqualTo(2);
        assertThat(payouts.payment(first, early).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payouts.payment(second, alsoEarly).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(payouts.payment(third, late).status()).isEqualTo(PaymentStatus.FAILED);
        for (String number : List.of(first, second, third)) {
            assertThat(payouts.page(number))
                    .isEqualTo("INFO On call of FD API: Response is received and updated successfully");
        }
        for (Worker worker : List.of(early, late)) {
            assertThat(sms.to(worker.mobileNumber()))
                    .filteredOn(text -> text.contains("is failed"))
                    .hasSize(1);
        }
        assertThat(treasury.requests(JitService.FD).get(0).params().toString())
                .isEqualTo("{\"finYear\":\"2026\",\"extAppName\":\"MUKTA\",\"voucherDate\":\"2026-06-10\"}");
    }

    @Test
    void withoutAnAnswerEveryInstructionOfTheDateSaysSo() {
        clock.set(Payouts.START.plus(Duration.ofDays(10)));
        String number = payouts.completed(payouts.workers(1));
        treasury.play(FaultRule.on(JitService.FD, Fault.RESET));

        night();

        assertThat(payouts.page(number)).isEqualTo("ERROR On call of FD API: No response is received.");
    }

    @Test
    void aVoucherDateThatIsNoneKeepsNoOtherFromBeingAskedAbout() {
        clock.set(Payouts.START.plus(Duration.ofDays(20)));
        String odd = payouts.completed(payouts.workers(1));
        records.dateVoucher(odd, "2026-06-31");
        String good = payouts.completed(payouts.workers(1));

        night();

        assertThat(payouts.page(good))
                .isEqualTo("INFO On call of FD API: Response is received and updated successfully");
    }

    @Test
    void anInstructionIsAskedAboutByEachVoucherThatPaidOfIt() {
        clock.set(Payouts.START.plus(Duration.ofDays(30)));
        List<Worker> two = payouts.workers(2);
        String number = payouts.advised(two);
        treasury.pay(number, List.of(payouts.benefId(number, two.get(0))));
        payouts.ask(TreasuryService.PD, number);
        payouts.daysPass(3);
        treasury.pay(number);
        payouts.ask(TreasuryService.PD, number);
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, two.get(1)), "Account frozen", 1));
        payouts.daysPass(1);

        night();

        assertThat(payouts.payment(number, two.get(0)).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(payouts.payment(number, two.get(1)).status()).isEqualTo(PaymentStatus.FAILED);
    }

    /** The date is asked for the whole state; the record waits at the ULB whose revision it names. */
    @Test
    void aFailureThatWaitsForTheReferenceOfARevisionIsAppliedWhenFtpsTellsIt() {
        clock.set(Payouts.START.plus(Duration.ofDays(40)));
        List<Worker> two = payouts.workers(2);
        Worker worker = two.get(0);
        String number = payouts.completed(two);
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, worker), "Account frozen", 1));
        payouts.daysPass(1);
        night();
        String revised =
                revisions.revise(Payouts.TENANT, number, true, Payouts.BY).number();
        treasury.pay(revised);
        String reference = treasury.books().bills().stream()
                .filter(bill -> bill.number().equals(revised))
                .map(BooksView.BillView::billRefNo)
                .findFirst()
                .orElseThrow();
        treasury.play(FaultRule.on(JitService.FD, Fault.EDIT)
                .with(
                        "append",
                        Map.of(
                                "/data",
                                Map.of(
                                        "billNumber",
                                        revised,
                                        "billRefNo",
                                        reference,
                                        "benfDtls",
                                        List.of(Map.of(
                                                "benfId",
                                                payouts.benefId(number, worker),
                                                "failedReason",
                                                "Account does not exist")))))
                .times(1));
        payouts.daysPass(1);
        night();
        assertThat(records.waiting(revised)).isEqualTo(1);

        payouts.ask(TreasuryService.FTPS, revised);

        assertThat(payouts.payment(revised, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(records.waiting(revised)).isZero();
    }
}

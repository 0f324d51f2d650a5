package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.BooksView;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.SimulatorRefusal;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.Seeds;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever the treasury and the banks do, in whatever order we hear of it: no rupee is lost or doubled, and nobody is
 * told twice of one failure.
 */
@Tag("long")
@PayoutTest
class FailuresLoseNoRupeeTests {

    private static final int CHAINS = 12;
    private static final int STEPS = 60;

    private static final List<Fault> FAULTS =
            List.of(Fault.RESET, Fault.LOSE_ANSWER, Fault.CUT, Fault.NOT_BASE64, Fault.ERROR, Fault.DELIVERED_TWICE);

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private Revisions revisions;

    @Autowired
    private FailureReview failures;

    @Autowired
    private RecordedSms sms;

    @Autowired
    private MovableClock clock;

    @Test
    void noRupeeIsLostOrDoubledAndNobodyIsToldTwiceOfOneFailure() {
        Seeds.forEach(CHAINS, this::oneChain);
    }

    private void oneChain(RandomGenerator random) {
        clock.set(Payouts.START);
        treasury.clearFaults();
        List<Worker> workers = payouts.workers(1 + random.nextInt(4));
        String root = random.nextBoolean() ? payouts.completed(workers) : payouts.advised(workers);
        for (int step = 0; step < STEPS; step++) {
            act(random, root, workers);
            check(root, workers);
        }
        settle(root);
        check(root, workers);
        assertThat(failuresKnown(root)).isEqualTo(failuresOfTheTreasury(root));
    }

    private void act(RandomGenerator random, String root, List<Worker> workers) {
        List<PaymentInstruction> chain = payouts.chain(root);
        PaymentInstruction pi = chain.get(random.nextInt(chain.size()));
        Worker worker = workers.get(random.nextInt(workers.size()));
        if (random.nextInt(4) == 0) {
            treasury.play(
                    FaultRule.onAll(FAULTS.get(random.nextInt(FAULTS.size()))).times(1));
        }
        switch (random.nextInt(9)) {
            case 0 -> atTheTreasury(() -> treasury.pay(pi.number()));
            case 1 -> atTheTreasury(() -> treasury.pay(pi.number(), List.of(payouts.benefId(root, worker))));
            case 2 ->
                atTheTreasury(() -> treasury.fail(
                        pi.number(),
                        new ReturnedPayment(payouts.benefId(root, worker), "Account frozen", 1 + random.nextInt(3))));
            case 3 -> payouts.ask(pi.isRevised() ? TreasuryService.FTPS : TreasuryService.PD, pi.number());
            case 4, 5 -> payouts.ask(pi.isRevised() ? TreasuryService.FTFPS : TreasuryService.FD, pi.number());
            case 6 -> atOurDesk(() -> revisions.revise(Payouts.TENANT, root, true, Payouts.BY));
            case 7 -> {
                payouts.daysPass(1);
                atOurDesk(() -> revisions.resubmit(Payouts.TENANT, pi.id(), Trigger.MANUAL, null, Payouts.BY));
            }
            default -> payouts.deliverMessages();
        }
    }

    /** Nothing goes wrong any more, and everything is asked until nothing new comes. */
    private void settle(String root) {
        treasury.clearFaults();
        payouts.daysPass(7);
        for (int round = 0; round < 3; round++) {
            for (PaymentInstruction pi : payouts.chain(root)) {
                if (pi.isRevised()) {
                    atOurDesk(() -> revisions.resubmit(Payouts.TENANT, pi.id(), Trigger.CRON, null, "SYSTEM"));
                }
                payouts.ask(pi.isRevised() ? TreasuryService.FTPS : TreasuryService.PD, pi.number());
                payouts.ask(pi.isRevised() ? TreasuryService.FTFPS : TreasuryService.FD, pi.number());
            }
        }
        payouts.deliverMessages();
    }

    private static void atTheTreasury(Runnable deed) {
        try {
            deed.run();
        } catch (SimulatorRefusal untimely) {
            assertThat(untimely).hasMessageNotContaining("null");
        }
    }

    private static void atOurDesk(Runnable deed) {
        try {
            deed.run();
        } catch (RequestRefused refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    private void check(String root, List<Worker> workers) {
        List<PaymentInstruction> chain = payouts.chain(root);
        List<Money> latest = new ArrayList<>();
        Map<String, Integer> latestAttempts = new HashMap<>();
        for (PaymentInstruction pi : chain) {
            for (Beneficiary payment : pi.beneficiaries()) {
                if (payment.latestAttempt()) {
                    latest.add(payment.amount());
                    latestAttempts.merge(payment.number(), 1, Integer::sum);
                }
            }
            assertThat(Money.sum(
                            pi.beneficiaries().stream().map(Beneficiary::amount).toList()))
                    .as("net of %s", pi.number())
                    .isEqualTo(pi.net());
        }
        assertThat(Money.sum(latest))
                .as("latest attempts make the original's net")
                .isEqualTo(chain.get(0).net());
        assertThat(latestAttempts.values()).allMatch(count -> count == 1);
        assertThat(chain.stream().filter(FailuresLoseNoRupeeTests::isOpen).count())
                .isLessThanOrEqualTo(1);
        assertThat(records.suspense(root))
                .isEqualTo(Money.sum(inSuspense(chain)).toString());
        assertThat(records.funds(root)).isEqualTo(chain.get(0).net().toString());
        BooksView books = treasury.books();
        // Chains of other tests live at other times of the treasury's one clock.
        assertThat(books.paidTwice())
                .doesNotContainAnyElementsOf(chain.get(0).beneficiaries().stream()
                        .map(Beneficiary::number)
                        .toList());
        assertThat(books.debitedPaise()).isEqualTo(books.creditedPaise() + books.inSuspensePaise());
        for (Worker worker : workers) {
            List<String> texts = sms.to(worker.mobileNumber());
            long attemptsFailed = chain.stream()
                    .flatMap(pi -> pi.beneficiaries().stream())
                    .filter(payment -> payment.payeeId().equals(worker.id()))
                    .filter(payment -> payment.status() == PaymentStatus.FAILED)
                    .count();
            assertThat(texts.stream().filter(text -> text.contains("is failed")).count())
                    .isLessThanOrEqualTo(attemptsFailed);
        }
    }

    private static boolean isOpen(PaymentInstruction pi) {
        return pi.isRevised()
                && (pi.status() == PiStatus.PENDING
                        || pi.status() == PiStatus.DECLINED
                        || pi.status() == PiStatus.IN_PROCESS);
    }

    /** What failed, and is not yet taken over by a revision that the treasury has accepted. */
    private static List<Money> inSuspense(List<PaymentInstruction> chain) {
        List<Money> amounts = new ArrayList<>();
        for (PaymentInstruction pi : chain) {
            boolean notSentOut = pi.status() == PiStatus.PENDING || pi.status() == PiStatus.DECLINED;
            for (Beneficiary payment : pi.beneficiaries()) {
                if (payment.isFailedAtLast() || (pi.isRevised() && notSentOut && payment.latestAttempt())) {
                    amounts.add(payment.amount());
                }
            }
        }
        return amounts;
    }

    private long failuresKnown(String root) {
        return payouts.chain(root).stream()
                .flatMap(pi -> failures.find(FailureCriteria.of(Payouts.TENANT, pi.id())).stream())
                .filter(event -> event.state() == FailureState.APPLIED && !event.correction())
                .count();
    }

    private long failuresOfTheTreasury(String root) {
        List<String> numbers =
                payouts.chain(root).stream().map(PaymentInstruction::number).toList();
        return treasury.books().bills().stream()
                .filter(bill -> numbers.contains(bill.number()))
                .flatMap(bill -> bill.beneficiaries().stream())
                .filter(row -> row.failedReason() != null)
                .count();
    }
}

package dev.kosh.disbursement;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.treasury.TreasuryService;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Payments that come back, and the night on which the treasury is asked for them. */
@TestComponent
class FailureNights {

    private final Payouts payouts;
    private final TreasurySimulator treasury;
    private final RecordedSms sms;
    private final FailureReview failures;
    private final InstructionSearch search;

    FailureNights(
            Payouts payouts,
            TreasurySimulator treasury,
            RecordedSms sms,
            FailureReview failures,
            InstructionSearch search) {
        this.payouts = payouts;
        this.treasury = treasury;
        this.sms = sms;
        this.failures = failures;
        this.search = search;
    }

    /** The bank returns the payment of a worker; a day passes. */
    void comesBack(String number, Worker worker, String reason) {
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, worker), reason, 1));
        payouts.daysPass(1);
    }

    /** The number of an instruction of which these workers' payments came back, as the next night told. */
    String failed(List<Worker> paid, Worker... whoseCameBack) {
        String number = payouts.completed(paid);
        for (Worker worker : whoseCameBack) {
            treasury.fail(number, new ReturnedPayment(payouts.benefId(number, worker), "Account is dormant", 1));
        }
        payouts.daysPass(1);
        payouts.ask(TreasuryService.FD, number);
        return number;
    }

    /** The night's question for one instruction, and the messages that it brings. */
    void ask(String number) {
        payouts.tonight();
        payouts.ask(TreasuryService.FD, number);
        payouts.deliverMessages();
    }

    List<FailureEvent> events(String number) {
        return failures.find(
                FailureCriteria.of(Payouts.TENANT, payouts.pi(number).id()));
    }

    /** Records that wait for review, as the page of an instruction counts them. */
    int waitingForReview(String number) {
        return search.view(Payouts.TENANT, number).orElseThrow().openQuarantine();
    }

    /** What a worker was told of failed payments. */
    List<String> failureMessages(Worker worker) {
        return sms.to(worker.mobileNumber()).stream()
                .filter(text -> text.contains("is failed"))
                .toList();
    }

    /** A change to the next answer of FD. */
    static FaultRule edit() {
        return FaultRule.on(JitService.FD, Fault.EDIT);
    }

    /** Where a member of the first listed payment stands in that answer. */
    static String row(String member) {
        return "/data/0/benfDtls/0/" + member;
    }
}

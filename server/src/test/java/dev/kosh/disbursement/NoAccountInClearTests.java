package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.ClearText;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.RequestRefused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** T77 over a whole run: a treasury that names accounts and mobile numbers in all its texts leaves none of them in clear. */
@PayoutTest
@ExtendWith(OutputCaptureExtension.class)
class NoAccountInClearTests {

    private static final String STRANGER = "99887766554433";
    private static final String CORRECTED = "887766554499";

    @Autowired
    private Payouts payouts;

    @Autowired
    private Pushes pushes;

    @Autowired
    private Revisions revisions;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private ClearText clear;

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
    void t77NoAccountOrMobileNumberIsInATableOrTheLogAfterAWholeRun(CapturedOutput output) {
        Worker first = payouts.worker().at("887766554411", "TEST0000111").with("7654300011");
        Worker second = payouts.worker().at("8877665544220033", "TEST0000122").with("7654300022");
        List<Worker> both = List.of(first, second);

        String original = refusedThenSent(both);
        signedAdvisedAndPaid(original, first);
        failed(TreasuryService.FD, original, original, first);
        payouts.correct(first, CORRECTED, "TEST0000133");
        String revised = refusedThenRevised(original, first);
        errorOf(TreasuryService.FTPS, revised, first);
        treasury.pay(revised);
        strangers(JitService.FTPS, revised);
        payouts.ask(TreasuryService.FTPS, revised);
        failed(TreasuryService.FTFPS, revised, original, first);
        reconciliation.check(Payouts.TENANT);
        payouts.deliverMessages();

        assertThat(payouts.payment(revised, first).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(payouts.page(revised)).startsWith("INFO On call of FTFPS");
        Set<String> secrets = Stream.concat(
                        both.stream().flatMap(each -> Stream.of(each.number(), each.mobileNumber())),
                        Stream.of(STRANGER, CORRECTED))
                .flatMap(secret -> ClearText.traces(secret).stream())
                .collect(Collectors.toSet());
        assertThat(clear.that(secrets)).isEmpty();
        assertThat(secrets.stream().filter(output.getAll()::contains))
                .as("in the log")
                .isEmpty();
        assertThat(clear.that(Set.of(original)))
                .as("what stands there is found")
                .isNotEmpty();
    }

    private static String names(Worker worker) {
        return "Account " + worker.number() + " of mobile " + worker.mobileNumber() + " is not valid";
    }

    private String refusedThenSent(List<Worker> paid) {
        treasury.play(FaultRule.on(JitService.PI, Fault.REFUSED)
                .with("successCode", "7")
                .with("text", names(paid.get(1)))
                .times(1));
        String number = payouts.made(paid);
        try {
            pushes.push(Payouts.TENANT, payouts.pi(number).id(), Trigger.EVENT, null, Payouts.BY);
        } catch (RequestRefused underWay) {
            // The task that sends new instructions was quicker.
        }
        await(number, pi -> pi.status() == PiStatus.DECLINED);
        payouts.sent(number);
        return number;
    }

    private void signedAdvisedAndPaid(String number, Worker named) {
        errorOf(TreasuryService.PIS, number, named);
        treasury.sign(number);
        payouts.ask(TreasuryService.PIS, number);
        errorOf(TreasuryService.PAG, number, named);
        treasury.advise(number);
        treasury.play(FaultRule.on(JitService.PAG, Fault.EDIT)
                .forNumber(number)
                .with("set", Map.of("/data/0/benfList/0/benfAccountNo", STRANGER)));
        payouts.ask(TreasuryService.PAG, number);
        errorOf(TreasuryService.PD, number, named);
        treasury.pay(number);
        payouts.ask(TreasuryService.PD, number);
        strangers(JitService.PD, number);
        payouts.ask(TreasuryService.PD, number);
        payouts.deliverMessages();
        assertThat(payouts.pi(number).status()).isEqualTo(PiStatus.COMPLETED);
    }

    /** The treasury tells of the failure by its account, then by its name, and of an error between. */
    private void failed(TreasuryService api, String number, String original, Worker worker) {
        treasury.fail(number, new ReturnedPayment(payouts.benefId(original, worker), names(worker), 1));
        payouts.daysPass(2);
        strangers(JitService.valueOf(api.name()), number);
        payouts.ask(api, number);
        treasury.clearFaults();
        errorOf(api, number, worker);
        payouts.ask(api, number);
        payouts.deliverMessages();
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
    }

    private String refusedThenRevised(String original, Worker worker) {
        treasury.play(FaultRule.on(JitService.COR, Fault.ERROR)
                .with("errorMsg", names(worker))
                .times(1));
        PaymentInstruction refused = revisions.revise(Payouts.TENANT, original, false, Payouts.BY);
        assertThat(refused.status()).isEqualTo(PiStatus.DECLINED);
        assertThat(payouts.page(refused.number())).contains("********4411", "******0011");
        revisions.resubmit(Payouts.TENANT, refused.id(), Trigger.MANUAL, null, Payouts.BY);
        assertThat(payouts.pi(refused.number()).status()).isEqualTo(PiStatus.IN_PROCESS);
        return refused.number();
    }

    private void errorOf(TreasuryService api, String number, Worker worker) {
        treasury.play(FaultRule.on(JitService.valueOf(api.name()), Fault.ERROR)
                .forNumber(number)
                .with("errorMsg", names(worker))
                .times(1));
        payouts.ask(api, number);
        assertThat(payouts.page(number)).startsWith("ERROR On call of " + api);
    }

    /** A line of an answer goes to an account that is nobody's. */
    private void strangers(JitService service, String number) {
        treasury.play(FaultRule.on(service, Fault.EDIT)
                .forNumber(number)
                .with("remove", List.of("/data/0/benfDtls/0/benfId"))
                .with("set", Map.of("/data/0/benfDtls/0/benfAcctNo", STRANGER))
                .times(1));
    }

    private void await(String number, Predicate<PaymentInstruction> condition) {
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.test(payouts.pi(number)) && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(payouts.pi(number)).matches(condition);
    }
}

package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The story that docs/contract/disbursement-failures.md tells: three workers, two who fail, one who fails twice. */
@PayoutTest
class WorkedExampleTests {

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
    private MovableClock clock;

    @AfterEach
    void theTreasuryIsWell() {
        treasury.clearFaults();
    }

    private void at(String dateTime) {
        Instant instant =
                LocalDateTime.parse(dateTime).atZone(BusinessCalendar.ZONE).toInstant();
        clock.set(instant);
    }

    private long failureMessages(Worker worker) {
        payouts.deliverMessages();
        return sms.to(worker.mobileNumber()).stream()
                .filter(text -> text.contains("is failed"))
                .count();
    }

    private List<PiAction> actions(String number) {
        boolean open =
                payouts.chain(number).stream().anyMatch(pi -> pi.isRevised() && pi.status() == PiStatus.IN_PROCESS);
        return List.copyOf(PaymentInstructionLifecycle.actions(payouts.pi(number), open));
    }

    @Test
    void aFailedPaymentFindsItsWayToThePaidWorkerThroughTwoRevisions() {
        at("2026-06-10T11:20:05");
        List<Worker> three = payouts.workers(3);
        Worker second = three.get(1);
        Worker third = three.get(2);

        // 1: the money leaves for all three.
        at("2026-06-14T10:00:00");
        String original = payouts.completed(three);
        assertThat(payouts.pi(original).countPayments(PaymentStatus.SUCCESSFUL)).isEqualTo(3);

        // 2: nobody answers, not once in four passes of three tries.
        treasury.play(FaultRule.on(JitService.FD, Fault.RESET).forNumber(original));
        for (String pass : List.of("22:00:00", "22:15:00", "22:45:00", "23:45:00")) {
            at("2026-06-16T" + pass);
            payouts.ask(TreasuryService.FD, original);
        }
        assertThat(payouts.page(original)).isEqualTo("ERROR On call of FD API: No response is received.");
        assertThat(payouts.pi(original).countPayments(PaymentStatus.SUCCESSFUL)).isEqualTo(3);
        treasury.clearFaults();

        // 3: the second worker's account is dormant.
        treasury.fail(original, new ReturnedPayment(payouts.benefId(original, second), "Account is dormant", 3));
        at("2026-06-17T22:00:00");
        payouts.ask(TreasuryService.FD, original);
        assertThat(payouts.page(original))
                .isEqualTo("INFO On call of FD API: Response is received and updated successfully");
        assertThat(payouts.payment(original, second).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(actions(original)).containsExactly(PiAction.GENERATE_REVISED_PI);
        assertThat(failureMessages(second)).isEqualTo(1);

        // 4: the same record again.
        at("2026-06-18T22:00:00");
        payouts.ask(TreasuryService.FD, original);
        assertThat(failureMessages(second)).isEqualTo(1);

        // 5: the account is corrected and the payment made again.
        at("2026-06-20T15:41:00");
        payouts.correct(second, "00112200990", "TEST0000105");
        String revised =
                revisions.revise(Payouts.TENANT, original, false, Payouts.BY).number();
        assertThat(payouts.pi(revised).status()).isEqualTo(PiStatus.IN_PROCESS);
        assertThat(payouts.payment(revised, second).status()).isEqualTo(PaymentStatus.IN_PROCESS);
        assertThat(actions(original)).isEmpty();

        // 6: the third worker's money comes back, too; it waits for the revision to close.
        treasury.fail(original, new ReturnedPayment(payouts.benefId(original, third), "Late return by RBI", 7));
        at("2026-06-21T22:00:00");
        payouts.ask(TreasuryService.FD, original);
        assertThat(payouts.payment(original, third).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(failureMessages(third)).isEqualTo(1);
        assertThat(actions(original)).isEmpty();

        // 7: the second worker is paid.
        at("2026-06-25T12:00:00");
        treasury.pay(revised);
        at("2026-06-25T22:00:00");
        payouts.ask(TreasuryService.FTPS, revised);
        assertThat(payouts.pi(revised).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(payouts.payment(revised, second).status()).isEqualTo(PaymentStatus.SUCCESSFUL);

        // 8: not for long.
        treasury.fail(revised, new ReturnedPayment(payouts.benefId(original, second), "Account does not exist", 2));
        at("2026-06-27T22:00:00");
        payouts.ask(TreasuryService.FTFPS, revised);
        assertThat(payouts.payment(revised, second).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(failureMessages(second)).isEqualTo(2);
        assertThat(actions(revised)).containsExactly(PiAction.GENERATE_REVISED_PI);

        // 9: both go again in one revision, each from where it failed last.
        at("2026-06-28T10:00:00");
        String last =
                revisions.revise(Payouts.TENANT, revised, true, Payouts.BY).number();
        JsonNode rows = treasury.requests(JitService.COR).stream()
                .filter(request ->
                        request.params().path("jitCorBillNo").asString().equals(last))
                .findFirst()
                .orElseThrow()
                .params()
                .path("beneficiaryDetails");
        assertThat(rows.size()).isEqualTo(2);
        rows.forEach(row -> {
            boolean ofSecond = row.path("benefId").asString().equals(payouts.benefId(original, second));
            assertThat(row.path("jitCurBillRefNo").asString())
                    .isEqualTo(Objects.requireNonNull(
                                    payouts.pi(ofSecond ? revised : original).advice())
                            .billReference());
        });
        treasury.pay(last);
        payouts.ask(TreasuryService.FTPS, last);
        assertThat(records.billPayment(original)).isEqualTo("SUCCESSFUL PAYMENT_SUCCESS 4200.00");
        assertThat(records.suspense(original)).isEqualTo("0.00");
        assertThat(treasury.books().paidTwice())
                .doesNotContain(payouts.benefId(original, second), payouts.benefId(original, third));
    }
}

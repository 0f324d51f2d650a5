package dev.kosh.disbursement.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobScope;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.PiAction;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.jobs.KeptSms;
import dev.kosh.disbursement.jobs.NightTest;
import dev.kosh.disbursement.jobs.NoSlots;
import dev.kosh.disbursement.jobs.SeededInstructions;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.disbursement.jobs.TreasuryNight;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a scroll of PD tells of each payment, against the simulated treasury. */
@NightTest
@NoSlots
class PaidScrollTests {

    @Autowired
    private SeededInstructions instructions;

    @Autowired
    private TreasuryNight night;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private InstructionSearch search;

    @Autowired
    private KeptSms sms;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void noFaults() {
        treasury.clearFaults();
        night.deliverMessages();
        sms.forget();
        clock.advance(Duration.ofDays(1));
    }

    /** T39. */
    @Test
    void aPartialScrollCompletesAndTheRestIsAskedForAgain() {
        Seeded seeded = instructions.advised(3);
        treasury.pay(seeded.number(), seeded.benefIds().subList(0, 2));
        instructions.ask(TreasuryService.PD, seeded);
        night.now();

        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(instructions.payments(seeded))
                .containsExactly(PaymentStatus.SUCCESSFUL, PaymentStatus.SUCCESSFUL, PaymentStatus.IN_PROCESS);
        assertThat(actions(seeded)).containsExactly(PiAction.REFRESH);

        clock.advance(Duration.ofDays(1));
        treasury.pay(seeded.number(), seeded.benefIds().subList(2, 3));
        night.byHand(Job.PD, new JobScope(SeededInstructions.TENANT, seeded.number(), null));

        assertThat(instructions.payments(seeded)).containsOnly(PaymentStatus.SUCCESSFUL);
        assertThat(actions(seeded)).isEmpty();
        assertThat(sms.texts())
                .hasSize(3)
                .allMatch(text -> text.matches(
                        "Payment of Rs\\. 1400\\.00 for MUKTA, transaction \\S+ is made to your registered bank"
                                + " account\\. Contact your bank if not credited within 72 hours\\. MUKTA - Govt\\. of"
                                + " Odisha\\."));
    }

    /** T40. */
    @Test
    void aLineOfAScrollThatMeansNobodyIsQuarantinedAndOneWithItsAccountIsMatched() {
        Seeded unknown = paidWith(
                instructions.advised(2),
                Map.of("/data/0/benfDtls/0/benfId", "BN-X", "/data/0/benfDtls/0/benfAcctNo", "999"));
        assertThat(instructions.payments(unknown))
                .containsExactlyInAnyOrder(PaymentStatus.IN_PROCESS, PaymentStatus.SUCCESSFUL);
        assertThat(quarantined(unknown)).isEqualTo(1);

        Seeded matched = paidWith(instructions.advised(2), Map.of("/data/0/benfDtls/0/benfId", ""));
        assertThat(instructions.payments(matched)).containsOnly(PaymentStatus.SUCCESSFUL);
        assertThat(quarantined(matched)).isZero();

        Seeded twice = advised(instructions.initiated(
                2, (seeded, beneficiary) -> seeded.number().substring(15) + "77"));
        Seeded ambiguous = paidWith(twice, Map.of("/data/0/benfDtls/0/benfId", ""));
        assertThat(instructions.payments(ambiguous))
                .containsExactlyInAnyOrder(PaymentStatus.IN_PROCESS, PaymentStatus.SUCCESSFUL);
        assertThat(quarantined(ambiguous)).isEqualTo(1);
    }

    @Test
    void asManyDebitsOfOnePaymentAsAreToldNoneIsLost() {
        Seeded seeded = instructions.advised(1);
        treasury.pay(seeded.number());
        FaultRule edit = FaultRule.on(JitService.PD, Fault.EDIT)
                .forNumber(seeded.number())
                .times(1);
        treasury.play(edit.with("copy", List.of(Map.of("from", "/data/0/benfDtls/0", "to", "/data/0/benfDtls")))
                .with("set", Map.of("/data/0/benfDtls/1/endToEndId", "EP-SECOND")));
        instructions.ask(TreasuryService.PD, seeded);
        String first = instructions.pi(seeded).beneficiaries().get(0).facts().endToEndId();
        assertThat(first).isNotNull().isNotEqualTo("EP-SECOND");
        assertThat(quarantined(seeded)).isEqualTo(1);

        treasury.play(edit.with("set", Map.of("/data/0/benfDtls/0/endToEndId", "EP-THIRD")));
        instructions.ask(TreasuryService.PD, seeded);

        night.deliverMessages();

        assertThat(quarantined(seeded)).isEqualTo(2);
        assertThat(instructions.payments(seeded)).containsExactly(PaymentStatus.SUCCESSFUL);
        assertThat(instructions.pi(seeded).beneficiaries().get(0).facts().endToEndId())
                .isEqualTo(first);
    }

    /** T41. */
    @Test
    void theSameScrollTwiceTellsNobodyTwice() {
        Seeded seeded = instructions.advised(3);
        treasury.pay(seeded.number(), seeded.benefIds().subList(0, 2));

        instructions.ask(TreasuryService.PD, seeded);
        instructions.ask(TreasuryService.PD, seeded);
        night.deliverMessages();

        assertThat(sms.texts()).hasSize(2);
        assertThat(instructions.payments(seeded))
                .containsExactly(PaymentStatus.SUCCESSFUL, PaymentStatus.SUCCESSFUL, PaymentStatus.IN_PROCESS);
    }

    /** T42. */
    @Test
    void aVoucherDateInAWrongFormatIsKeptAsItCameAndApplied() {
        Seeded seeded = instructions.advised(1);
        paidWith(seeded, Map.of("/data/0/voucherDate", "14/06/26"));

        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.COMPLETED);
        Beneficiary payment = instructions.pi(seeded).beneficiaries().get(0);
        assertThat(payment.status()).isEqualTo(PaymentStatus.SUCCESSFUL);
        assertThat(payment.facts().voucherDate()).isEqualTo("14/06/26");
        assertThat(instructions.count(
                        "disbursement.beneficiary",
                        "pi_id = '" + seeded.id() + "' and additional_details::text like '%VOUCHER_DATE_UNREADABLE%'"))
                .isEqualTo(1);
        // The horizon of FD then counts from the completion.
        long before = treasury.calls(JitService.FD);
        treasury.clearFaults();
        night.byHand(Job.FD, new JobScope(SeededInstructions.TENANT, seeded.number(), null));
        assertThat(treasury.calls(JitService.FD)).isEqualTo(before + 1);
    }

    private Seeded advised(Seeded initiated) {
        treasury.sign(initiated.number());
        instructions.ask(TreasuryService.PIS, initiated);
        treasury.advise(initiated.number());
        instructions.ask(TreasuryService.PAG, initiated);
        return initiated;
    }

    private Seeded paidWith(Seeded seeded, Map<String, String> edits) {
        treasury.pay(seeded.number());
        edit(JitService.PD, "set", edits);
        instructions.ask(TreasuryService.PD, seeded);
        treasury.clearFaults();
        return seeded;
    }

    private void edit(JitService service, String how, Object what) {
        treasury.play(FaultRule.on(service, Fault.EDIT).with(how, what));
    }

    private long quarantined(Seeded seeded) {
        return instructions.count(
                "disbursement.failure_event", "pi_id = '" + seeded.id() + "' and api = 'PD' and state = 'QUARANTINED'");
    }

    private List<PiAction> actions(Seeded seeded) {
        return search.view(SeededInstructions.TENANT, seeded.number()).orElseThrow().actions().stream()
                .sorted()
                .toList();
    }
}

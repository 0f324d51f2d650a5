package dev.kosh.disbursement.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobScope;
import dev.kosh.disbursement.LedgerKind;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.PiAction;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.jobs.KeptSms;
import dev.kosh.disbursement.jobs.NightTest;
import dev.kosh.disbursement.jobs.NoSlots;
import dev.kosh.disbursement.jobs.PieceResult;
import dev.kosh.disbursement.jobs.SeededInstructions;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.disbursement.jobs.TreasuryNight;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** PIS, PAG and PD against the simulated treasury: the fault scenarios by their numbers. */
@NightTest
@NoSlots
class SignedAdvisedPaidTests {

    @Autowired
    private SeededInstructions instructions;

    @Autowired
    private TreasuryNight night;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private InstructionStore store;

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

    @Test
    void anInstructionThatIsSignedAdvisedAndPaidIsCompletedInOneNight() {
        Seeded seeded = instructions.initiated(3);
        assertThat(instructions.ask(TreasuryService.PIS, seeded).kind()).isEqualTo(PieceResult.Kind.NO_RESPONSE);
        assertThat(instructions.page(seeded)).isEqualTo("ERROR On call of PIS API: No response is received.");

        treasury.sign(seeded.number());
        instructions.ask(TreasuryService.PIS, seeded);
        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.APPROVED);
        assertThat(instructions.payments(seeded)).containsOnly(PaymentStatus.INITIATED);
        instructions.ask(TreasuryService.PAG, seeded);
        assertThat(instructions.page(seeded)).isEqualTo("ERROR On call of PAG API: No response is received.");

        treasury.advise(seeded.number());
        instructions.ask(TreasuryService.PAG, seeded);
        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.IN_PROCESS);
        assertThat(instructions.payments(seeded)).containsOnly(PaymentStatus.IN_PROCESS);
        instructions.ask(TreasuryService.PD, seeded);
        assertThat(instructions.page(seeded)).isEqualTo("ERROR On call of PD API: No response is received.");

        treasury.pay(seeded.number());
        instructions.ask(TreasuryService.PD, seeded);
        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(instructions.payments(seeded)).containsOnly(PaymentStatus.SUCCESSFUL);
        assertThat(instructions.page(seeded))
                .isEqualTo("INFO On call of PD API: Response is received and updated successfully");
        assertThat(instructions.pi(seeded).advice())
                .isNotNull()
                .satisfies(advice -> assertThat(advice.voucherNumber()).isNotNull());
        assertThat(instructions.findings(seeded)).isEmpty();
    }

    /** T33. */
    @ParameterizedTest
    @ValueSource(
            strings = {"This Bill Number {n} is rejected by SSU testpur_op", "THIS BILL NUMBER {n} IS REJECTED BY SSU X"
            })
    void aRejectionInAnyLetterCaseIsReversedOnceEvenIfPolledTwice(String text) {
        Seeded seeded = instructions.initiated(2);
        String said = text.replace("{n}", seeded.number());
        treasury.play(FaultRule.on(JitService.PIS, Fault.ERROR).with("errorMsg", said));

        instructions.ask(TreasuryService.PIS, seeded);
        instructions.ask(TreasuryService.PIS, seeded);

        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.REJECTED);
        assertThat(instructions.payments(seeded)).containsOnly(PaymentStatus.NA);
        assertThat(instructions.page(seeded)).isEqualTo("ERROR On call of PIS API: " + said);
        assertThat(ledger(seeded)).containsExactlyInAnyOrder(LedgerKind.RESERVE, LedgerKind.DEBIT, LedgerKind.REVERSAL);
        assertThat(actions(seeded)).containsExactly(PiAction.GENERATE_NEW_PI);
        assertThat(instructions.count(
                        "disbursement.status_log",
                        "pi_id = '" + seeded.id() + "' and status = 'STATUS_LOG_PIS_REJECTED'"))
                .isEqualTo(1);
    }

    @Test
    void theOfficesOwnRejectionIsOne() {
        Seeded seeded = instructions.initiated(1);
        treasury.reject(seeded.number(), "testpur_op");

        instructions.ask(TreasuryService.PIS, seeded);

        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.REJECTED);
    }

    /** T34. */
    @Test
    void anotherErrorOfPisLeavesTheInstructionInitiatedAndIsShown() {
        Seeded seeded = instructions.initiated(1);
        treasury.play(FaultRule.on(JitService.PIS, Fault.ERROR).with("errorMsg", "Bill is under scrutiny"));

        assertThat(instructions.ask(TreasuryService.PIS, seeded).kind()).isEqualTo(PieceResult.Kind.ERROR);

        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.INITIATED);
        assertThat(instructions.page(seeded)).isEqualTo("ERROR On call of PIS API: Bill is under scrutiny");
        assertThat(actions(seeded)).containsExactly(PiAction.REFRESH);
    }

    /** T35. */
    @ParameterizedTest
    @CsvSource({"billNetAmount,2799.99", "billGrossAmount,2800.01", "totalNumberOfBeneficiary,3"})
    void whatWasSignedForAnotherAmountOrCountIsHeldFromPag(String member, String value) {
        Seeded seeded = instructions.initiated(2);
        treasury.sign(seeded.number());
        edit(JitService.PIS, "set", Map.of("/data/0/" + member, value));

        instructions.ask(TreasuryService.PIS, seeded);

        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.APPROVED);
        assertThat(instructions.pi(seeded).amountMismatch()).isTrue();
        assertThat(instructions.findings(seeded))
                .hasSize(1)
                .allMatch(each -> each.startsWith("R6 net 2800.00, gross 2800.00"));
        treasury.advise(seeded.number());
        long before = treasury.calls(JitService.PAG);
        night.byHand(Job.PAG, new JobScope(SeededInstructions.TENANT, seeded.number(), null));
        assertThat(treasury.calls(JitService.PAG)).isEqualTo(before);
        assertThat(actions(seeded)).isEmpty();
    }

    /** T36. */
    @ParameterizedTest
    @ValueSource(strings = {"tokenNumber", "tokenDate", "adviceId", "onlineBillRefNo"})
    void anAdviceWithoutTokenIsNotThereYet(String member) {
        Seeded seeded = signed(1);
        treasury.advise(seeded.number());
        edit(JitService.PAG, "remove", List.of("/data/0/" + member));

        assertThat(instructions.ask(TreasuryService.PAG, seeded).kind()).isEqualTo(PieceResult.Kind.NO_RESPONSE);
        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.APPROVED);

        treasury.clearFaults();
        instructions.ask(TreasuryService.PAG, seeded);
        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.IN_PROCESS);
    }

    /** T37. */
    @Test
    void anAdviceForOtherPaymentsIsPutOnTheReportAndGoesOn() {
        assertThat(advisedWith("remove", List.of("/data/0/benfList/0")))
                .singleElement()
                .asString()
                .startsWith("R7 ")
                .endsWith("is not advised");
        assertThat(advisedWith("append", Map.of("/data/0/benfList", Map.of("benfId", "BN-X", "amount", "1"))))
                .singleElement()
                .asString()
                .endsWith("BN-X is advised, but not awaited");
        assertThat(advisedWith("set", Map.of("/data/0/benfList/0/amount", "1399.00")))
                .singleElement()
                .asString()
                .endsWith("is advised 1399.00 for 1400.00");
        assertThat(advisedWith("set", Map.of("/data/0/benfList/0/benfAccountNo", "999")))
                .singleElement()
                .asString()
                .endsWith("is advised to another account");
    }

    /** T38. */
    @Test
    void aReferenceThatIsAnotherInstructionsIsRefused() {
        Seeded first = instructions.advised(1);
        Seeded second = signed(1);
        treasury.advise(second.number());
        String reference =
                Objects.requireNonNull(instructions.pi(first).advice()).billReference();
        edit(JitService.PAG, "set", Map.of("/data/0/onlineBillRefNo", reference));

        assertThat(instructions.ask(TreasuryService.PAG, second).kind()).isEqualTo(PieceResult.Kind.ERROR);

        assertThat(instructions.pi(second).status()).isEqualTo(PiStatus.APPROVED);
        assertThat(instructions.page(second)).contains(reference, first.number());
        assertThat(instructions.findings(second))
                .containsExactly("BILL_REFERENCE a reference of its own | " + reference + ", which is that of "
                        + first.number());
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
                        "Payment of Rs\\. 1400\\.00 for MUKTA, transaction \\S+ is made to your registered bank account\\. Contact"
                                + " your bank if not credited within 72 hours\\. MUKTA - Govt\\. of Odisha\\."));
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
        assertThat(instructions.pi(unknown).unmatchedRows()).isEqualTo(1);

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

    /** T73. */
    @Test
    void anOwnRequestThatAProxyDeliversTwiceChangesNothingMore() {
        Seeded seeded = instructions.initiated(1);
        treasury.sign(seeded.number());
        treasury.play(FaultRule.onAll(Fault.DELIVERED_TWICE));
        instructions.ask(TreasuryService.PIS, seeded);
        treasury.advise(seeded.number());
        instructions.ask(TreasuryService.PAG, seeded);
        treasury.pay(seeded.number());
        instructions.ask(TreasuryService.PD, seeded);
        night.now();

        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(ledger(seeded)).containsExactlyInAnyOrder(LedgerKind.RESERVE, LedgerKind.DEBIT);
        assertThat(sms.texts()).hasSize(1);
        assertThat(treasury.books().transfersTo(seeded.benefIds().get(0))).isEqualTo(1);
    }

    /** T74. */
    @ParameterizedTest
    @CsvSource({
        "2027-06-10T23:59:59,2027-06-10,2027",
        "2027-06-11T00:00:00,2027-06-11,2027",
        "2028-03-31T23:59:59,2028-03-31,2027",
        "2028-04-01T00:00:00,2028-04-01,2028"
    })
    void datesAreThoseOfIndiaAtItsMidnightAndTheYearIsTheTreasurys(String moment, String billDate, String year) {
        clock.set(TreasuryNight.india(moment));
        Seeded seeded = instructions.advised(1);

        instructions.ask(TreasuryService.PD, seeded);

        assertThat(treasury.requests(JitService.PIS))
                .filteredOn(seen -> seeded.number().equals(seen.piNumber()))
                .isNotEmpty()
                .allMatch(seen -> seen.params().path("jitBillDate").asString().equals(billDate));
        assertThat(treasury.requests(JitService.PAG))
                .filteredOn(seen -> seeded.number().equals(seen.piNumber()))
                .isNotEmpty()
                .allMatch(seen -> seen.params().path("billDate").asString().equals(billDate));
        assertThat(instructions.pi(seeded).advice())
                .isNotNull()
                .satisfies(advice -> assertThat(advice.financialYear()).isEqualTo(year));
    }

    @Test
    void rowsOfOtherInstructionsAreNoAnswer() {
        Seeded seeded = instructions.initiated(1);
        treasury.sign(seeded.number());
        edit(JitService.PIS, "set", Map.of("/data/0/jitBillNumber", "PI-CTC/2026-27/999999"));

        assertThat(instructions.ask(TreasuryService.PIS, seeded).kind()).isEqualTo(PieceResult.Kind.ERROR);

        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.INITIATED);
        assertThat(instructions.page(seeded)).isEqualTo("ERROR On call of PIS API: Unexpected response format");
    }

    private Seeded signed(int beneficiaries) {
        Seeded seeded = instructions.initiated(beneficiaries);
        treasury.sign(seeded.number());
        instructions.ask(TreasuryService.PIS, seeded);
        return seeded;
    }

    private Seeded advised(Seeded initiated) {
        treasury.sign(initiated.number());
        instructions.ask(TreasuryService.PIS, initiated);
        treasury.advise(initiated.number());
        instructions.ask(TreasuryService.PAG, initiated);
        return initiated;
    }

    /** Findings about an instruction whose advice is edited; it is in process all the same. */
    private List<String> advisedWith(String edit, Object value) {
        Seeded seeded = signed(2);
        treasury.advise(seeded.number());
        edit(JitService.PAG, edit, value);
        instructions.ask(TreasuryService.PAG, seeded);
        treasury.clearFaults();
        assertThat(instructions.pi(seeded).status()).isEqualTo(PiStatus.IN_PROCESS);
        return instructions.findings(seeded);
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

    private List<LedgerKind> ledger(Seeded seeded) {
        return store.ledger(SeededInstructions.TENANT, seeded.id()).stream()
                .map(entry -> entry.kind())
                .toList();
    }

    private List<PiAction> actions(Seeded seeded) {
        return search.view(SeededInstructions.TENANT, seeded.number()).orElseThrow().actions().stream()
                .sorted()
                .toList();
    }
}

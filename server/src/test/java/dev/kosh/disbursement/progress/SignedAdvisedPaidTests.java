package dev.kosh.disbursement.progress;

import static org.assertj.core.api.Assertions.assertThat;

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

    private void edit(JitService service, String how, Object what) {
        treasury.play(FaultRule.on(service, Fault.EDIT).with(how, what));
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

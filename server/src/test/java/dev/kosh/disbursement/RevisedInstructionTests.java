package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.SeenRequest;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.Desk;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.RequestRefused;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** COR: paying again what came back; numbers are those of the fault scenarios. */
@PayoutTest
class RevisedInstructionTests {

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private FailureNights nights;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private Revisions revisions;

    @Autowired
    private InstructionSearch search;

    @Autowired
    private InstructionCreation creation;

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

    private static Instant india(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(BusinessCalendar.ZONE).toInstant();
    }

    private PaymentInstruction revise(String number) {
        return revisions.revise(Payouts.TENANT, number, false, Payouts.BY);
    }

    private void assertRefused(String code, String text, String number) {
        assertThatThrownBy(() -> revise(number)).isInstanceOfSatisfying(RequestRefused.class, refused -> {
            assertThat(refused.problems().get(0).code()).isEqualTo(code);
            assertThat(refused.problems().get(0).message()).isEqualTo(text);
        });
    }

    private JsonNode sentFor(String revisedNumber) {
        List<SeenRequest> sent = treasury.requests(JitService.COR).stream()
                .filter(request ->
                        request.params().path("jitCorBillNo").asString().equals(revisedNumber))
                .toList();
        return sent.get(sent.size() - 1).params();
    }

    @Test
    void aFailedPaymentGoesAgainToTheCorrectedAccountUnderANumberOfTheSameSeries() {
        List<Worker> three = payouts.workers(3);
        String number = nights.failed(three, three.get(1));
        Worker worker = three.get(1);
        payouts.correct(worker, "00119999999", "TEST0000105");

        PaymentInstruction revised = revise(number);

        PaymentInstruction original = payouts.pi(number);
        assertThat(revised.status()).isEqualTo(PiStatus.IN_PROCESS);
        assertThat(payouts.page(revised.number()))
                .isEqualTo("INFO On call of COR API: Response is received and updated successfully");
        assertThat(revised.number()).startsWith("PI-CTC/2026-27/").isGreaterThan(number);
        assertThat(revised.parentNumber()).isEqualTo(number);
        assertThat(revised.net().toString()).isEqualTo("1400.00");
        assertThat(revised.beneficiaries()).singleElement().satisfies(again -> {
            assertThat(again.number()).isEqualTo(payouts.benefId(number, worker));
            assertThat(again.status()).isEqualTo(PaymentStatus.IN_PROCESS);
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.latestAttempt()).isTrue();
        });
        assertThat(original.status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(payouts.payment(number, worker).status())
                .as("history is not changed")
                .isEqualTo(PaymentStatus.FAILED);
        JsonNode sent = sentFor(revised.number());
        String reference = Objects.requireNonNull(original.advice()).billReference();
        assertThat(sent.toString())
                .isEqualTo(("{\"jitCorBillNo\":\"%s\",\"jitCorBillDate\":\"%s\",\"jitCorBillDeptCode\":\"MUKTA\","
                                + "\"jitOrgBillRefNo\":\"%s\",\"jitOrgBillNo\":\"%s\",\"jitOrgBillDate\":\"%s\","
                                + "\"beneficiaryDetails\":[{\"benefId\":\"%s\",\"jitCurBillRefNo\":\"%s\","
                                + "\"orgAccountNo\":\"%s\",\"orgIfsc\":\"TEST0000101\",\"correctedAccountNo\":\"00119999999\","
                                + "\"correctedIfsc\":\"TEST0000105\",\"curAccountNo\":\"%s\",\"curIfsc\":\"TEST0000101\"}]}")
                        .formatted(
                                revised.number(),
                                TreasuryDates.dateTime(revised.billDate()),
                                reference,
                                number,
                                TreasuryDates.dateTime(original.billDate()),
                                payouts.benefId(number, worker),
                                reference,
                                worker.number(),
                                worker.number()));
        assertThat(records.suspense(number)).isEqualTo("0.00");
        assertThat(records.funds(number)).as("no funds move").isEqualTo("4200.00");
    }

    @Test
    void whatForbidsARevisionIsSaidInTheWordsOfTheContractAndMakesNothing() {
        List<Worker> two = payouts.workers(2);
        String paid = payouts.completed(two);
        assertRefused("PI_NOTHING_FAILED", "There is no failed payment to revise.", paid);

        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        assertRefused(
                "PI_UNCHANGED_ACCOUNT",
                "The account of " + payouts.benefId(number, worker)
                        + " was not corrected; confirmUnchanged: true pays it there all the same.",
                number);

        records.withdrawAccount(worker);
        assertRefused(
                "PI_BANK_ACCOUNT_INVALID",
                "Bank account details of beneficiary " + payouts.benefId(number, worker) + " are missing or invalid.",
                number);
        assertThat(payouts.chain(number)).hasSize(1);
    }

    @Test
    void aSecondRevisionWaitsForTheFirst() {
        List<Worker> two = payouts.workers(2);
        String number = nights.failed(two, two.get(0));
        PaymentInstruction first = revisions.revise(Payouts.TENANT, number, true, Payouts.BY);
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, two.get(1)), "Late return by RBI", 2));
        payouts.daysPass(2);
        payouts.ask(TreasuryService.FD, number);

        assertThat(payouts.payment(number, two.get(1)).status()).isEqualTo(PaymentStatus.FAILED);
        assertRefused(
                "PI_REVISION_OPEN",
                "A revised payment instruction " + first.number() + " is already under process.",
                number);
    }

    @Test
    void twoPaymentsNeverGoToOneAccountInOneRevision() {
        List<Worker> two = payouts.workers(2);
        String number = nights.failed(two, two.get(0), two.get(1));
        payouts.correct(two.get(0), "00118888888", "TEST0000105");
        payouts.correct(two.get(1), "00118888888", "TEST0000105");

        assertRefused(
                "PI_DUPLICATE_BENEFICIARY",
                "There are 2 or more than 2 beneficiaries having same account number and IFSC.",
                number);
    }

    /** A couple is paid by one entry; when one of them has an account of his own, the other's wage is not his. */
    @Test
    void whatTwoPayeesAreOwedTogetherNeverGoesToTheAccountOfOneOfThem() {
        Worker one = payouts.worker();
        Worker other = payouts.worker().at(one.number(), one.ifsc());
        String number = nights.failed(List.of(one, other), one);
        payouts.correct(one, "00116666666", "TEST0000105");

        assertRefused(
                "PI_BANK_ACCOUNT_INVALID",
                "Beneficiary " + payouts.benefId(number, one)
                        + " pays several people, who share an account no more: correct theirs to one.",
                number);
        assertThat(revisions.preview(Payouts.TENANT, number))
                .singleElement()
                .satisfies(line -> assertThat(line.problem()).contains("several people"));
        assertThat(payouts.chain(number)).hasSize(1);

        payouts.correct(other, "00116666666", "TEST0000105");
        assertThat(revise(number).net().toString()).isEqualTo("2800.00");
    }

    @Test
    void thePreviewShowsOldAndCorrectedAccountsMaskedAndMarksUnchangedOnes() {
        List<Worker> two = payouts.workers(2);
        String number = nights.failed(two, two.get(0), two.get(1));
        payouts.correct(two.get(0), "00117777777", "TEST0000105");

        List<RevisionLine> lines = revisions.preview(Payouts.TENANT, number);

        assertThat(lines).hasSize(2);
        assertThat(lines).filteredOn(line -> !line.unchanged()).singleElement().satisfies(line -> {
            assertThat(line.correctedAccount()).isEqualTo("*******7777");
            assertThat(line.failedAccount())
                    .endsWith(two.get(0).number().substring(8))
                    .startsWith("****");
            assertThat(line.problem()).isNull();
        });
        assertThat(lines.toString()).doesNotContain(two.get(0).number()).doesNotContain("00117777777");
    }

    @Test
    void t66TwoAccountantsWhoPressTheButtonTogetherMakeOneRevision() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);

        List<String> results = Desk.together(Collections.nCopies(4, () -> {
            try {
                return revisions
                        .revise(Payouts.TENANT, number, true, Payouts.BY)
                        .number();
            } catch (RequestRefused refused) {
                return refused.problems().get(0).code();
            }
        }));

        assertThat(results).filteredOn(each -> each.startsWith("PI-")).hasSize(1);
        assertThat(results)
                .filteredOn(each -> !each.startsWith("PI-"))
                .containsOnly("PI_REVISION_OPEN")
                .hasSize(3);
        assertThat(payouts.chain(number)).hasSize(2);
    }

    @Test
    void t67TheWindowEndsAfterNinetyDays() {
        Worker worker = payouts.worker();
        String number = nights.failed(List.of(worker), worker);
        clock.set(india("2026-09-09T00:00:00"));
        assertRefused(
                "PI_CORRECTION_WINDOW_OVER",
                "The treasury no longer corrects " + number
                        + ": generate a new payment instruction for its failed payments.",
                number);

        clock.set(india("2026-09-08T23:59:59"));
        assertThat(revisions.revise(Payouts.TENANT, number, true, Payouts.BY).status())
                .isEqualTo(PiStatus.IN_PROCESS);
    }

    @Test
    void t67AfterTheWindowWhatFailedIsPaidByANewInstructionAndTheOldChainIsClosedForIt() {
        List<Worker> two = payouts.workers(2);
        String number = nights.failed(two, two.get(0));
        clock.set(india("2026-09-09T00:00:00"));
        assertThat(search.view(Payouts.TENANT, number).orElseThrow().actions())
                .containsExactly(PiAction.GENERATE_NEW_PI);

        PaymentInstruction renewed =
                creation.create(Payouts.TENANT, payouts.pi(number).paymentNumber(), Payouts.BY);

        assertThat(renewed.type()).isEqualTo(PiType.ORIGINAL);
        assertThat(renewed.net().toString()).isEqualTo("1400.00");
        assertThat(renewed.beneficiaries()).hasSize(1);
        assertThat(payouts.payment(number, two.get(0)).supersededBy()).isEqualTo(renewed.id());
        payouts.ask(TreasuryService.FD, number);
        assertThat(payouts.payment(number, two.get(0)).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(search.view(Payouts.TENANT, number).orElseThrow().actions()).isEmpty();
    }
}

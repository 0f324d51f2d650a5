package dev.kosh.disbursement;

import static dev.kosh.disbursement.PaymentInstructionLifecycle.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.treasury.TreasuryService;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the state table, written down a second time from the requirement. */
class PaymentInstructionLifecycleTests {

    private static LifecycleRow of(TreasuryService api, CallOutcome outcome, PiStatus from) {
        return row(api, outcome, from, false).orElseThrow();
    }

    @ParameterizedTest(name = "{0} {1} from {2} goes to {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "PI, NO_RESPONSE, PENDING, PENDING, ALL PENDING, RESUBMIT, PI, KEEP, -",
                "PI, NO_RESPONSE, DECLINED, PENDING, ALL PENDING, RESUBMIT, PI, KEEP, -",
                "PI, ERROR, PENDING, DECLINED, ALL PENDING, RESUBMIT, PI, RELEASE, -",
                "PI, ERROR, DECLINED, DECLINED, ALL PENDING, RESUBMIT, PI, RELEASE, -",
                "PI, SUCCESS, PENDING, INITIATED, ALL INITIATED, -, PIS, EXPENSE, -",
                "PI, SUCCESS, DECLINED, INITIATED, ALL INITIATED, -, PIS, EXPENSE, -",
                "PI, NO_FUNDS, DECLINED, DECLINED, ALL PENDING, RESUBMIT, PI, NONE, -",
                "PI, INVALID, DECLINED, DECLINED, ALL PENDING, RESUBMIT, PI, NONE, -",
                "PI, GLITCH, PENDING, PENDING, ALL PENDING, RESUBMIT, PI, KEEP, -",
                "PI, DUPLICATE, PENDING, DECLINED, ALL PENDING, RESUBMIT, PI, KEEP, -",
                "PIS, NO_RESPONSE, INITIATED, INITIATED, NONE INITIATED, REFRESH, PIS, NONE, -",
                "PIS, ERROR, INITIATED, INITIATED, NONE INITIATED, REFRESH, PIS, NONE, -",
                "PIS, REJECTED, INITIATED, REJECTED, ALL NA, GENERATE_NEW_PI, PI, REVERSE, -",
                "PIS, SUCCESS, INITIATED, APPROVED, ALL INITIATED, REFRESH, PAG, EXPENSE, -",
                "PAG, NO_RESPONSE, APPROVED, APPROVED, NONE INITIATED, REFRESH, PAG, NONE, -",
                "PAG, ERROR, APPROVED, APPROVED, NONE INITIATED, REFRESH, PAG, NONE, -",
                "PAG, SUCCESS, APPROVED, IN_PROCESS, ALL IN_PROCESS, REFRESH, PD, NONE, -",
                "PD, NO_RESPONSE, IN_PROCESS, IN_PROCESS, NONE IN_PROCESS, REFRESH, PD, NONE, -",
                "PD, ERROR, IN_PROCESS, IN_PROCESS, NONE IN_PROCESS, REFRESH, PD, NONE, -",
                "PD, SUCCESS, IN_PROCESS, COMPLETED, LISTED SUCCESSFUL, -, FD, NONE, PAID",
                "PD, NO_RESPONSE, COMPLETED, COMPLETED, NONE IN_PROCESS, REFRESH, PD, NONE, -",
                "PD, ERROR, COMPLETED, COMPLETED, NONE IN_PROCESS, REFRESH, PD, NONE, -",
                "FD, NO_RESPONSE, COMPLETED, COMPLETED, NONE SUCCESSFUL, -, FD, NONE, -",
                "FD, ERROR, COMPLETED, COMPLETED, NONE SUCCESSFUL, -, FD, NONE, -",
                "FD, SUCCESS, COMPLETED, COMPLETED, LISTED FAILED, GENERATE_REVISED_PI, COR, SUSPENSE_IN, FAILED",
                "COR, NO_RESPONSE, PENDING, PENDING, ALL PENDING, RESUBMIT, COR, NONE, -",
                "COR, NO_RESPONSE, DECLINED, PENDING, ALL PENDING, RESUBMIT, COR, NONE, -",
                "COR, GLITCH, PENDING, PENDING, ALL PENDING, RESUBMIT, COR, NONE, -",
                "COR, ERROR, PENDING, DECLINED, ALL PENDING, RESUBMIT, COR, NONE, -",
                "COR, SUCCESS, PENDING, IN_PROCESS, ALL IN_PROCESS, -, FTPS, SUSPENSE_OUT, -",
                "COR, DUPLICATE, PENDING, IN_PROCESS, ALL IN_PROCESS, -, FTPS, SUSPENSE_OUT, -",
                "FTPS, NO_RESPONSE, IN_PROCESS, IN_PROCESS, NONE IN_PROCESS, REFRESH, FTPS, NONE, -",
                "FTPS, ERROR, IN_PROCESS, IN_PROCESS, NONE IN_PROCESS, REFRESH, FTPS, NONE, -",
                "FTPS, SUCCESS, IN_PROCESS, COMPLETED, LISTED SUCCESSFUL, -, FTFPS, NONE, PAID",
                "FTPS, NO_RESPONSE, COMPLETED, COMPLETED, NONE IN_PROCESS, REFRESH, FTPS, NONE, -",
                "FTFPS, NO_RESPONSE, COMPLETED, COMPLETED, NONE SUCCESSFUL, -, FTFPS, NONE, -",
                "FTFPS, ERROR, COMPLETED, COMPLETED, NONE SUCCESSFUL, -, FTFPS, NONE, -",
                "FTFPS, SUCCESS, COMPLETED, COMPLETED, LISTED FAILED, GENERATE_REVISED_PI, COR, SUSPENSE_IN, FAILED"
            })
    void aRowOfTheStateTable(
            TreasuryService api,
            CallOutcome outcome,
            PiStatus from,
            PiStatus to,
            String payments,
            PiAction enables,
            TreasuryService next,
            LifecycleRow.Funds funds,
            LifecycleRow.Sms sms) {
        LifecycleRow row = of(api, outcome, from);
        assertThat(row.to(from)).isEqualTo(to);
        assertThat(row.reach() + " " + row.payments()).isEqualTo(payments);
        assertThat(row.enables()).isEqualTo(enables);
        assertThat(row.next()).isEqualTo(next);
        assertThat(row.funds()).isEqualTo(funds);
        assertThat(row.sms()).isEqualTo(sms);
    }

    @ParameterizedTest
    @CsvSource({"PI", "PIS", "PAG", "PD", "FD", "COR", "FTPS", "FTFPS"})
    void theThreeMessagesOfEachApiAreExact(TreasuryService api) {
        PiStatus from = PaymentInstructionLifecycle.rows().stream()
                .filter(row -> row.api() == api)
                .findFirst()
                .orElseThrow()
                .from()
                .iterator()
                .next();
        LifecycleRow silent = of(api, CallOutcome.NO_RESPONSE, from);
        assertThat(silent.page("ignored")).isEqualTo("On call of " + api + " API: No response is received.");
        assertThat(silent.severity()).isEqualTo(PageMessage.Severity.ERROR);
        assertThat(silent.logStatus()).isEqualTo("STATUS_LOG_" + api + "_NO_RESPONSE");
        LifecycleRow error = of(api, CallOutcome.ERROR, from);
        assertThat(error.page("340: Wrong IFSC")).isEqualTo("On call of " + api + " API: 340: Wrong IFSC");
        assertThat(error.severity()).isEqualTo(PageMessage.Severity.ERROR);
        assertThat(error.logStatus()).isEqualTo("STATUS_LOG_" + api + "_ERROR");
        LifecycleRow success = of(api, CallOutcome.SUCCESS, from);
        assertThat(success.page(null))
                .isEqualTo("On call of " + api + " API: Response is received and updated successfully");
        assertThat(success.severity()).isEqualTo(PageMessage.Severity.INFO);
        assertThat(success.logStatus()).isEqualTo("STATUS_LOG_" + api + "_SUCCESS");
    }

    @Test
    void anInstructionThatWasNotSentShowsWhy() {
        LifecycleRow noFunds = of(TreasuryService.PI, CallOutcome.NO_FUNDS, PiStatus.DECLINED);
        assertThat(noFunds.page(null)).isEqualTo("Insufficient fund.");
        assertThat(noFunds.logStatus()).isEqualTo("STATUS_LOG_PI_NO_FUNDS");
        assertThat(noFunds.billReason()).isEqualTo(ReferenceStatus.PAYMENT_INSUFFICIENT_FUNDS);
        LifecycleRow invalid = of(TreasuryService.PI, CallOutcome.INVALID, PiStatus.DECLINED);
        assertThat(invalid.page("Beneficiary detail is missing.")).isEqualTo("Beneficiary detail is missing.");
        assertThat(invalid.logStatus()).isEqualTo("STATUS_LOG_PI_INVALID");
        assertThat(invalid.billReason()).isEqualTo(ReferenceStatus.PAYMENT_ERROR_PROCESSING_PAYMENT);
    }

    @Test
    void aRejectionHasALogStatusOfItsOwn() {
        assertThat(of(TreasuryService.PIS, CallOutcome.REJECTED, PiStatus.INITIATED)
                        .logStatus())
                .isEqualTo("STATUS_LOG_PIS_REJECTED");
    }

    @Test
    void pisOfADeclinedInstructionCountsOnlyAfterADuplicateWasReported() {
        assertThat(row(TreasuryService.PIS, CallOutcome.SUCCESS, PiStatus.DECLINED, false))
                .isEmpty();
        LifecycleRow found = row(TreasuryService.PIS, CallOutcome.SUCCESS, PiStatus.DECLINED, true)
                .orElseThrow();
        assertThat(found.to(PiStatus.DECLINED)).isEqualTo(PiStatus.APPROVED);
        assertThat(found.payments()).isEqualTo(PaymentStatus.INITIATED);
        assertThat(found.funds()).isEqualTo(LifecycleRow.Funds.EXPENSE);
        LifecycleRow rejected = row(TreasuryService.PIS, CallOutcome.REJECTED, PiStatus.DECLINED, true)
                .orElseThrow();
        assertThat(rejected.to(PiStatus.DECLINED)).isEqualTo(PiStatus.REJECTED);
        for (CallOutcome stays : List.of(CallOutcome.NO_RESPONSE, CallOutcome.ERROR)) {
            LifecycleRow row =
                    row(TreasuryService.PIS, stays, PiStatus.DECLINED, true).orElseThrow();
            assertThat(row.to(PiStatus.DECLINED)).isEqualTo(PiStatus.DECLINED);
            assertThat(row.payments()).isEqualTo(PaymentStatus.PENDING);
        }
    }

    @Test
    void aGlitchShowsTheErrorButLeavesThePushOpen() {
        for (TreasuryService push : List.of(TreasuryService.PI, TreasuryService.COR)) {
            LifecycleRow glitch = of(push, CallOutcome.GLITCH, PiStatus.PENDING);
            assertThat(glitch.page("Unreadable response"))
                    .isEqualTo("On call of " + push + " API: Unreadable response");
            assertThat(glitch.to(PiStatus.PENDING)).isEqualTo(PiStatus.PENDING);
        }
    }

    @Test
    void noCallMovesAnInstructionThatIsRejected() {
        assertThat(PaymentInstructionLifecycle.callsFrom(PiStatus.REJECTED, true))
                .isEmpty();
    }

    @Test
    void anInstructionIsOnlyAskedWhatItsStatusAllows() {
        assertThat(PaymentInstructionLifecycle.callsFrom(PiStatus.PENDING, false))
                .containsExactly(TreasuryService.PI, TreasuryService.COR);
        assertThat(PaymentInstructionLifecycle.callsFrom(PiStatus.DECLINED, false))
                .containsExactly(TreasuryService.PI, TreasuryService.COR);
        assertThat(PaymentInstructionLifecycle.callsFrom(PiStatus.INITIATED, false))
                .containsExactly(TreasuryService.PIS);
        assertThat(PaymentInstructionLifecycle.callsFrom(PiStatus.APPROVED, false))
                .containsExactly(TreasuryService.PAG);
    }

    @Test
    void failedDetailsNeverMoveTheInstruction() {
        for (TreasuryService api : List.of(TreasuryService.FD, TreasuryService.FTFPS)) {
            for (CallOutcome outcome : List.of(CallOutcome.NO_RESPONSE, CallOutcome.ERROR, CallOutcome.SUCCESS)) {
                assertThat(of(api, outcome, PiStatus.COMPLETED).to(PiStatus.COMPLETED))
                        .isEqualTo(PiStatus.COMPLETED);
            }
        }
    }

    @Test
    void aPaymentThatCameBackIsNotPaidAgainByALaterScroll() {
        assertThat(PaymentStatus.FAILED.mayBecome(PaymentStatus.SUCCESSFUL)).isFalse();
        assertThat(PaymentStatus.IN_PROCESS.mayBecome(PaymentStatus.SUCCESSFUL)).isTrue();
        for (PaymentStatus paidOrUnderWay :
                Set.of(PaymentStatus.SUCCESSFUL, PaymentStatus.IN_PROCESS, PaymentStatus.INITIATED)) {
            assertThat(paidOrUnderWay.mayBecome(PaymentStatus.FAILED)).isTrue();
        }
        for (PaymentStatus unsent : Set.of(PaymentStatus.PENDING, PaymentStatus.NA)) {
            assertThat(unsent.mayBecome(PaymentStatus.SUCCESSFUL)).isFalse();
            assertThat(unsent.mayBecome(PaymentStatus.FAILED)).isFalse();
        }
    }

    @Test
    void aLongErrorIsCutOnThePage() {
        String page =
                of(TreasuryService.FD, CallOutcome.ERROR, PiStatus.COMPLETED).page("x".repeat(5_000));
        assertThat(page).hasSize("On call of FD API: ".length() + 1_000);
    }
}

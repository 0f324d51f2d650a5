package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.SeenRequest;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One instruction of 1,000 payments, half of which come back in one night and are made again in one revision. */
@Tag("long")
@PayoutTest
class ThousandPayeesTests {

    private static final int PAYEES = 1_000;
    private static final int FAILED = 500;
    private static final String ALL = "1400000.00";
    private static final String HALF = "700000.00";

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private Revisions revisions;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private RecordedSms sms;

    @Autowired
    private MovableClock clock;

    private Map<String, Long> before = Map.of();

    @BeforeEach
    void itIsJune() {
        clock.set(Payouts.START);
        before = exceptions();
    }

    @Test
    void aThousandArePaidHalfOfThemComeBackAndThoseArePaidByOneRevision() {
        List<Worker> all = payouts.workers(PAYEES);
        List<Worker> failing = all.subList(0, FAILED);
        Set<String> failingIds = failing.stream().map(Worker::id).collect(Collectors.toSet());

        String number = payouts.completed(all);
        assertThat(payouts.pi(number).countPayments(PaymentStatus.SUCCESSFUL)).isEqualTo(PAYEES);
        assertThat(records.billPayment(number)).isEqualTo("SUCCESSFUL PAYMENT_SUCCESS " + ALL);
        assertThat(rows(JitService.PI, "jitBillNo", number)).hasSize(PAYEES);
        assertBooks(number, "0.00");

        treasury.fail(
                number,
                payouts.pi(number).beneficiaries().stream()
                        .filter(payment -> failingIds.contains(payment.payeeId()))
                        .map(payment -> new ReturnedPayment(payment.number(), "Account is dormant", 1))
                        .toArray(ReturnedPayment[]::new));
        payouts.daysPass(1);
        payouts.tonight();
        payouts.ask(TreasuryService.FD, number);
        payouts.deliverMessages();

        Map<String, Beneficiary> payments = payouts.pi(number).beneficiaries().stream()
                .collect(Collectors.toMap(Beneficiary::payeeId, Function.identity()));
        assertThat(all)
                .allSatisfy(worker -> assertThat(of(worker, payments).status())
                        .isEqualTo(failingIds.contains(worker.id()) ? PaymentStatus.FAILED : PaymentStatus.SUCCESSFUL));
        assertThat(payouts.page(number))
                .isEqualTo("INFO On call of FD API: Response is received and updated successfully");
        assertBooks(number, HALF);

        failing.forEach(worker -> payouts.correct(worker, "9" + worker.number().substring(1), "TEST0000105"));
        String revised =
                revisions.revise(Payouts.TENANT, number, false, Payouts.BY).number();
        Map<String, String> sent = rows(JitService.COR, "jitCorBillNo", revised)
                .collect(Collectors.toMap(
                        row -> row.path("benefId").asString(),
                        row -> row.path("correctedAccountNo").asString()));
        assertThat(sent)
                .isEqualTo(failing.stream()
                        .collect(Collectors.toMap(
                                worker -> of(worker, payments).number(),
                                worker -> "9" + worker.number().substring(1))));

        treasury.pay(revised);
        payouts.ask(TreasuryService.FTPS, revised);
        payouts.deliverMessages();

        assertThat(payouts.pi(revised).status()).isEqualTo(PiStatus.COMPLETED);
        assertThat(payouts.pi(revised).countPayments(PaymentStatus.SUCCESSFUL)).isEqualTo(FAILED);
        assertThat(payouts.chain(number)).hasSize(2);
        assertThat(records.billPayment(number)).isEqualTo("SUCCESSFUL PAYMENT_SUCCESS " + ALL);
        assertBooks(number, "0.00");
        assertEverybodyIsToldOnce(all, failingIds);
    }

    private static Beneficiary of(Worker worker, Map<String, Beneficiary> payments) {
        return Objects.requireNonNull(payments.get(worker.id()));
    }

    /** Rows of payments in what the treasury was sent for a number, once. */
    private Stream<JsonNode> rows(JitService api, String member, String number) {
        List<JsonNode> orders = treasury.requests(api).stream()
                .map(SeenRequest::params)
                .filter(params -> params.path(member).asString().equals(number))
                .toList();
        assertThat(orders).hasSize(1);
        return orders.get(0).path("beneficiaryDetails").valueStream();
    }

    /** Exceptions by rule; tests that share this server leave some. */
    private Map<String, Long> exceptions() {
        return reconciliation.check(Payouts.TENANT).rules().stream()
                .collect(Collectors.toMap(Reconciliation.RuleResult::rule, Reconciliation.RuleResult::exceptions));
    }

    /** Our rules hold, what lies in suspense is this much, and the treasury paid nobody twice. */
    private void assertBooks(String number, String suspense) {
        assertThat(exceptions()).isEqualTo(before);
        assertThat(records.suspense(number)).isEqualTo(suspense);
        assertThat(records.funds(number)).isEqualTo(ALL);
        assertThat(treasury.books().paidTwice())
                .doesNotContainAnyElementsOf(payouts.pi(number).beneficiaries().stream()
                        .map(Beneficiary::number)
                        .toList());
    }

    private void assertEverybodyIsToldOnce(List<Worker> all, Set<String> failingIds) {
        assertThat(all).allSatisfy(worker -> {
            boolean failed = failingIds.contains(worker.id());
            assertThat(sms.to(worker.mobileNumber()))
                    .filteredOn(text -> text.contains("is failed"))
                    .hasSize(failed ? 1 : 0);
            assertThat(sms.to(worker.mobileNumber()))
                    .filteredOn(text -> text.contains("is made to"))
                    .hasSize(failed ? 2 : 1);
        });
    }
}

package dev.kosh.disbursement.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Reconciliation;
import dev.kosh.disbursement.Reconciliation.Finding;
import dev.kosh.disbursement.Reconciliation.Report;
import dev.kosh.disbursement.Reconciliation.RuleResult;
import dev.kosh.disbursement.jobs.NightTest;
import dev.kosh.disbursement.jobs.NoSlots;
import dev.kosh.disbursement.jobs.SeededInstructions;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every rule of the books holds for what the program wrote, and finds what somebody else did to it. */
@NightTest
@NoSlots
class BooksOfPaymentsOutTests {

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private SeededInstructions instructions;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    @Test
    void theBooksBalanceAfterPaymentsThatSucceededFailedAndWereRejected() {
        Seeded paid = instructions.advised(3);
        treasury.pay(paid.number(), paid.benefIds().subList(0, 2));
        instructions.ask(TreasuryService.PD, paid);
        Seeded failed = instructions.completed(3);
        treasury.fail(failed.number(), SeededInstructions.comesBack(failed, 0));
        Seeded rejected = instructions.initiated(2);
        treasury.reject(rejected.number(), "testpur_op");
        instructions.ask(TreasuryService.PIS, rejected);
        clock.advance(Duration.ofDays(2));
        instructions.ask(TreasuryService.FD, failed);

        Report report = reconciliation.check(null);

        assertThat(report.rules())
                .allSatisfy(
                        rule -> assertThat(rule.exceptions()).as(rule.rule()).isZero());
        assertThat(report.holds()).isTrue();
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                Arguments.of(
                        "R3",
                        "update disbursement.payment_instruction set gross_paise = gross_paise + 1 where id = :pi"),
                Arguments.of("R4", "update disbursement.payment_instruction set beneficiary_count = 7 where id = :pi"),
                Arguments.of("R6", "update disbursement.payment_instruction set amount_mismatch = true where id = :pi"),
                Arguments.of("R9", "update disbursement.beneficiary set is_latest_attempt = false where pi_id = :pi"),
                Arguments.of("R12", "update disbursement.allotment set amount_paise = amount_paise + 1"),
                Arguments.of(
                        "R13",
                        "update disbursement.fund set available_paise = available_paise - 1, debited_paise = debited_paise + 1"),
                Arguments.of("R14", "update disbursement.payment_instruction set pi_status = 'PENDING' where id = :pi"),
                Arguments.of("R15", "update disbursement.beneficiary set payment_status = 'FAILED' where pi_id = :pi"),
                Arguments.of("R16", "update disbursement.allotment set sanction_balance_paise = 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void aBreachIsFoundByItsRule(String rule, String breach) {
        Seeded paid = instructions.completed(2);

        transaction.executeWithoutResult(status -> {
            jdbc.sql(breach.contains(":pi") ? breach : breach + " where :pi is not null")
                    .param("pi", paid.id())
                    .update();

            Report report = reconciliation.check(null);

            assertThat(report.holds()).isFalse();
            assertThat(report.rules())
                    .filteredOn(each -> each.exceptions() > 0)
                    .extracting(RuleResult::rule)
                    .contains(rule);
            assertThat(reconciliation.findings(SeededInstructions.TENANT, true, 100))
                    .extracting(Finding::rule)
                    .contains(rule);
            status.setRollbackOnly();
        });
        assertThat(reconciliation.check(null).holds()).isTrue();
    }

    @Test
    void whatHoldsAgainIsClosed() {
        Seeded paid = instructions.completed(1);
        jdbc.sql("update disbursement.payment_instruction set gross_paise = gross_paise + 1 where id = ?")
                .param(paid.id())
                .update();
        reconciliation.check(null);
        assertThat(openFindings()).extracting(Finding::subject).containsExactly(paid.number());
        assertThat(openFindings().get(0).expected()).isEqualTo("1400.00");
        assertThat(openFindings().get(0).found()).isEqualTo("gross 1400.01, payments 1400.00, line items 1400.00");

        jdbc.sql("update disbursement.payment_instruction set gross_paise = gross_paise - 1 where id = ?")
                .param(paid.id())
                .update();
        reconciliation.check(null);

        assertThat(openFindings()).isEmpty();
        assertThat(reconciliation.findings(SeededInstructions.TENANT, false, 100))
                .extracting(Finding::subject)
                .contains(paid.number());
    }

    @Test
    void aCheckOfOneStateLeavesTheOthersAlone() {
        Seeded paid = instructions.completed(1);
        jdbc.sql("update disbursement.payment_instruction set gross_paise = gross_paise + 1 where id = ?")
                .param(paid.id())
                .update();

        assertThat(reconciliation.check(new TenantId("pb")).holds()).isTrue();
        assertThat(reconciliation.check(new TenantId("od")).holds()).isFalse();
        assertThat(reconciliation.check(SeededInstructions.TENANT).holds()).isFalse();
        jdbc.sql("update disbursement.payment_instruction set gross_paise = gross_paise - 1 where id = ?")
                .param(paid.id())
                .update();
        assertThat(reconciliation.check(null).holds()).isTrue();
    }

    private List<Finding> openFindings() {
        return reconciliation.findings(SeededInstructions.TENANT, true, 100);
    }
}

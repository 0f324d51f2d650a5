package dev.kosh.disbursement.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.disbursement.Reconciliation;
import dev.kosh.disbursement.jobs.JobEngine;
import dev.kosh.disbursement.jobs.KeptSms;
import dev.kosh.disbursement.year.Year.Troubles;
import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.TreasuryDesk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A year of the desk against a treasury that errs, dawdles and falls silent, with a process that is stopped, stays away
 * for days and loses its database between an answer and the commit. Everything is drawn from one seed
 * ({@link YearSettings}), which a failing run names. Weeks with a planted defect show that the books would tell.
 */
@KoshServerTest
@DirtiesContext
@Import({YearTreasury.class, TreasuryDesk.class, JobEngine.class, KeptSms.class, DrainedOutbox.class, Year.class})
@TestPropertySource(
        properties = {
            "kosh.sms.provider=kept",
            "jit.pool.size=4",
            "jit.retry.waits=1ms,1ms",
            "jit.http.read-timeout=1s",
            "jit.circuit.failures-percent=100",
            "jit.circuit.window=100000",
            "jit.cron.pa=0 30 20 * * *",
            "jit.cron.reconciliation=0 30 23 * * SUN"
        })
@Tag("long")
class SimulatedYearTests {

    private static final Logger log = LoggerFactory.getLogger(SimulatedYearTests.class);

    @Autowired
    private Year year;

    @Autowired
    private JobEngine engine;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void afterAYearOfFaultsEveryRupeeIsAccountedForAndNobodyWasPaidOrToldTwice() {
        year.begin(YearSettings.given());
        YearBooks books = year.goesBy();
        Troubles troubles = year.troubles();
        log.info(
                "{} instructions, {} of them revised, {} rejected; {} payments came back, {} times two of one bill at"
                        + " once; {}, {} runs; ended as {}",
                books.instructions("true"),
                books.instructions("pi_type = 'REVISED'"),
                books.instructions("pi_status = 'REJECTED'"),
                books.failures(),
                books.nightsWithTwoFailuresOfABill(),
                troubles,
                engine.endedRuns(),
                books.fingerprint());
        books.hold();
        assertThat(reconciliation.check(null).rules())
                .allSatisfy(rule -> assertThat(rule.exceptions())
                        .as("%s %s", rule, reconciliation.findings(TreasuryDesk.CUTTACK, true, 5))
                        .isZero());
        assertThat(new long[] {
                    books.failures(),
                    books.nightsWithTwoFailuresOfABill(),
                    books.instructions("pi_type = 'REVISED'"),
                    troubles.faults(),
                    troubles.stops(),
                    troubles.eveningsAway()
                })
                .as("a year without any of them proves nothing")
                .doesNotContain(0);
    }

    @ParameterizedTest
    @EnumSource
    void theBooksTellOfADefectThatWasPlanted(PlantedDefect defect) {
        year.begin(YearSettings.someWeeks());
        defect.plant(jdbc);
        try {
            YearBooks books = year.goesBy();
            assertThat(books.nightsWithTwoFailuresOfABill()).isPositive();
            assertThatThrownBy(books::hold).isInstanceOf(AssertionError.class).hasMessageContaining(defect.isToldAs());
        } finally {
            defect.mend(jdbc);
        }
    }

    @Test
    void withoutADefectTheBooksOfTheSameWeeksHold() {
        year.begin(YearSettings.someWeeks());
        year.goesBy().hold();
    }
}

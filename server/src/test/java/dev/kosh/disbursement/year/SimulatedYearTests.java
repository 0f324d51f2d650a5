package dev.kosh.disbursement.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Reconciliation;
import dev.kosh.disbursement.jobs.JobEngine;
import dev.kosh.disbursement.jobs.KeptSms;
import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
 * ({@link YearSettings}), which a failing run names.
 */
@KoshServerTest
@DirtiesContext
@Import({YearTreasury.class, TreasuryDesk.class, JobEngine.class, KeptSms.class, DrainedOutbox.class})
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

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-05-04");
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int DAYS_BETWEEN_QUIET_EVENINGS = 4;

    private final YearSettings settings = YearSettings.given();
    private final SplittableRandom luck = settings.chances("process");

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private JobEngine engine;

    @Autowired
    private DrainedOutbox outbox;

    @Autowired
    private KeptSms sms;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private int faults;
    private int stops;
    private int eveningsAway;
    private int breaks;

    @Test
    void afterAYearOfFaultsEveryRupeeIsAccountedForAndNobodyWasPaidOrToldTwice() {
        log.info("The year's seed: -Dkosh.year.seed={} -Dkosh.year.days={}", settings.seed(), settings.days());
        clock.set(at(FIRST_DAY, "09:00"));
        breakWhereTold();
        desk.allot(TreasuryDesk.HEADS.get(0), "20000000.00");
        Weather weather = new Weather(treasury, settings);
        Office office = new Office(desk, calls, jdbc, weather, settings);
        LocalDate day = FIRST_DAY;
        int away = 0;
        int officeDay = 0;
        for (int i = 0; i < settings.days(); i++, day = day.plusDays(1)) {
            if (i % DAYS_OF_A_WEEK == 0) {
                officeDay = i + luck.nextInt(DAYS_OF_A_WEEK);
            }
            if (i == officeDay) {
                clock.set(at(day, "11:00"));
                office.submitDeclinedAgain();
                office.renewRejected();
                office.payFailedAgain(0.6);
                office.bringBillsIn();
            }
            away = away > 0 ? away - 1 : daysAway();
            if (away == 0) {
                evening(day, weather, office);
            } else {
                eveningsAway++;
            }
        }
        day = untilAllHasComeToItsEnd(day, weather, office);
        prove(day, office);
    }

    /** A process that is not there at 22:00, mostly for a day, sometimes for three. */
    private int daysAway() {
        double drawn = luck.nextDouble();
        return drawn < 0.01 ? 3 : drawn < 0.04 ? 1 : 0;
    }

    private void evening(LocalDate day, Weather weather, Office office) {
        List<String> open = office.numbers("""
                pi_status in ('PENDING', 'DECLINED', 'INITIATED', 'APPROVED', 'IN_PROCESS')
                or pi_status = 'COMPLETED' and completed_at >= '%s'
                """.formatted(day.minusDays(60)));
        faults += weather.evening(open);
        breakOff(open);
        boolean silent = luck.nextDouble() < 0.02;
        if (silent) {
            treasury.refuseConnections();
        }
        work(day, "21:00");
        work(day, "22:00");
        treasury.acceptConnections();
        work(day, "22:15");
        mend();
        for (String time : List.of("22:31", "23:16")) {
            if (engine.hasLeftWork(at(day, time))) {
                work(day, time);
            }
        }
        weather.clear();
        if (engine.hasLeftWork(at(day, "23:45")) || day.getDayOfWeek().getValue() == DAYS_OF_A_WEEK) {
            work(day, "23:45");
        }
    }

    /** Works at what is due then; now and then the process is stopped in the middle and another one goes on. */
    private void work(LocalDate day, String time) {
        clock.set(at(day, time));
        if (luck.nextDouble() < 0.05) {
            long before = answered();
            int after = 1 + luck.nextInt(12);
            engine.start(() -> answered() - before >= after);
            stops++;
            clock.set(clock.instant().plusSeconds(90));
        }
        engine.start(() -> false);
        if (luck.nextDouble() < 0.7) {
            outbox.now();
        }
    }

    private long answered() {
        return treasury.calls(JitService.FD) + treasury.calls(JitService.PD) + treasury.calls(JitService.PIS);
    }

    /** Evenings without faults and without new bills, until nothing more can come back and everybody was tried again. */
    private LocalDate untilAllHasComeToItsEnd(LocalDate from, Weather weather, Office office) {
        weather.clear();
        mend();
        LocalDate day = from;
        LocalDate end = from.plusDays(2L * YearTreasury.MOST_DAYS_UNTIL_RETURN);
        while (day.isBefore(end)) {
            clock.set(at(day, "11:00"));
            if (day.isBefore(end.minusDays(YearTreasury.MOST_DAYS_UNTIL_RETURN + 10L))) {
                office.submitDeclinedAgain();
                office.payFailedAgain(1);
                weather.clear();
            }
            for (String time : List.of("21:00", "22:00", "22:15", "23:45")) {
                clock.set(at(day, time));
                engine.start(() -> false);
            }
            outbox.now();
            day = day.plusDays(DAYS_BETWEEN_QUIET_EVENINGS);
        }
        return day.minusDays(DAYS_BETWEEN_QUIET_EVENINGS);
    }

    private void prove(LocalDate lastDay, Office office) {
        YearBooks books = new YearBooks(jdbc, treasury.books(), lastDay);
        long failures = books.everyFailureIsFoundOnce();
        long revised = office.numbers("pi_type = 'REVISED'").size();
        log.info(
                "{} instructions, {} of them revised, {} rejected, {} payments came back; {} faults, {} stops, {} evenings"
                        + " away, {} breaks, {} runs; ended as {}",
                office.numbers("true").size(),
                revised,
                office.numbers("pi_status = 'REJECTED'").size(),
                failures,
                faults,
                stops,
                eveningsAway,
                breaks,
                engine.endedRuns(),
                books.fingerprint());
        books.nobodyIsPaidTwice();
        books.eachPaymentStandsAsTheTreasuryHasIt();
        books.everyRupeeIsAccountedFor();
        assertThat(reconciliation.check(null).rules())
                .allSatisfy(rule -> assertThat(rule.exceptions())
                        .as("%s %s", rule, reconciliation.findings(TreasuryDesk.CUTTACK, true, 5))
                        .isZero());
        assertThat(sms.texts().stream().filter(text -> text.contains(" is failed. ")))
                .as("messages of failures")
                .hasSize((int) failures)
                .doesNotHaveDuplicates();
        long paid = books.one("select count(*) from disbursement.beneficiary where payment_status = 'SUCCESSFUL'");
        assertThat(sms.texts().stream().filter(text -> text.contains(" is made to ")))
                .as("messages of payments, those among them that came back later")
                .hasSizeBetween((int) paid, (int) (paid + failures))
                .doesNotHaveDuplicates();
        assertThat(List.of(failures, revised, (long) faults, (long) stops, (long) eveningsAway))
                .as("failures, revisions, faults, stops, evenings away: a year without any proves nothing")
                .allMatch(count -> count > 0);
    }

    /** Lets our own writing fail for instructions that are told: a power cut between the answer and the commit. */
    private void breakWhereTold() {
        jdbc.sql("create table disbursement.broken (number text)").update();
        jdbc.sql("""
                        create function disbursement.break() returns trigger language plpgsql as $$
                        begin
                            if exists (select from disbursement.broken
                                       join disbursement.payment_instruction pi on pi.pi_number = broken.number
                                       where pi.id = new.pi_id) then
                                raise exception 'power cut';
                            end if;
                            return new;
                        end $$
                        """).update();
        jdbc.sql("""
                        create trigger break before insert on disbursement.status_log
                        for each row execute function disbursement.break()
                        """).update();
    }

    private void breakOff(List<String> open) {
        for (String number : open) {
            if (luck.nextDouble() < 0.01) {
                jdbc.sql("insert into disbursement.broken values (?)")
                        .param(number)
                        .update();
                breaks++;
            }
        }
    }

    private void mend() {
        jdbc.sql("delete from disbursement.broken").update();
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(BusinessCalendar.ZONE).toInstant();
    }
}

package dev.kosh.disbursement.year;

import dev.kosh.disbursement.jobs.JobEngine;
import dev.kosh.disbursement.jobs.KeptSms;
import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a year, or some weeks, go by from one seed: office days, evenings with their faults, and a quiet end. */
@TestComponent
class Year {

    private static final Logger log = LoggerFactory.getLogger(Year.class);

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-05-04");
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int DAYS_BETWEEN_QUIET_EVENINGS = 4;

    private final TreasuryDesk desk;
    private final HttpCalls calls;
    private final JobEngine engine;
    private final DrainedOutbox outbox;
    private final KeptSms sms;
    private final TreasurySimulator treasury;
    private final JdbcClient jdbc;
    private final MovableClock clock;

    private YearSettings settings = YearSettings.given();
    private SplittableRandom luck = settings.chances("process");
    private int faults;
    private int stops;
    private int eveningsAway;
    private int breaks;

    Year(
            TreasuryDesk desk,
            HttpCalls calls,
            JobEngine engine,
            DrainedOutbox outbox,
            KeptSms sms,
            TreasurySimulator treasury,
            JdbcClient jdbc,
            MovableClock clock) {
        this.desk = desk;
        this.calls = calls;
        this.engine = engine;
        this.outbox = outbox;
        this.sms = sms;
        this.treasury = treasury;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What went wrong meanwhile: a year without any proves nothing. */
    record Troubles(int faults, int stops, int eveningsAway, int breaks) {}

    /** An office that has paid nobody yet, and a treasury that knows nothing of it. */
    void begin(YearSettings drawn) {
        settings = drawn;
        luck = settings.chances("process");
        faults = 0;
        stops = 0;
        eveningsAway = 0;
        breaks = 0;
        log.info("The year: {}", settings);
        clock.set(at(FIRST_DAY, "09:00"));
        treasury.reset();
        treasury.proceed(settings.people());
        sms.forget();
        forget();
        breakWhereTold();
    }

    /** Lets the days go by until all has come to its end; answers the books of the last day. */
    YearBooks goesBy() {
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
        return new YearBooks(jdbc, treasury.books(), sms.texts(), day);
    }

    Troubles troubles() {
        return new Troubles(faults, stops, eveningsAway, breaks);
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
        LocalDate end = from.plusDays(2L * settings.people().mostDaysUntilReturn());
        while (day.isBefore(end)) {
            clock.set(at(day, "11:00"));
            if (day.isBefore(end.minusDays(settings.people().mostDaysUntilReturn() + 10L))) {
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

    /** Lets our own writing fail for instructions that are told: a power cut between the answer and the commit. */
    private void breakWhereTold() {
        jdbc.sql("drop table if exists disbursement.broken").update();
        jdbc.sql("create table disbursement.broken (number text)").update();
        jdbc.sql("""
                        create or replace function disbursement.break() returns trigger language plpgsql as $$
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
                        create or replace trigger break before insert on disbursement.status_log
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

    /** Empties what the money out of another year wrote, append-only or not. */
    private void forget() {
        jdbc.sql("""
                        do $$
                        declare written text;
                        begin
                            select string_agg(format('%I.%I', schemaname, tablename), ', ') into written
                            from pg_tables
                            where schemaname = 'disbursement'
                               or schemaname = 'notification' and tablename = 'sms'
                               or schemaname = 'events' and tablename = 'outbox';
                            alter table disbursement.ledger_entry disable trigger append_only;
                            execute 'truncate ' || written;
                            alter table disbursement.ledger_entry enable trigger append_only;
                        end $$
                        """).update();
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(BusinessCalendar.ZONE).toInstant();
    }
}

package dev.kosh.disbursement.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.wire.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;

/** When jobs are due: on Indian clocks, whatever the machine's are. */
class SlotsTests {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Slots DAILY_AT_TEN = slots("0 0 22 * * *");

    @Test
    void tenAtNightInIndiaIsHalfPastFourInTheAfternoonInUtc() {
        assertThat(DAILY_AT_TEN.after(Instant.parse("2026-06-10T00:00:00Z")))
                .contains(Instant.parse("2026-06-10T16:30:00Z"));
    }

    @Test
    void theSlotIsDueAtItsVeryMomentAndNotAMillisecondBefore() {
        Instant slot = india("2026-06-10T22:00:00");

        assertThat(DAILY_AT_TEN.latest(slot, DAY)).contains(slot);
        assertThat(DAILY_AT_TEN.latest(slot.minusMillis(1), DAY)).contains(india("2026-06-09T22:00:00"));
    }

    @Test
    void aSlotThatWasMissedIsDueForLessThanADay() {
        Instant slot = india("2026-06-10T22:00:00");

        assertThat(DAILY_AT_TEN.latest(india("2026-06-10T23:10:00"), DAY)).contains(slot);
        assertThat(DAILY_AT_TEN.latest(india("2026-06-11T21:59:59"), DAY)).contains(slot);
        assertThat(slots("0 0 22 1 * *").latest(india("2026-06-02T22:00:00"), DAY))
                .isEmpty();
        assertThat(slots("0 0 22 1 * *").latest(india("2026-06-02T21:59:59"), DAY))
                .contains(india("2026-06-01T22:00:00"));
    }

    @Test
    void ofSeveralSlotsSinceYesterdayTheLastOneIsDue() {
        assertThat(slots("0 */30 * * * *").latest(india("2026-06-10T22:14:00"), DAY))
                .contains(india("2026-06-10T22:00:00"));
    }

    @Test
    void slotsBetweenTwoRunsAreThoseThatWereMissed() {
        assertThat(DAILY_AT_TEN.between(india("2026-06-07T22:00:00"), india("2026-06-10T22:00:00"), 60))
                .containsExactly(india("2026-06-08T22:00:00"), india("2026-06-09T22:00:00"));
        assertThat(DAILY_AT_TEN.between(india("2026-01-01T22:00:00"), india("2026-06-10T22:00:00"), 60))
                .hasSize(60);
    }

    @Test
    void theLastNightOfTheFinancialYearIsANightLikeAnyOther() {
        assertThat(DAILY_AT_TEN.after(india("2027-03-31T12:00:00"))).contains(india("2027-03-31T22:00:00"));
        assertThat(DAILY_AT_TEN.after(india("2027-03-31T22:00:00"))).contains(india("2027-04-01T22:00:00"));
    }

    @Test
    void anHourThatAZoneSkipsLosesNoDay() {
        Slots berlin = new Slots(CronExpression.parse("0 30 2 * * *"), ZoneId.of("Europe/Berlin"));

        // 29 March 2026: clocks go from 02:00 to 03:00.
        assertThat(berlin.between(Instant.parse("2026-03-27T12:00:00Z"), Instant.parse("2026-03-31T12:00:00Z"), 60))
                .hasSizeBetween(3, 4);
    }

    private static Slots slots(String cron) {
        return new Slots(CronExpression.parse(cron), BusinessCalendar.ZONE);
    }

    private static Instant india(String local) {
        return LocalDateTime.parse(local).atZone(BusinessCalendar.ZONE).toInstant();
    }
}

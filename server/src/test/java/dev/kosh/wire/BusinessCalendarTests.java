package dev.kosh.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTests {

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T18:29:59.999Z, 2025-26",
        "2026-03-31T18:30:00Z,     2026-27",
        "2026-12-31T18:30:00Z,     2026-27",
        "2027-03-31T18:29:59Z,     2026-27",
        "1999-04-01T00:00:00Z,     1999-00"
    })
    void theFinancialYearBeginsWithTheFirstOfAprilInIndia(Instant instant, String year) {
        assertThat(BusinessCalendar.financialYear(instant)).isEqualTo(year);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T18:29:58Z, 2026-11-22T18:29:59Z",
        "2026-11-22T18:29:59Z, 2026-11-22T18:29:59Z",
        "2026-11-22T18:30:00Z, 2026-11-23T18:29:59Z",
        "2026-11-22T00:00:00Z, 2026-11-22T18:29:59Z"
    })
    void aDayEndsOneSecondBeforeMidnightInIndia(Instant instant, Instant end) {
        assertThat(BusinessCalendar.endOfDay(instant)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T18:29:59Z, 2026-11-22", "2026-11-22T18:30:00Z, 2026-11-23"})
    void aDateIsTheOneInIndia(Instant instant, LocalDate date) {
        assertThat(BusinessCalendar.dateOf(instant)).isEqualTo(date);
    }

    @Test
    void daysBetweenAreWholeOnes() {
        Instant from = Instant.parse("2026-01-01T10:00:00Z");

        assertThat(BusinessCalendar.wholeDaysBetween(from, from.plus(Duration.ofDays(90))))
                .isEqualTo(90);
        assertThat(BusinessCalendar.wholeDaysBetween(
                        from, from.plus(Duration.ofDays(91)).minusMillis(1)))
                .isEqualTo(90);
    }

    @Test
    void everyInstantLiesInTheDayAndTheYearThatAreSaidOfIt() {
        Seeds.forEach(20_000, random -> {
            Instant instant = Instant.ofEpochMilli(random.nextLong(0, 4_000_000_000_000L));
            Instant end = BusinessCalendar.endOfDay(instant);

            assertThat(BusinessCalendar.dateOf(end)).isEqualTo(BusinessCalendar.dateOf(instant));
            assertThat(Duration.between(instant, end)).isBetween(Duration.ofSeconds(-1), Duration.ofDays(1));
            LocalDate date = BusinessCalendar.dateOf(instant);
            String calendarYear = Integer.toString(date.getYear());
            if (date.getMonthValue() >= 4) {
                assertThat(BusinessCalendar.financialYear(instant)).startsWith(calendarYear + "-");
            } else {
                assertThat(BusinessCalendar.financialYear(instant)).endsWith("-" + calendarYear.substring(2));
            }
        });
    }
}

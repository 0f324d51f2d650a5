package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;

/** T67 of the treasury's fault scenarios: the last moments of correcting an instruction, in Indian time. */
class CorrectionWindowTests {

    private final CorrectionWindow window = new CorrectionWindow(90, MonthDay.of(4, 30));

    private static Instant india(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(BusinessCalendar.ZONE).toInstant();
    }

    @Test
    void aCorrectionIsTakenOnTheNinetiethDayAndNotOnTheNinetyFirst() {
        Instant created = india("2025-06-10T11:20:05");
        assertThat(window.isOpen(created, india("2025-09-08T23:59:59"))).isTrue();
        assertThat(window.isOpen(created, india("2025-09-09T00:00:00"))).isFalse();
    }

    @Test
    void anInstructionOfTheYearBeforeIsCorrectedUntilTheEndOfThirtyApril() {
        Instant created = india("2026-02-20T10:00:00");
        assertThat(window.isOpen(created, india("2026-04-30T23:59:59"))).isTrue();
        assertThat(window.isOpen(created, india("2026-05-01T00:00:00"))).isFalse();
    }

    @Test
    void theNinetyDaysHoldAlsoAcrossTheYears() {
        Instant created = india("2026-01-10T10:00:00");
        assertThat(window.isOpen(created, india("2026-04-10T23:59:59"))).isTrue();
        assertThat(window.isOpen(created, india("2026-04-11T00:00:00"))).isFalse();
    }

    @Test
    void anInstructionOfTheSameYearIsCorrectedInMayToo() {
        Instant created = india("2026-04-01T00:00:00");
        assertThat(window.isOpen(created, india("2026-06-30T12:00:00"))).isTrue();
    }

    @Test
    void theYearBeginsAtMidnightInIndia() {
        Instant lastMomentOfTheOldYear = india("2026-03-31T23:59:59");
        Instant firstMomentOfTheNewYear = india("2026-04-01T00:00:00");
        assertThat(window.isOpen(lastMomentOfTheOldYear, india("2026-05-01T00:00:00")))
                .isFalse();
        assertThat(window.isOpen(firstMomentOfTheNewYear, india("2026-05-01T00:00:00")))
                .isTrue();
    }

    @Test
    void aYearLaterNothingIsCorrectedThoughItIsApril() {
        assertThat(window.isOpen(india("2025-02-20T10:00:00"), india("2026-04-15T10:00:00")))
                .isFalse();
    }
}

package dev.kosh.disbursement;

import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;

/**
 * How long the treasury corrects an instruction: some days from its creation and, once the next financial year has
 * begun, not beyond a day in that year's first weeks (docs/contract/disbursement-failures.md, correction window). Both
 * ends are the last moment of a day in India.
 *
 * @param days from the creation of the chain's first instruction
 * @param lastDayInLaterYear usually 30 April
 */
public record CorrectionWindow(int days, MonthDay lastDayInLaterYear) {

    private static final int FIRST_MONTH_OF_FINANCIAL_YEAR = Month.APRIL.getValue();

    /** Whether the treasury still corrects at this moment an instruction that was created then. */
    public boolean isOpen(Instant created, Instant now) {
        LocalDate today = BusinessCalendar.dateOf(now);
        LocalDate birth = BusinessCalendar.dateOf(created);
        boolean sameYear = yearStart(birth) == yearStart(today);
        return !today.isAfter(birth.plusDays(days))
                && (sameYear || !today.isAfter(lastDayInLaterYear.atYear(yearStart(today))));
    }

    /** Calendar year in which the financial year of a date begins. */
    private static int yearStart(LocalDate date) {
        return date.getMonthValue() >= FIRST_MONTH_OF_FINANCIAL_YEAR ? date.getYear() : date.getYear() - 1;
    }
}

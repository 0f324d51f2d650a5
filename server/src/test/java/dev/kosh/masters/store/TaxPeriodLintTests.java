package dev.kosh.masters.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.masters.TaxPeriod;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaxPeriodLintTests {

    @Test
    void neighboursThatMeetAtMidnightAreFine() {
        assertThat(findings(
                        period("A", "2024-03-31T18:30:00Z", "2025-03-31T18:29:59Z"),
                        period("B", "2025-03-31T18:30:00Z", "2026-03-31T18:29:59Z")))
                .isEmpty();
    }

    @Test
    void aGapIsFound() {
        assertThat(findings(
                        period("A", "2024-03-31T18:30:00Z", "2025-03-31T18:29:59Z"),
                        period("B", "2025-04-01T00:00:00Z", "2026-03-31T18:29:59Z")))
                .singleElement()
                .asString()
                .contains("A", "B", "gap");
    }

    @Test
    void anOverlapIsFound() {
        assertThat(findings(
                        period("A", "2024-03-31T18:30:00Z", "2025-03-31T23:59:59Z"),
                        period("B", "2025-03-31T18:30:00Z", "2026-03-31T18:29:59Z")))
                .singleElement()
                .asString()
                .contains("overlap");
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsFound() {
        assertThat(findings(period("A", "2025-03-31T18:30:00Z", "2024-03-31T18:30:00Z")))
                .singleElement()
                .asString()
                .contains("ends before");
    }

    private static List<String> findings(TaxPeriod... periods) {
        return TaxPeriodLint.findings(List.of(periods));
    }

    private static TaxPeriod period(String code, String from, String to) {
        return new TaxPeriod("PT", code, Instant.parse(from), Instant.parse(to), "ANNUAL", "2025-26");
    }
}

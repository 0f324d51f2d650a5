package dev.kosh.masters.store;

import dev.kosh.masters.TaxPeriod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds what makes demands fail for no visible reason: periods of one service and cycle that leave a gap, overlap, or
 * end before they begin. Files that mix up Indian time and UTC show here.
 */
final class TaxPeriodLint {

    private static final Duration BETWEEN_NEIGHBOURS = Duration.ofSeconds(1);

    private TaxPeriodLint() {}

    static List<String> findings(Collection<TaxPeriod> periods) {
        Map<String, List<TaxPeriod>> byCycle = periods.stream()
                .sorted(Comparator.comparing(TaxPeriod::from))
                .collect(Collectors.groupingBy(
                        period -> period.service() + " " + period.periodCycle(), TreeMap::new, Collectors.toList()));
        List<String> findings = new ArrayList<>();
        byCycle.values().forEach(cycle -> inspect(cycle, findings));
        return findings;
    }

    private static void inspect(List<TaxPeriod> cycle, List<String> findings) {
        for (int i = 0; i < cycle.size(); i++) {
            TaxPeriod period = cycle.get(i);
            if (period.to().isBefore(period.from())) {
                findings.add("tax period " + period.code() + " of " + period.service() + " ends before it begins");
            }
            if (i > 0) {
                compare(cycle.get(i - 1), period, findings);
            }
        }
    }

    private static void compare(TaxPeriod earlier, TaxPeriod later, List<String> findings) {
        Duration between = Duration.between(earlier.to(), later.from());
        if (between.isNegative() || between.isZero()) {
            findings.add(pair(earlier, later) + " overlap by " + between.negated());
        } else if (between.compareTo(BETWEEN_NEIGHBOURS) > 0) {
            findings.add(pair(earlier, later) + " leave a gap of " + between);
        }
    }

    private static String pair(TaxPeriod earlier, TaxPeriod later) {
        return "tax periods " + earlier.code() + " and " + later.code() + " of " + earlier.service();
    }
}

package dev.kosh.billing.bulk;

import java.lang.management.ManagementFactory;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What is still reachable in this process, counted by the virtual machine after it collected everything else. */
final class LiveHeap {

    private static final Pattern LINE = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+)");
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private final String histogram;

    private LiveHeap(String histogram) {
        this.histogram = histogram;
    }

    static LiveHeap now() {
        try {
            return new LiveHeap((String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {null},
                            new String[] {String[].class.getName()}));
        } catch (JMException impossible) {
            throw new AssertionError(impossible);
        }
    }

    long bytes() {
        return Long.parseLong(TOTAL.matcher(histogram)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow());
    }

    long instancesOf(Class<?> type) {
        return LINE.matcher(histogram)
                .results()
                .filter(line -> line.group(2).equals(type.getName()))
                .map(MatchResult::group)
                .map(line -> line.strip().split("\\s+")[1])
                .mapToLong(Long::parseLong)
                .sum();
    }
}

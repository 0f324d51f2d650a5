package dev.kosh.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fault to be played. Rules are tried in the order of their coming and the first that fits is played.
 *
 * @param service null for all nine business services; the log-in must be named
 * @param args    the fault's own arguments, as JSON would have them
 * @param times   how often it is played; null for without end
 */
public record FaultRule(
        @Nullable JitService service,
        FaultMatch match,
        Fault fault,
        Map<String, @Nullable Object> args,
        @Nullable Integer times) {

    /** @throws IllegalArgumentException when the fault cannot be played on the service, or does not know an argument */
    public FaultRule {
        if (service == null ? !fault.fitsAllBusiness() : !fault.fits(service)) {
            throw new IllegalArgumentException(
                    fault + " cannot be played on " + (service == null ? "all business services" : service));
        }
        for (String name : args.keySet()) {
            if (!fault.knows(name)) {
                throw new IllegalArgumentException(fault + " has no argument " + name);
            }
        }
    }

    /** Without end, on every call of this service. */
    public static FaultRule on(JitService service, Fault fault) {
        return new FaultRule(service, FaultMatch.ALL, fault, Map.of(), null);
    }

    /** Without end, on every business call. */
    public static FaultRule onAll(Fault fault) {
        return new FaultRule(null, FaultMatch.ALL, fault, Map.of(), null);
    }

    public FaultRule with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(args);
        more.put(name, value);
        return new FaultRule(service, match, fault, more, times);
    }

    public FaultRule times(int most) {
        return new FaultRule(service, match, fault, args, most);
    }

    public FaultRule forNumber(String piNumber) {
        return matching(new FaultMatch(piNumber, match.nth(), match.from(), match.to(), match.probability()));
    }

    public FaultRule onlyNth(int nth) {
        return matching(new FaultMatch(match.piNumber(), nth, match.from(), match.to(), match.probability()));
    }

    public FaultRule between(Instant from, Instant to) {
        return matching(new FaultMatch(match.piNumber(), match.nth(), from, to, match.probability()));
    }

    public FaultRule withProbability(double probability) {
        return matching(new FaultMatch(match.piNumber(), match.nth(), match.from(), match.to(), probability));
    }

    private FaultRule matching(FaultMatch other) {
        return new FaultRule(service, other, fault, args, times);
    }
}

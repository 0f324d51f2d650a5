package dev.kosh.disbursement.year;

import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What goes wrong on the line and at the treasury, drawn by the seed. Faults of an evening are bound to numbers, so that
 * it makes no difference in which order the threads ask.
 */
final class Weather {

    /** Three tries of the first pass and of each of three catch-up passes are twelve. */
    private static final int TRIES_OF_AN_EVENING = 12;

    private static final int LATE_MILLIS = 1_500;

    private static final List<JitService> ASKED = List.of(
            JitService.PIS,
            JitService.PAG,
            JitService.PD,
            JitService.FD,
            JitService.FD,
            JitService.FTPS,
            JitService.FTFPS);

    /** Most of them let a call fail; the last ones are answers that must be understood, or seen through. */
    private static final List<Function<JitService, FaultRule>> OF_AN_EVENING = List.of(
            service -> FaultRule.on(service, Fault.RESET),
            service -> FaultRule.on(service, Fault.LOSE_ANSWER).with("how", "close"),
            service -> FaultRule.on(service, Fault.CUT),
            service -> FaultRule.on(service, Fault.HTTP).with("status", 503),
            service -> FaultRule.on(service, Fault.NOT_BASE64).with("text", "Service is down for maintenance"),
            service -> FaultRule.on(service, Fault.WRONG_KEY).with("key", "random"),
            service -> FaultRule.on(service, Fault.TRUNCATED),
            service -> FaultRule.on(service, Fault.ERROR).with("errorMsg", "Server is busy, please try again"),
            service -> FaultRule.on(service, Fault.SESSION_LOST),
            service -> FaultRule.on(service, Fault.DATA),
            service -> FaultRule.on(service, Fault.EDIT).with("remove", List.of("/data/0")),
            service ->
                    FaultRule.on(service, Fault.EDIT).with("copy", List.of(Map.of("from", "/data/0", "to", "/data"))),
            service -> FaultRule.on(service, Fault.LOOSE_JSON),
            service -> FaultRule.on(service, Fault.QUOTED),
            service -> FaultRule.on(service, Fault.DELIVERED_TWICE));

    private static final List<Function<JitService, FaultRule>> OF_A_PUSH = List.of(
            service -> FaultRule.on(service, Fault.LOSE_ANSWER).with("how", "close"),
            service -> FaultRule.on(service, Fault.LOSE_ANSWER).with("how", "reset"),
            service -> FaultRule.on(service, Fault.DELAY).with("millis", LATE_MILLIS),
            service -> FaultRule.on(service, Fault.RESET),
            service -> FaultRule.on(service, Fault.CUT),
            service -> FaultRule.on(service, Fault.WRONG_KEY).with("key", "random"),
            service -> FaultRule.on(service, Fault.HTTP).with("status", 500),
            service -> FaultRule.on(service, Fault.SESSION_LOST),
            service -> FaultRule.on(service, Fault.ERROR).with("errorMsg", "Scheme is not mapped to the office"),
            service -> FaultRule.on(service, Fault.REFUSED).with("text", "Budget is not released"),
            service -> FaultRule.on(service, Fault.DELIVERED_TWICE).with("answer", "first"),
            service -> FaultRule.on(service, Fault.DELIVERED_TWICE).with("answer", "second"));

    private final TreasurySimulator treasury;
    private final SplittableRandom evenings;
    private final SplittableRandom pushes;

    Weather(TreasurySimulator treasury, YearSettings settings) {
        this.treasury = treasury;
        this.evenings = settings.chances("evenings");
        this.pushes = settings.chances("pushes");
    }

    /** The faults of one evening; answers how many rules it has. */
    int evening(List<String> openNumbers) {
        treasury.clearFaults();
        List<FaultRule> rules = new ArrayList<>();
        for (String number : openNumbers) {
            if (evenings.nextDouble() < 0.08) {
                JitService service = ASKED.get(evenings.nextInt(ASKED.size()));
                int times = 1 + evenings.nextInt(TRIES_OF_AN_EVENING);
                rules.add(drawn(OF_AN_EVENING, evenings)
                        .apply(service)
                        .forNumber(number)
                        .times(times));
            }
        }
        if (evenings.nextDouble() < 0.03) {
            rules.add(FaultRule.on(JitService.VA, Fault.ERROR).with("errorMsg", "Try again tomorrow"));
        }
        if (evenings.nextDouble() < 0.02) {
            rules.add(FaultRule.onAll(Fault.RESET).times(20));
        }
        if (evenings.nextDouble() < 0.02) {
            rules.add(FaultRule.on(JitService.AUTH, Fault.HTTP)
                    .with("status", 401)
                    .times(6));
        }
        treasury.play(rules.toArray(FaultRule[]::new));
        return rules.size();
    }

    /** What one push to the treasury meets, if anything; answers whether it does. */
    boolean push(JitService service) {
        treasury.clearFaults();
        if (pushes.nextDouble() >= 0.35) {
            return false;
        }
        treasury.play(drawn(OF_A_PUSH, pushes).apply(service).times(1));
        return true;
    }

    void clear() {
        treasury.clearFaults();
    }

    private static <T> T drawn(List<T> from, SplittableRandom chances) {
        return from.get(chances.nextInt(from.size()));
    }
}

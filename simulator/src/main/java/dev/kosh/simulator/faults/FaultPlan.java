package dev.kosh.simulator.faults;

import dev.kosh.simulator.Fault;
import dev.kosh.simulator.FaultMatch;
import dev.kosh.simulator.FaultRule;
import dev.kosh.simulator.JitService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The rules in force, in order; the first that fits a call is played. */
public final class FaultPlan {

    private final List<Active> rules = new ArrayList<>();
    private final SplittableRandom random;

    /** A fault that is to be played now. */
    public record Played(Fault fault, FaultArgs args) {

        /** Whether the treasury does its work before or in spite of the fault. */
        public boolean isProcessed() {
            return args.flag("processed", fault.isProcessed() || args.flag("keepData", false));
        }
    }

    private static final class Active {
        private final FaultRule rule;
        private final FaultArgs args;
        private int fitting;
        private int played;

        Active(FaultRule rule) {
            this.rule = rule;
            this.args = new FaultArgs(rule);
        }
    }

    public FaultPlan(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public void add(FaultRule rule) {
        rules.add(new Active(rule));
    }

    public void clear() {
        rules.clear();
    }

    /** The fault of the first rule that fits this call; null if none does. */
    public @Nullable Played next(JitService service, @Nullable String number, Instant now) {
        for (Active active : rules) {
            if (fits(active, service, number, now)) {
                active.played++;
                return new Played(active.rule.fault(), active.args);
            }
        }
        return null;
    }

    private boolean fits(Active active, JitService service, @Nullable String number, Instant now) {
        FaultRule rule = active.rule;
        FaultMatch match = rule.match();
        boolean isOfService = rule.service() == null ? service != JitService.AUTH : rule.service() == service;
        boolean isOfNumber = match.piNumber() == null || match.piNumber().equals(number);
        boolean isInTime = (match.from() == null || !now.isBefore(match.from()))
                && (match.to() == null || now.isBefore(match.to()));
        if (!isOfService || !isOfNumber || !isInTime) {
            return false;
        }
        active.fitting++;
        boolean isItsTurn = match.nth() == null || match.nth() == active.fitting;
        boolean hasTimesLeft = rule.times() == null || active.played < rule.times();
        return isItsTurn && hasTimesLeft && (match.probability() == null || random.nextDouble() < match.probability());
    }
}

package dev.kosh.treasury.client;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.TreasurySettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Spares a treasury that is down, and us the waiting for it: when most calls fail, the next ones are not sent. */
@Component
class JitCircuit {

    private static final Logger log = LoggerFactory.getLogger(JitCircuit.class);
    private static final Set<Glitch> FAILURES =
            Set.of(Glitch.JIT_UNREACHABLE, Glitch.JIT_TIMEOUT, Glitch.JIT_HTTP_UNAVAILABLE, Glitch.JIT_SESSION_EXPIRED);
    private static final int TRIALS = 3;

    private final CircuitBreaker breaker;

    JitCircuit(TreasurySettings settings, Clock clock) {
        TreasurySettings.Circuit limits = settings.circuit();
        int enoughToJudge = Math.max(1, limits.window() / 2);
        breaker = CircuitBreaker.of(
                "treasury",
                CircuitBreakerConfig.custom()
                        .slidingWindow(limits.window(), enoughToJudge, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(limits.failuresPercent())
                        .waitDurationInOpenState(limits.pause())
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .recordResult(glitch -> FAILURES.contains(glitch))
                        .clock(clock)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn("Circuit to the treasury: {}", event.getStateTransition()));
    }

    /** Whether a call may be sent; if so, {@link #report} or {@link #forget} must follow. */
    boolean lets() {
        return breaker.tryAcquirePermission();
    }

    void report(@Nullable Glitch glitch) {
        breaker.onResult(0, TimeUnit.NANOSECONDS, glitch);
    }

    /** The call ended in a fault of our own, which says nothing of the treasury. */
    void forget() {
        breaker.releasePermission();
    }
}

package dev.kosh.access.limits;

import dev.kosh.access.Caller;
import dev.kosh.access.LookUps;
import dev.kosh.access.limits.RateLimiter.Counted;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Look-ups of each user, counted in this process. */
@Component
class LimitedLookUps implements LookUps {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RateLimiter limiter;
    private final RateLimitProperties limits;

    LimitedLookUps(RateLimiter limiter, RateLimitProperties limits) {
        this.limiter = limiter;
        this.limits = limits;
    }

    @Override
    public void count(Caller caller) {
        limiter.take(new Counted("look-up", caller.uuid(), limits.receiptLookUpsPerUserPerMinute()), MINUTE);
    }
}

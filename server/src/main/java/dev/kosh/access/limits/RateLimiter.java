package dev.kosh.access.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** One bucket for whatever is counted; buckets that nobody asked for in a while are full again and forgotten. */
@Component
public class RateLimiter {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int MOST_BUCKETS = 100_000;
    private static final Duration LONGEST_PERIOD = Duration.ofMinutes(10);

    /** What is counted together. */
    public record Counted(String what, String by, int most) {}

    private final Cache<Counted, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_BUCKETS)
            .expireAfterAccess(LONGEST_PERIOD.multipliedBy(2))
            .build();
    private final TimeMeter time;

    RateLimiter(Clock clock) {
        this.time = new ClockTime(clock);
    }

    /**
     * Counts one call.
     *
     * @param period at most ten minutes
     * @throws TooManyRequests when there were more than {@code counted.most()} in the period
     */
    public void take(Counted counted, Duration period) {
        long wait = waitSeconds(counted, period);
        if (wait > 0) {
            throw new TooManyRequests(wait);
        }
    }

    /** Counts one call; 0 when it is within the limit, else the seconds until one would be. */
    public long waitSeconds(Counted counted, Duration period) {
        Bucket bucket = buckets.get(counted, key -> bucket(key.most(), period));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.max(1, (probe.getNanosToWaitForRefill() + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND);
    }

    private Bucket bucket(int most, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}

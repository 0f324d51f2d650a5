package dev.kosh.treasury.client;

import dev.kosh.treasury.TreasurySettings;
import dev.kosh.treasury.envelope.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long to wait before a call is tried again. */
@Component
class RetryWaits {

    /** Tries of many callers that failed together shall not come back together. */
    private static final double JITTER = 0.2;

    private final TreasurySettings.Retry settings;
    private final Clock clock;

    RetryWaits(TreasurySettings settings, Clock clock) {
        this.settings = settings.retry();
        this.clock = clock;
    }

    /**
     * Empty when there shall be no other try.
     *
     * @param tried how many tries there were
     * @param reply of the last one
     */
    Optional<Duration> before(int tried, @Nullable Reply reply) {
        if (tried >= settings.max()) {
            return Optional.empty();
        }
        Duration ours = jittered(planned(tried));
        Duration theirs = reply == null ? Duration.ZERO : askedFor(reply.retryAfter());
        if (theirs.compareTo(settings.longestWait()) > 0) {
            return Optional.empty();
        }
        return Optional.of(ours.compareTo(theirs) > 0 ? ours : theirs);
    }

    private Duration planned(int tried) {
        List<Duration> waits = settings.waits();
        return waits.isEmpty() ? Duration.ZERO : waits.get(Math.min(tried, waits.size()) - 1);
    }

    private static Duration jittered(Duration wait) {
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofNanos(Math.round(wait.toNanos() * factor));
    }

    /** Seconds, or a date; nothing when it is neither. */
    private Duration askedFor(@Nullable String retryAfter) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        String text = retryAfter.strip();
        try {
            if (text.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(clock.instant(), until);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException neither) {
            return Duration.ZERO;
        }
    }
}

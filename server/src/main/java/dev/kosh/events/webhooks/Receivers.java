package dev.kosh.events.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How patient to be with whom. A receiver that did not answer in good time, three times in a row, is left alone for half
 * a minute; any other has its turn in each run, and is left alone for the rest of the run when the turn is over. So no
 * receiver makes the others wait for long.
 */
final class Receivers {

    /** Longer than this in all calls of a run nobody is talked to. */
    static final Duration TURN = Duration.ofSeconds(60);

    private static final int SILENCES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Duration goodTime;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, Receiver> receivers = new ConcurrentHashMap<>();

    /** @param goodTime an answer later than this is as good as none, though what it says holds */
    Receivers(Duration goodTime, Clock clock) {
        this.goodTime = goodTime;
        this.clock = clock;
    }

    private record Receiver(
            int silences, Duration talked, @Nullable Instant until) {

        static final Receiver FRESH = new Receiver(0, Duration.ZERO, null);

        boolean isLeftAlone(Instant now) {
            return until != null && until.isAfter(now) || talked.compareTo(TURN) >= 0;
        }
    }

    /** Everybody's turn begins anew; pauses go on. */
    void beginRun() {
        Instant now = clock.instant();
        receivers.replaceAll((id, each) -> new Receiver(each.silences, Duration.ZERO, each.until));
        receivers.values().removeIf(each -> each.silences == 0 && !each.isLeftAlone(now));
    }

    boolean isLeftAlone(UUID subscription) {
        Receiver receiver = receivers.get(subscription);
        return receiver != null && receiver.isLeftAlone(clock.instant());
    }

    /** Subscriptions that are not to be told anything for now. */
    Set<UUID> leftAlone() {
        return receivers.keySet().stream().filter(this::isLeftAlone).collect(Collectors.toSet());
    }

    /** Notes a call: whether there was an answer, and how long it took. */
    void called(UUID subscription, boolean answered, Duration took) {
        boolean inGoodTime = answered && took.compareTo(goodTime) <= 0;
        receivers.compute(subscription, (id, known) -> {
            Receiver receiver = known == null ? Receiver.FRESH : known;
            Duration talked = receiver.talked.plus(took);
            if (inGoodTime) {
                return new Receiver(0, talked, receiver.until);
            }
            int silences = receiver.silences + 1;
            return silences < SILENCES
                    ? new Receiver(silences, talked, receiver.until)
                    : new Receiver(0, talked, clock.instant().plus(PAUSE));
        });
    }
}

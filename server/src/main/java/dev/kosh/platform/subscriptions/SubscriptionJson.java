package dev.kosh.platform.subscriptions;

import dev.kosh.events.Subscription;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription; never with its secret. */
record SubscriptionJson(
        String tenantId,
        UUID id,
        String url,
        List<String> topics,
        boolean active,
        long createdTime,
        long waitingEvents,
        long parkedEvents,
        @Nullable Long oldestOwedTime) {

    static SubscriptionJson of(Subscription subscription) {
        return new SubscriptionJson(
                subscription.tenantId().value(),
                subscription.id(),
                subscription.url(),
                subscription.topics(),
                subscription.active(),
                subscription.createdAt().toEpochMilli(),
                subscription.waiting(),
                subscription.parked(),
                subscription.oldestOwed() == null
                        ? null
                        : subscription.oldestOwed().toEpochMilli());
    }
}

package dev.kosh.events;

import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is told of what (docs/contract/events.md, subscriptions). */
public interface Subscriptions {

    /** @param secret for checking signatures; told this once */
    record Created(Subscription subscription, String secret) {}

    /** Topics that can be subscribed to. */
    Set<String> topics();

    /**
     * Puts a subscription on record; it hears of what happens from now on.
     *
     * @param topics none: all
     * @throws RequestRefused {@link SubscriptionError#INVALID_SUBSCRIPTION} when there is no such topic, or the address is
     *     not one that may be called
     */
    Created create(TenantId tenant, String url, List<String> topics, String by);

    List<Subscription> of(TenantId tenant);

    /**
     * Switches a subscription off or on. What happens while it is off is not told later; what it was owed before is.
     *
     * @throws RequestRefused {@link SubscriptionError#SUBSCRIPTION_NOT_FOUND}
     */
    Subscription setActive(TenantId tenant, UUID id, boolean active, String by);

    /**
     * Gives a subscription another secret; for a day its events carry signatures of both.
     *
     * @throws RequestRefused {@link SubscriptionError#SUBSCRIPTION_NOT_FOUND}
     */
    Created renewSecret(TenantId tenant, UUID id, String by);

    /**
     * Owes again, in their order, what was delivered or parked.
     *
     * @param fromId the first event by id; null: any
     * @param from when the first event happened at the earliest; null: any
     * @return how many events are owed again
     * @throws RequestRefused {@link SubscriptionError#SUBSCRIPTION_NOT_FOUND}
     */
    int replay(TenantId tenant, UUID id, @Nullable Long fromId, @Nullable Instant from);

    /**
     * Events of a subscription, newest first.
     *
     * @param status null: any
     * @throws RequestRefused {@link SubscriptionError#SUBSCRIPTION_NOT_FOUND}
     */
    List<OwedEvent> events(TenantId tenant, UUID id, OwedEvent.@Nullable Status status, int limit, int offset);
}

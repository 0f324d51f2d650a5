package dev.kosh.events.webhooks;

import dev.kosh.events.OwedEvent;
import dev.kosh.events.Subscription;
import dev.kosh.events.SubscriptionError;
import dev.kosh.events.Subscriptions;
import dev.kosh.events.deliveries.OwedEvents;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks after subscriptions. */
@Service
class WebhookSubscriptions implements Subscriptions {

    private final SubscriptionTable table;
    private final OwedEvents owed;
    private final WebhookAddresses addresses;

    WebhookSubscriptions(SubscriptionTable table, OwedEvents owed, WebhookAddresses addresses) {
        this.table = table;
        this.owed = owed;
        this.addresses = addresses;
    }

    @Override
    public Set<String> topics() {
        return owed.topics();
    }

    @Override
    public Created create(TenantId tenant, String url, List<String> topics, String by) {
        for (String topic : topics) {
            if (!topics().contains(topic)) {
                throw new RequestRefused(
                        SubscriptionError.INVALID_SUBSCRIPTION,
                        "topics: there is no such topic; there are " + String.join(", ", topics()));
            }
        }
        URI address = addresses.checked(url);
        UUID id = Ids.next();
        String secret = Signature.newSecret();
        table.insert(tenant, id, address.toString(), topics, secret, by);
        return new Created(found(tenant, id), secret);
    }

    @Override
    public List<Subscription> of(TenantId tenant) {
        return table.of(tenant);
    }

    @Override
    public Subscription setActive(TenantId tenant, UUID id, boolean active, String by) {
        found(tenant, id);
        table.setActive(tenant, id, active, by);
        return found(tenant, id);
    }

    @Override
    public Created renewSecret(TenantId tenant, UUID id, String by) {
        found(tenant, id);
        String secret = Signature.newSecret();
        table.renewSecret(tenant, id, secret, by);
        return new Created(found(tenant, id), secret);
    }

    @Override
    public int replay(TenantId tenant, UUID id, @Nullable Long fromId, @Nullable Instant from) {
        found(tenant, id);
        return owed.replay(id, fromId, from);
    }

    @Override
    public List<OwedEvent> events(TenantId tenant, UUID id, OwedEvent.@Nullable Status status, int limit, int offset) {
        found(tenant, id);
        return owed.of(id, status, limit, offset);
    }

    private Subscription found(TenantId tenant, UUID id) {
        return table.find(tenant, id)
                .orElseThrow(() -> new RequestRefused(
                        SubscriptionError.SUBSCRIPTION_NOT_FOUND, "id: the tenant has no such subscription"));
    }
}

package dev.kosh.platform.subscriptions;

import dev.kosh.access.Caller;
import dev.kosh.events.AuditTrail;
import dev.kosh.events.Subscription;
import dev.kosh.events.SubscriptionError;
import dev.kosh.events.Subscriptions;
import dev.kosh.platform.KnownTenants;
import dev.kosh.platform.subscriptions.SubscriptionRequests.DeliverySearch;
import dev.kosh.platform.subscriptions.SubscriptionRequests.Replay;
import dev.kosh.platform.subscriptions.SubscriptionRequests.SubscriptionReference;
import dev.kosh.platform.subscriptions.SubscriptionRequests.SubscriptionRequest;
import dev.kosh.platform.subscriptions.SubscriptionRequests.SubscriptionSearch;
import dev.kosh.platform.subscriptions.SubscriptionRequests.SubscriptionToEnable;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is told of what (docs/contract/events.md, subscriptions). */
@RestController
@RequestMapping("/events/v1")
class SubscriptionController {

    private static final String OBJECT = "SUBSCRIPTION";
    private static final int USUAL_LIMIT = 50;

    private final Subscriptions subscriptions;
    private final KnownTenants tenants;
    private final AuditTrail audit;

    SubscriptionController(Subscriptions subscriptions, AuditTrail audit, KnownTenants tenants) {
        this.tenants = tenants;
        this.subscriptions = subscriptions;
        this.audit = audit;
    }

    record SubscriptionList(ResponseInfo responseInfo, List<SubscriptionJson> subscriptions, List<String> topics) {}

    /** @param secret told this once */
    record SubscriptionResponse(
            ResponseInfo responseInfo,
            SubscriptionJson subscription,
            @Nullable String secret) {}

    record Replayed(ResponseInfo responseInfo, int replayedEvents) {}

    record OwedEventList(ResponseInfo responseInfo, List<OwedEventJson> deliveries) {}

    @PostMapping("/subscriptions/_search")
    SubscriptionList search(@RequestBody @Valid SubscriptionSearch body) {
        return new SubscriptionList(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                subscriptions.of(tenants.named(body.tenantId())).stream()
                        .map(SubscriptionJson::of)
                        .toList(),
                List.copyOf(subscriptions.topics()));
    }

    @PostMapping("/subscriptions/_create")
    @Transactional
    public SubscriptionResponse create(@RequestBody @Valid SubscriptionRequest body, Caller caller) {
        Subscriptions.Created made = subscriptions.create(
                tenants.named(body.tenantId()),
                body.subscription().url(),
                Objects.requireNonNullElse(body.subscription().topics(), List.of()),
                caller.uuid());
        note(tenants.named(body.tenantId()), made.subscription().id(), "SUBSCRIPTION_CREATED", caller);
        return new SubscriptionResponse(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                SubscriptionJson.of(made.subscription()),
                made.secret());
    }

    @PostMapping("/subscriptions/_disable")
    @Transactional
    public SubscriptionResponse disable(@RequestBody @Valid SubscriptionReference body, Caller caller) {
        return setActive(body, false, caller);
    }

    @PostMapping("/subscriptions/_enable")
    @Transactional
    public SubscriptionResponse enable(@RequestBody @Valid SubscriptionToEnable body, Caller caller) {
        SubscriptionResponse enabled =
                setActive(new SubscriptionReference(body.requestInfo(), body.tenantId(), body.id()), true, caller);
        if (!Boolean.TRUE.equals(body.newSecret())) {
            return enabled;
        }
        Subscriptions.Created renewed =
                subscriptions.renewSecret(tenants.named(body.tenantId()), body.id(), caller.uuid());
        note(tenants.named(body.tenantId()), body.id(), "SUBSCRIPTION_SECRET_RENEWED", caller);
        return new SubscriptionResponse(enabled.responseInfo(), enabled.subscription(), renewed.secret());
    }

    @PostMapping("/subscriptions/_replay")
    @Transactional
    public Replayed replay(@RequestBody @Valid Replay body, Caller caller) {
        if (body.fromEventId() == null && body.fromTime() == null) {
            throw new RequestRefused(
                    SubscriptionError.INVALID_SUBSCRIPTION,
                    "give fromEventId, or fromTime in milliseconds, from which to replay");
        }
        int replayed = subscriptions.replay(
                tenants.named(body.tenantId()),
                body.id(),
                body.fromEventId(),
                body.fromTime() == null ? null : Instant.ofEpochMilli(body.fromTime()));
        note(tenants.named(body.tenantId()), body.id(), "SUBSCRIPTION_REPLAYED", caller);
        return new Replayed(ResponseInfo.of(body.requestInfo(), ResponseInfo.OK), replayed);
    }

    @PostMapping("/deliveries/_search")
    OwedEventList deliveries(@RequestBody @Valid DeliverySearch body) {
        return new OwedEventList(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                subscriptions
                        .events(
                                tenants.named(body.tenantId()),
                                body.id(),
                                body.status(),
                                body.limit() == null ? USUAL_LIMIT : body.limit(),
                                body.offset() == null ? 0 : body.offset())
                        .stream()
                        .map(OwedEventJson::of)
                        .toList());
    }

    private SubscriptionResponse setActive(SubscriptionReference body, boolean active, Caller caller) {
        Subscription changed =
                subscriptions.setActive(tenants.named(body.tenantId()), body.id(), active, caller.uuid());
        note(
                tenants.named(body.tenantId()),
                body.id(),
                active ? "SUBSCRIPTION_ENABLED" : "SUBSCRIPTION_DISABLED",
                caller);
        return response(body.requestInfo(), changed);
    }

    private static SubscriptionResponse response(@Nullable RequestInfo request, Subscription subscription) {
        return new SubscriptionResponse(
                ResponseInfo.of(request, ResponseInfo.OK), SubscriptionJson.of(subscription), null);
    }

    private void note(TenantId tenant, UUID id, String action, Caller caller) {
        audit.record(tenant, caller.actor(), action, OBJECT, id.toString(), null);
    }
}

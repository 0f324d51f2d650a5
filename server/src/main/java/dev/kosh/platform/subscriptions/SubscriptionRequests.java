package dev.kosh.platform.subscriptions;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.events.OwedEvent;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies of the calls on subscriptions. */
final class SubscriptionRequests {

    private SubscriptionRequests() {}

    record SubscriptionSearch(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId) {}

    record SubscriptionRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotNull @Valid NewSubscription subscription) {}

    record NewSubscription(
            @NotBlank @Size(max = 2_000) String url,
            @Nullable @Size(max = 50) List<@NotBlank String> topics) {}

    record SubscriptionReference(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotNull UUID id) {}

    /** @param newSecret whether it gets another secret */
    record SubscriptionToEnable(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotNull UUID id,
            @Nullable Boolean newSecret) {}

    record Replay(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotNull UUID id,
            @Nullable @Min(1) Long fromEventId,
            @Nullable @Min(0) @Max(253_402_300_799_999L) Long fromTime) {}

    record DeliverySearch(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotNull UUID id,
            OwedEvent.@Nullable Status status,
            @Nullable @Min(1) @Max(500) Integer limit,
            @Nullable @Min(0) @Max(1_000_000) Integer offset) {}
}

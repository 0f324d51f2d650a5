package dev.kosh.billing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of the topic {@code bulk-bill-generator}, as far as it is read: what its {@code requestInfo} says is not,
 * since whoever writes a message can write anything there.
 */
record BulkBillMessage(
        @Nullable List<DemandRequest.@Valid @NotNull DemandInput> createDemands,
        @Nullable List<DemandRequest.@Valid @NotNull DemandInput> updateDemands) {

    List<DemandRequest.DemandInput> creates() {
        return Objects.requireNonNullElse(createDemands, List.of());
    }

    List<DemandRequest.DemandInput> updates() {
        return Objects.requireNonNullElse(updateDemands, List.of());
    }
}

package dev.kosh.billing.web;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Query parameters that name bulk jobs of a tenant, or one of them. */
record BulkJobQuery(@NotNull String tenantId, @Nullable String id) {}

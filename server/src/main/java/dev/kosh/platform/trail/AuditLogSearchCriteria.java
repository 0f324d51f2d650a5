package dev.kosh.platform.trail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of the audit search (docs/contract/events.md, audit).
 *
 * @param fromDate milliseconds
 * @param toDate milliseconds
 */
record AuditLogSearchCriteria(
        @NotNull String tenantId,
        @Nullable String objectId,
        @Nullable String entityName,
        @Nullable String userUUID,
        @Nullable String auditCorrelationId,
        @Nullable @Min(0) Long fromDate,
        @Nullable @Min(0) Long toDate,
        @Nullable @Min(1) @Max(100) Integer limit,
        @Nullable @Min(0) @Max(100_000) Integer offset) {}

package dev.kosh.billing.web;

import dev.kosh.billing.bulk.BulkJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A bulk job as the wire has it; times in epoch milliseconds. */
record BulkJobJson(
        String id,
        String tenantId,
        String kind,
        String status,
        @Nullable String fileName,
        @Nullable String businessService,
        @Nullable String locality,
        @Nullable Long total,
        long done,
        long succeeded,
        long refused,
        long skipped,
        @Nullable String message,
        List<RefusalJson> refusals,
        String createdBy,
        long createdTime,
        @Nullable Long startedTime,
        @Nullable Long endedTime) {

    record RefusalJson(long piece, String problem) {}

    static BulkJobJson of(BulkJob job, Map<Long, String> refusals) {
        JsonNode parameters = job.parameters();
        return new BulkJobJson(
                job.id().toString(),
                job.tenantId().value(),
                job.kind().name(),
                job.state().name(),
                parameters.path("fileName").asString(null),
                parameters.path("businessService").asString(null),
                parameters.path("locality").asString(null),
                job.total(),
                job.done(),
                job.succeeded(),
                job.refused(),
                job.skipped(),
                job.failure(),
                refusals.entrySet().stream()
                        .map(each -> new RefusalJson(each.getKey(), each.getValue()))
                        .toList(),
                job.actor().userUuid(),
                job.createdAt().toEpochMilli(),
                millis(job.startedAt()),
                millis(job.endedAt()));
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}

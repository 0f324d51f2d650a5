package dev.kosh.platform.trail;

import dev.kosh.events.AuditEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An entry as the original's audit service tells it, with the client and the address beside. */
record AuditLog(
        String id,
        String userUUID,
        @Nullable String module,
        String tenantId,
        @Nullable String transactionCode,
        long changeDate,
        String entityName,
        String objectId,
        @Nullable String auditCorrelationId,
        @Nullable JsonNode keyValueMap,
        String operationType,
        @Nullable String integrityHash,
        String clientId,
        String address) {

    static AuditLog of(AuditEntry entry) {
        return new AuditLog(
                Long.toString(entry.id()),
                entry.actor().userUuid(),
                null,
                entry.tenantId().value(),
                null,
                entry.at().toEpochMilli(),
                entry.objectType(),
                entry.objectId(),
                entry.actor().correlationId(),
                entry.detail(),
                entry.action(),
                null,
                entry.actor().clientId(),
                entry.actor().address());
    }
}

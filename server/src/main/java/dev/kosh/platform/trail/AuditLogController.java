package dev.kosh.platform.trail;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.events.AuditQuery;
import dev.kosh.events.AuditTrail;
import dev.kosh.platform.PlatformError;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, at one tenant (docs/contract/events.md, audit). */
@RestController
class AuditLogController {

    private static final int DEFAULT_LIMIT = 50;
    private static final Duration LONGEST_SPAN = Duration.ofDays(31);

    private final AuditTrail trail;

    AuditLogController(AuditTrail trail) {
        this.trail = trail;
    }

    record AuditLogResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            @JsonProperty("AuditLogs") List<AuditLog> auditLogs) {}

    @PostMapping("/audit-service/log/v1/_search")
    AuditLogResponse search(
            @ParameterObject @QueryCriteria("auditLogSearchCriteria") AuditLogSearchCriteria criteria,
            @RequestBody RequestInfoWrapper body) {
        AuditQuery query = query(criteria);
        return new AuditLogResponse(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                trail.find(query).stream().map(AuditLog::of).toList());
    }

    private static AuditQuery query(AuditLogSearchCriteria criteria) {
        if (!TenantId.isWellFormed(criteria.tenantId())) {
            throw refused("tenantId is one tenant, such as pb.amritsar");
        }
        Instant from = instant(criteria.fromDate());
        Instant to = instant(criteria.toDate());
        if (criteria.objectId() == null) {
            requireSpan(from, to);
        }
        return new AuditQuery(
                new TenantId(criteria.tenantId()),
                criteria.entityName(),
                criteria.objectId(),
                criteria.userUUID(),
                criteria.auditCorrelationId(),
                from,
                to,
                Objects.requireNonNullElse(criteria.limit(), DEFAULT_LIMIT),
                Objects.requireNonNullElse(criteria.offset(), 0));
    }

    private static void requireSpan(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            throw refused("Name objectId, or both fromDate and toDate");
        }
        Duration span = Duration.between(from, to);
        if (span.isNegative() || span.compareTo(LONGEST_SPAN) > 0) {
            throw refused("fromDate to toDate is a span of 31 days at most");
        }
    }

    /** Beyond what the database's time can hold nothing was ever done. */
    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(Math.min(millis, 253_402_300_799_999L));
    }

    private static RequestRefused refused(String message) {
        return new RequestRefused(PlatformError.INVALID_AUDIT_SEARCH, message);
    }
}

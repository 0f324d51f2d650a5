package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.treasury.ExchangeCriteria;
import dev.kosh.treasury.ExchangeLog;
import dev.kosh.treasury.ExchangePayload;
import dev.kosh.treasury.TreasuryExchange;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What was said to the treasury about an instruction, and what it answered. */
@RestController
class ExchangeLogController {

    private static final int DEFAULT_LIMIT = 100;
    /** Each opened payload is an entry on the audit trail. */
    private static final int MOST_WITH_PAYLOAD = 20;

    private static final String SEES_PAYLOADS = "MUKTA_ADMIN";

    private final ExchangeLog log;

    ExchangeLogController(ExchangeLog log) {
        this.log = log;
    }

    /** One try of a call. */
    record Attempt(
            String id,
            String serviceId,
            @Nullable String slot,
            int attemptNo,
            String trigger,
            @Nullable Integer httpStatus,
            String outcome,
            @Nullable String glitchCode,
            @Nullable String jitErrorCode,
            @Nullable String jitErrorMsg,
            long startedAt,
            long durationMs,
            int bytesIn,
            boolean payloadPurged,
            @Nullable String request,
            @Nullable String response) {

        static Attempt of(TreasuryExchange exchange, @Nullable ExchangePayload payload) {
            return new Attempt(
                    exchange.id().toString(),
                    exchange.service(),
                    exchange.slot() == null ? null : exchange.slot().toString(),
                    exchange.attemptNo(),
                    exchange.trigger().name(),
                    exchange.httpStatus(),
                    exchange.outcome().name(),
                    exchange.glitch() == null ? null : exchange.glitch().name(),
                    exchange.errorCode(),
                    exchange.errorText(),
                    exchange.startedAt().toEpochMilli(),
                    exchange.took().toMillis(),
                    exchange.bytesIn(),
                    exchange.payloadPurged(),
                    payload == null ? null : payload.request(),
                    payload == null ? null : payload.response());
        }
    }

    /** Attempts, newest first. */
    record ExchangeLogResponse(@JsonProperty("ResponseInfo") ResponseInfo responseInfo, List<Attempt> attempts) {}

    @PostMapping("/ifms-adapter/pi/v1/_logs")
    ExchangeLogResponse logs(@Valid @RequestBody ExchangeLogRequest request, Caller caller) {
        TenantId tenant = Tenants.needed(request.tenantId());
        boolean withPayload = Boolean.TRUE.equals(request.includePayload());
        if (withPayload && !caller.hasRoleAt(SEES_PAYLOADS, tenant)) {
            throw new RequestRefused(
                    DisbursementError.PAYLOAD_NOT_ALLOWED,
                    "includePayload: what was sent and received is shown to " + SEES_PAYLOADS + " only");
        }
        int most = withPayload ? MOST_WITH_PAYLOAD : ExchangeCriteria.MOST;
        int asked = request.limit() == null || request.limit() == 0 ? DEFAULT_LIMIT : request.limit();
        List<Attempt> attempts = log
                .search(new ExchangeCriteria(
                        tenant,
                        request.piNumber(),
                        request.serviceId(),
                        Math.min(asked, most),
                        Objects.requireNonNullElse(request.offset(), 0)))
                .stream()
                .map(exchange ->
                        Attempt.of(exchange, withPayload ? log.reveal(tenant, exchange.id(), caller.actor()) : null))
                .toList();
        return new ExchangeLogResponse(ResponseInfo.of(request.requestInfo(), ResponseInfo.OK), attempts);
    }
}

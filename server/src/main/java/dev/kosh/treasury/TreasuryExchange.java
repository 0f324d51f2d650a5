package dev.kosh.treasury;

import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try of a call, as it is on record; never changed. What was sent and received is apart, sealed:
 * {@link ExchangeLog#reveal}.
 *
 * @param id grows with time
 * @param service name of a {@link TreasuryService}, or {@link ExchangeLog#LOG_IN}
 * @param attemptNo counts the tries of one call from 1
 * @param httpStatus null when no answer came
 * @param errorCode of the first error that has one
 * @param errorText the error message with long numbers masked
 * @param bytesIn length of the answer's body
 * @param payloadPurged whether what was sent and received has passed its time and is gone
 */
public record TreasuryExchange(
        TenantId tenant,
        UUID id,
        String service,
        @Nullable String reference,
        @Nullable LocalDate slot,
        int attemptNo,
        Trigger trigger,
        @Nullable Integer httpStatus,
        Outcome outcome,
        @Nullable Glitch glitch,
        @Nullable String errorCode,
        @Nullable String errorText,
        Instant startedAt,
        Duration took,
        int bytesIn,
        boolean payloadPurged) {}

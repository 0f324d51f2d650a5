package dev.kosh.treasury.store;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An exchange as it is put on record; members as in {@link dev.kosh.treasury.TreasuryExchange}. */
public record ExchangeRow(
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
        byte @Nullable [] requestSealed,
        byte @Nullable [] responseSealed) {}

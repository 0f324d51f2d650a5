package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment instruction in a list. Counts are of its own payments.
 *
 * @param message null before the first call
 */
public record InstructionSummary(
        TenantId tenantId,
        UUID id,
        String number,
        PiType type,
        Instant billDate,
        int beneficiaryCount,
        int successfulPayments,
        int failedPayments,
        Money net,
        PiStatus status,
        BillContext context,
        @Nullable PageMessage message) {}

package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger.
 *
 * @param sanctionId null for memos
 */
public record LedgerEntry(
        UUID id, LedgerKind kind, @Nullable UUID sanctionId, Money amount, Instant at) {}

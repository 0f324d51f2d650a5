package dev.kosh.billing;

import dev.kosh.wire.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a bill says of one demand.
 *
 * @param expiry the bill is not payable at or after this instant
 * @param lines by order of their tax heads, then by code
 */
public record BillDetail(
        UUID id,
        UUID demandId,
        Instant expiry,
        Instant periodFrom,
        Instant periodTo,
        @Nullable JsonNode additionalDetails,
        List<BillLine> lines) {

    BillDetail withoutNotes() {
        return new BillDetail(id, demandId, expiry, periodFrom, periodTo, null, lines);
    }

    public Money amount() {
        return Money.sum(lines.stream().map(BillLine::amount).toList());
    }
}

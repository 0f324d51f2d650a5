package dev.kosh.billing.amendments;

import dev.kosh.wire.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an amendment adds to a demand under one tax head.
 *
 * @param amount negative where it lessens what is owed
 */
public record AmendmentLine(
        UUID id, String taxHeadCode, Money amount, @Nullable JsonNode additionalDetails) {}

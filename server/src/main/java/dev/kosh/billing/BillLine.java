package dev.kosh.billing;

import dev.kosh.wire.Money;
import java.util.UUID;

/**
 * What is outstanding under one tax head of one demand (wire: BillAccountDetail).
 *
 * @param demandDetailId the demand's line; its first one, when several share the head
 * @param order apportioning priority of the head
 * @param amount outstanding; zero and negative lines are kept
 */
public record BillLine(UUID id, UUID demandDetailId, String taxHeadCode, int order, Money amount) {}

package dev.kosh.disbursement;

import dev.kosh.wire.Money;
import java.util.UUID;

/**
 * A payable line item of a bill that a beneficiary's payment covers.
 *
 * @param lineItemId of the bill
 */
public record LineItem(UUID id, UUID lineItemId, Money amount) {}

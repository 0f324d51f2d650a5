package dev.kosh.billing;

import java.util.List;

/**
 * A bill with all that settling it needs, read together.
 *
 * @param demands those that the bill names
 * @param accountVersion what the consumer's account must still be at when the payment is written
 */
public record PayableBill(Bill bill, List<Demand> demands, long accountVersion) {}

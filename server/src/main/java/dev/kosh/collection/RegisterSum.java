package dev.kosh.collection;

import dev.kosh.wire.Money;

/**
 * Receipts added up.
 *
 * @param receipts issued
 * @param received what they were issued for
 * @param undoneReceipts that were cancelled or dishonoured, whenever they had been issued
 * @param undone what those had been issued for
 */
public record RegisterSum(long receipts, Money received, long undoneReceipts, Money undone) {

    public static final RegisterSum NOTHING = new RegisterSum(0, Money.ZERO, 0, Money.ZERO);

    public RegisterSum plus(RegisterSum other) {
        return new RegisterSum(
                receipts + other.receipts,
                received.plus(other.received),
                undoneReceipts + other.undoneReceipts,
                undone.plus(other.undone));
    }

    /** What stays. Negative on a day when more was undone than received. */
    public Money net() {
        return received.minus(undone);
    }
}

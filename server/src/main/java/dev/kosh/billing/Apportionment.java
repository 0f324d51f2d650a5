package dev.kosh.billing;

import dev.kosh.wire.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one payment is spread over one bill.
 *
 * @param shares one per detail of the bill, in its order
 */
public record Apportionment(List<Share> shares) {

    /**
     * What one period got.
     *
     * @param paid share of the payment, less the credit that the period's own advance gave
     * @param adjusted one amount per line of the detail, in its order
     * @param advance what was paid beyond all dues and is kept here; only ever on the last period
     */
    public record Share(
            Money paid, List<Money> adjusted, @Nullable NewAdvance advance) {}

    /**
     * A credit that a payment leaves behind.
     *
     * @param lineId id of the line that shows it
     * @param credit positive
     */
    public record NewAdvance(UUID lineId, String taxHeadCode, Money credit) {}

    /** What the payment came to: Σ adjusted + new credit. Equal to what was paid, to the paisa. */
    public Money total() {
        return Money.sum(shares.stream().map(Apportionment::totalOf).toList());
    }

    private static Money totalOf(Share share) {
        Money adjusted = Money.sum(share.adjusted());
        return share.advance() == null
                ? adjusted
                : adjusted.plus(share.advance().credit());
    }
}

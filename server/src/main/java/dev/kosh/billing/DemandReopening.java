package dev.kosh.billing;

import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What undoing a payment does to a demand behind its bill (docs/contract/billing.md, undoing a payment): the reverse of
 * {@link DemandBalances}. What the demand's lines lose is what the bill's lines had got.
 */
final class DemandReopening {

    private final List<DemandDetail> lines;

    private DemandReopening(List<DemandDetail> lines) {
        this.lines = new ArrayList<>(lines);
    }

    /**
     * The demand without that share of a payment, open again; empty when the advance that the payment left has been used
     * since, so that it cannot be taken back.
     */
    static Optional<Demand> afterReversal(Demand demand, BillDetail detail, Apportionment.Share share) {
        DemandReopening reopening = new DemandReopening(demand.details());
        Apportionment.NewAdvance advance = share.advance();
        // First, while nothing of it counts as collected; else after the credit that the payment used has come back.
        boolean takenBack = advance == null || reopening.takeBack(advance);
        for (int i = 0; i < detail.lines().size(); i++) {
            String head = detail.lines().get(i).taxHeadCode();
            if (!reopening.giveBack(head, share.adjusted().get(i))) {
                return Optional.empty();
            }
        }
        if (advance != null && !takenBack && !reopening.takeBack(advance)) {
            return Optional.empty();
        }
        return Optional.of(demand.withDetails(reopening.lines).reopened());
    }

    /** Leaves under a head what was collected there without this amount. */
    private boolean giveBack(String head, Money adjusted) {
        int[] of = linesOf(head);
        if (of.length == 1) {
            DemandDetail line = lines.get(of[0]);
            lines.set(of[0], line.withCollected(line.collected().minus(adjusted)));
            return lines.get(of[0]).isSound();
        }
        Money collected = Money.sum(
                IntStream.of(of).mapToObj(i -> lines.get(i).collected()).toList());
        return spread(of, collected.minus(adjusted));
    }

    /**
     * Spreads what stays collected over several lines of one head as payments would have: credits whole, then the
     * smallest dues. Nothing collected leaves every line untouched.
     */
    private boolean spread(int[] of, Money total) {
        Money credits = sumOf(of, true);
        Money dues = sumOf(of, false);
        Money withCredits = total.minus(credits);
        if (total.isZero()) {
            return fill(of, Money.ZERO, Money.ZERO);
        }
        if (!withCredits.isNegative() && withCredits.compareTo(dues) <= 0) {
            return fill(of, credits, withCredits);
        }
        return total.isNegative() ? fill(of, total, Money.ZERO) : fill(of, Money.ZERO, total);
    }

    private Money sumOf(int[] of, boolean credits) {
        return Money.sum(IntStream.of(of)
                .mapToObj(i -> lines.get(i).tax())
                .filter(tax -> tax.isNegative() == credits)
                .toList());
    }

    /** False when the lines cannot hold as much. */
    private boolean fill(int[] of, Money ofCredits, Money ofDues) {
        Money credit = ofCredits;
        Money due = ofDues;
        for (int i : of) {
            DemandDetail line = lines.get(i);
            if (line.tax().isNegative()) {
                lines.set(i, line.withCollected(line.tax().max(credit)));
                credit = credit.minus(lines.get(i).collected());
            } else {
                lines.set(i, line.withCollected(line.tax().min(due)));
                due = due.minus(lines.get(i).collected());
            }
        }
        return credit.isZero() && due.isZero();
    }

    /** Lowers the credit of the first line that nobody has used it of. */
    private boolean takeBack(Apportionment.NewAdvance advance) {
        for (int i : linesOf(advance.taxHeadCode())) {
            DemandDetail line = lines.get(i);
            DemandDetail lowered = line.withTax(line.tax().plus(advance.credit()));
            if (!lowered.tax().isPositive() && lowered.isSound()) {
                lines.set(i, lowered);
                return true;
            }
        }
        return false;
    }

    /** Lines of a head, credits first, then the smallest. */
    private int[] linesOf(String head) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).taxHeadCode().equals(head))
                .boxed()
                .sorted(Comparator.comparing(i -> lines.get(i).tax()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

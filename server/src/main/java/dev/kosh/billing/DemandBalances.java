package dev.kosh.billing;

import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a payment does to the demands behind a bill (docs/contract/billing.md, back-update). No rupee appears or
 * disappears here: what a demand's lines gain is what the bill's lines got.
 */
final class DemandBalances {

    private DemandBalances() {}

    /** The demand after its share of a payment. */
    static Demand afterPayment(Demand demand, BillDetail detail, Apportionment.Share share) {
        List<DemandDetail> lines = new ArrayList<>(demand.details());
        for (int i = 0; i < detail.lines().size(); i++) {
            collect(lines, detail.lines().get(i).taxHeadCode(), share.adjusted().get(i));
        }
        Apportionment.NewAdvance advance = share.advance();
        if (advance != null) {
            keepAdvance(lines, advance);
        }
        return soundly(demand, lines);
    }

    /** Adds what was collected under a head to the lines that have it. */
    private static void collect(List<DemandDetail> lines, String head, Money adjusted) {
        int[] of = linesOf(lines, head);
        Money outstanding = Money.sum(
                IntStream.of(of).mapToObj(i -> lines.get(i).outstanding()).toList());
        if (adjusted.equals(outstanding)) {
            for (int i : of) {
                lines.set(i, lines.get(i).withCollected(lines.get(i).tax()));
            }
        } else if (!adjusted.isZero()) {
            collectPartly(lines, head, of, adjusted);
        }
    }

    private static void collectPartly(List<DemandDetail> lines, String head, int[] of, Money adjusted) {
        Money rest = adjusted;
        for (int i : of) {
            DemandDetail line = lines.get(i);
            Money taken;
            if (!line.tax().isNegative()) {
                taken = rest.min(line.outstanding());
            } else {
                // A credit is used whole, so that the dues of its head take more; of an advance only the part needed.
                taken = adjusted.isNegative() ? rest.max(line.outstanding()) : line.outstanding();
            }
            lines.set(i, line.withCollected(line.collected().plus(taken)));
            rest = rest.minus(taken);
        }
        if (!rest.isZero()) {
            throw new IllegalStateException("a payment does not fit the lines of head " + head);
        }
    }

    /** Lines of a head, credits first, then the smallest. */
    private static int[] linesOf(List<DemandDetail> lines, String head) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).taxHeadCode().equals(head))
                .boxed()
                .sorted(Comparator.comparing(i -> lines.get(i).tax()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void keepAdvance(List<DemandDetail> lines, Apportionment.NewAdvance advance) {
        int[] of = linesOf(lines, advance.taxHeadCode());
        // Nobody but who raised it lessens a due under this head.
        if (of.length == 0 || lines.get(of[0]).tax().isPositive()) {
            lines.add(new DemandDetail(
                    Ids.next(), advance.taxHeadCode(), advance.credit().negated(), Money.ZERO, null));
        } else {
            DemandDetail line = lines.get(of[0]);
            lines.set(of[0], line.withTax(line.tax().minus(advance.credit())));
        }
    }

    private static Demand soundly(Demand demand, List<DemandDetail> lines) {
        for (DemandDetail line : lines) {
            if (!line.isSound()) {
                throw new IllegalStateException("a payment over-collects head " + line.taxHeadCode());
            }
        }
        return demand.withDetails(lines);
    }
}

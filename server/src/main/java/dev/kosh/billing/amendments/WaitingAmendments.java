package dev.kosh.billing.amendments;

import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.DemandDraft;
import dev.kosh.billing.DemandStatus;
import dev.kosh.wire.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Approved amendments that no demand took yet, dealt out to the new demands of one call: of each consumer's, the one with
 * the latest period that an amendment's span touches takes it.
 */
public final class WaitingAmendments {

    private static final Comparator<DemandDraft> BY_PERIOD =
            Comparator.comparing(DemandDraft::periodFrom).thenComparing(DemandDraft::periodTo);

    private final Map<DemandDraft, List<Amendment>> takenBy = new IdentityHashMap<>();

    /** @param drafts demands of the call that can be written; those that are not new take nothing */
    public WaitingAmendments(List<Amendment> waiting, List<DemandDraft> drafts) {
        if (waiting.isEmpty()) {
            return;
        }
        Map<ConsumerKey, List<DemandDraft>> raised = drafts.stream()
                .filter(draft -> draft.id() == null && draft.statusOr(DemandStatus.ACTIVE) == DemandStatus.ACTIVE)
                .collect(Collectors.groupingBy(DemandDraft::consumer));
        for (Amendment amendment : waiting) {
            raised.getOrDefault(amendment.consumer(), List.of()).stream()
                    .filter(draft -> touches(amendment.facts(), draft))
                    .max(BY_PERIOD)
                    .ifPresent(draft -> takenBy.computeIfAbsent(draft, any -> new ArrayList<>())
                            .add(amendment));
        }
    }

    private static boolean touches(AmendmentFacts facts, DemandDraft draft) {
        Instant from = facts.effectiveFrom();
        Instant till = facts.effectiveTill();
        return (from == null || !draft.periodTo().isBefore(from))
                && (till == null || !draft.periodFrom().isAfter(till));
    }

    /** What the demand of this draft takes. */
    public List<Amendment> takenBy(DemandDraft draft) {
        return takenBy.getOrDefault(draft, List.of());
    }

    /** The draft with the lines that it takes. */
    public DemandDraft amended(DemandDraft draft) {
        List<Amendment> taken = takenBy(draft);
        if (taken.isEmpty()) {
            return draft;
        }
        List<DemandDraft.Line> lines = new ArrayList<>(draft.lines());
        taken.stream()
                .flatMap(amendment -> amendment.lines().stream())
                .map(line -> new DemandDraft.Line(
                        null, line.taxHeadCode(), line.amount(), Money.ZERO, line.additionalDetails()))
                .forEach(lines::add);
        return draft.withLines(lines);
    }
}

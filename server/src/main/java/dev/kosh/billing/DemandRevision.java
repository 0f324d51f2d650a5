package dev.kosh.billing;

import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a caller's draft makes of a stored demand (docs/contract/billing.md, demand update). What a payment booked
 * meanwhile is never taken back: neither a lower collected amount than the stored one is applied nor a lower advance.
 * What a cancelled payment gave back does not return either: whoever read the demand before its last change changes
 * neither.
 */
final class DemandRevision {

    private final Demand stored;
    private final DemandDraft draft;

    DemandRevision(Demand stored, DemandDraft draft) {
        this.stored = stored;
        this.draft = draft;
    }

    /** Adds lines that the draft names and the stored demand has not. */
    void checkLines(Problems problems) {
        Map<UUID, DemandDetail> known = linesById();
        draft.lines().stream()
                .filter(line -> line.id() != null && !known.containsKey(line.id()))
                .forEach(line -> problems.add(
                        BillingError.UNKNOWN_DEMAND_DETAIL,
                        "demandDetails.id: " + line.id() + " is no line of demand " + stored.id()));
    }

    /** @param isAdvanceHead tells the tax heads of category ADVANCE_COLLECTION */
    Demand revised(@Nullable String payerUuid, Predicate<String> isAdvanceHead, AuditDetails audit) {
        List<DemandDetail> lines = revisedLines(isAdvanceHead);
        Demand revised = new Demand(
                stored.id(),
                stored.tenantId(),
                stored.businessService(),
                stored.consumerCode(),
                stored.consumerType(),
                payerUuid == null ? stored.payerUuid() : payerUuid,
                draft.periodFrom(),
                draft.periodTo(),
                lines,
                draft.minimumAmountPayable(),
                draft.fixedBillExpiry(),
                draft.billValidity(),
                draft.additionalDetails(),
                stored.paymentCompleted(),
                draft.statusOr(stored.status()),
                audit);
        boolean balanced = revised.tax().equals(revised.collected());
        return balanced || !stored.paymentCompleted() ? revised : revised.reopened();
    }

    private List<DemandDetail> revisedLines(Predicate<String> isAdvanceHead) {
        Map<UUID, DemandDraft.Line> drafted = draft.lines().stream()
                .filter(line -> line.id() != null)
                .collect(Collectors.toMap(DemandDraft.Line::id, Function.identity(), (first, second) -> second));
        List<DemandDetail> lines = new ArrayList<>();
        for (DemandDetail line : stored.details()) {
            DemandDraft.Line change = drafted.get(line.id());
            lines.add(change == null ? line : revisedLine(line, change, isAdvanceHead.test(line.taxHeadCode())));
        }
        draft.lines().stream()
                .filter(line -> line.id() == null)
                .map(line -> new DemandDetail(
                        Ids.next(), line.taxHeadCode(), line.tax(), Money.ZERO, line.additionalDetails()))
                .forEach(lines::add);
        return lines;
    }

    private DemandDetail revisedLine(DemandDetail line, DemandDraft.Line change, boolean isAdvance) {
        return new DemandDetail(
                line.id(),
                line.taxHeadCode(),
                isAdvance && !line.tax().isPositive() ? advance(line, change) : change.tax(),
                collected(line, change),
                change.additionalDetails() == null ? line.additionalDetails() : change.additionalDetails());
    }

    private Money advance(DemandDetail line, DemandDraft.Line change) {
        return isOutdated() ? line.tax() : change.tax().min(line.tax());
    }

    private Money collected(DemandDetail line, DemandDraft.Line change) {
        boolean takesBack = line.tax().isNegative()
                ? change.collected().compareTo(line.collected()) > 0
                : change.collected().compareTo(line.collected()) < 0;
        return takesBack || isOutdated() ? line.collected() : change.collected();
    }

    /** Whether something changed since the caller read the demand, as far as he says when that was. */
    private boolean isOutdated() {
        Instant seenAt = draft.seenAt();
        return seenAt != null && seenAt.toEpochMilli() < stored.audit().lastModifiedTime();
    }

    private Map<UUID, DemandDetail> linesById() {
        return stored.details().stream().collect(Collectors.toMap(DemandDetail::id, Function.identity()));
    }
}

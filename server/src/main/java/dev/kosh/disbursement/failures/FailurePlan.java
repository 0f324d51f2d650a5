package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.FailureState;
import dev.kosh.disbursement.PayeeType;
import dev.kosh.disbursement.PaymentChange;
import dev.kosh.disbursement.PaymentFacts;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.QuarantineReason;
import dev.kosh.disbursement.SmsState;
import dev.kosh.wire.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one bill change, decided from what is on file (docs/contract/disbursement-failures.md,
 * transitions). Each failure counts once, however often and in whatever order the treasury repeats it.
 */
final class FailurePlan {

    private final FailedBill bill;
    private final Map<String, KnownEvent> eventByKey = new HashMap<>();

    private final List<NewEvent> events = new ArrayList<>();
    private final List<CorrectedEvent> corrections = new ArrayList<>();
    private final Map<UUID, PaymentChange> changeByPayment = new LinkedHashMap<>();
    private final Map<UUID, Integer> timesSeen = new LinkedHashMap<>();
    private final List<UUID> matchedAtLast = new ArrayList<>();
    private FailureCounts counts = FailureCounts.NONE;

    private FailurePlan(FailedBill bill, List<KnownEvent> known) {
        this.bill = bill;
        known.forEach(event -> eventByKey.put(event.key(), event));
    }

    /** A record that is on file for the first time. */
    record NewEvent(
            UUID id,
            MatchedRow matched,
            FailureState state,
            @Nullable QuarantineReason reason,
            SmsState sms) {}

    /** A record that says something else of a failure on file. */
    record CorrectedEvent(UUID eventId, MatchedRow matched) {}

    /** @param known events that are stored under a key of these records */
    static FailurePlan of(FailedBill bill, List<MatchedRow> rows, List<KnownEvent> known) {
        FailurePlan plan = new FailurePlan(bill, known);
        rows.forEach(plan::add);
        return plan;
    }

    List<NewEvent> events() {
        return events;
    }

    List<CorrectedEvent> corrections() {
        return corrections;
    }

    /** What changes on the payments of the instruction. */
    List<PaymentChange> changes() {
        return List.copyOf(changeByPayment.values());
    }

    /** How often each event on file was told again. */
    Map<UUID, Integer> timesSeen() {
        return timesSeen;
    }

    /** Events that waited until now, when their record found its payment. */
    List<UUID> matchedAtLast() {
        return matchedAtLast;
    }

    FailureCounts counts() {
        return counts;
    }

    private void add(MatchedRow row) {
        counts = counts.plus(FailureCounts.Kind.ROW).plusWarnings(row.warnings().size());
        Beneficiary beneficiary = row.beneficiary();
        if (beneficiary == null) {
            addUnmatched(row, row.unmatchedKey());
        } else if (!canHaveFailed(beneficiary.status())) {
            addUnmatched(notPaid(row), row.unmatchedKey());
        } else {
            addMatched(row, beneficiary);
            KnownEvent waiting = eventByKey.get(row.unmatchedKey());
            if (waiting != null && waiting.isOpen() && !matchedAtLast.contains(waiting.id())) {
                matchedAtLast.add(waiting.id());
            }
        }
    }

    private static boolean canHaveFailed(PaymentStatus status) {
        return switch (status) {
            case SUCCESSFUL, IN_PROCESS, INITIATED, FAILED -> true;
            case PENDING, NA -> false;
        };
    }

    private static MatchedRow notPaid(MatchedRow row) {
        return new MatchedRow(
                row.row(),
                null,
                QuarantineReason.PI_NOT_PAYABLE,
                row.warnings(),
                row.unmatchedKey(),
                row.unmatchedKey(),
                row.contentHash());
    }

    private void addUnmatched(MatchedRow row, String key) {
        KnownEvent known = eventByKey.get(key);
        boolean waits = row.reason() == QuarantineReason.REFERENCE_NOT_KNOWN_YET;
        if (known == null) {
            FailureState state = waits ? FailureState.WAITING_CONTEXT : FailureState.QUARANTINED;
            store(new NewEvent(Ids.next(), row, state, row.reason(), SmsState.NONE), key);
        } else {
            seen(known);
        }
        if (known == null || known.isOpen()) {
            counts = counts.plus(waits ? FailureCounts.Kind.WAITING : FailureCounts.Kind.QUARANTINED);
        } else {
            counts = counts.plus(FailureCounts.Kind.DUPLICATE);
        }
    }

    private void addMatched(MatchedRow row, Beneficiary beneficiary) {
        KnownEvent known = eventByKey.get(row.key());
        boolean covered = !beneficiary.latestAttempt() || beneficiary.supersededBy() != null;
        if (known == null && covered) {
            store(new NewEvent(Ids.next(), row, FailureState.LATE_ECHO, null, SmsState.NONE), row.key());
            counts = counts.plus(FailureCounts.Kind.LATE_ECHO);
        } else if (known == null) {
            apply(row, beneficiary);
        } else if (known.contentHash().equals(row.contentHash())) {
            seen(known);
            counts = counts.plus(FailureCounts.Kind.DUPLICATE);
        } else {
            correct(known, row, beneficiary, covered);
        }
    }

    private void apply(MatchedRow row, Beneficiary beneficiary) {
        boolean tells = beneficiary.payeeType() != PayeeType.DEPT;
        UUID eventId = Ids.next();
        store(
                new NewEvent(eventId, row, FailureState.APPLIED, null, tells ? SmsState.QUEUED : SmsState.SKIPPED),
                row.key());
        changeByPayment.put(
                beneficiary.id(),
                PaymentChange.failed(
                        beneficiary.id(),
                        facts(row.row(), beneficiary.facts()),
                        row.row().failedReason(),
                        tells,
                        eventId,
                        row.warnings().stream().map(FailureWarning::name).toList()));
        counts = counts.plus(FailureCounts.Kind.APPLIED);
    }

    /** The record on file is refreshed; a payment that a later attempt has taken over keeps what it says. */
    private void correct(KnownEvent known, MatchedRow row, Beneficiary beneficiary, boolean covered) {
        corrections.add(new CorrectedEvent(known.id(), row));
        eventByKey.put(known.key(), known.withContent(row.contentHash()));
        if (covered) {
            counts = counts.plus(FailureCounts.Kind.LATE_ECHO);
        } else {
            counts = counts.plus(FailureCounts.Kind.CORRECTION);
            // The same answer may have told of the failure itself just before.
            changeByPayment.merge(
                    beneficiary.id(),
                    new PaymentChange(
                            beneficiary.id(),
                            facts(row.row(), beneficiary.facts()),
                            row.row().failedReason(),
                            false,
                            false,
                            known.id(),
                            row.warnings().stream().map(FailureWarning::name).toList()),
                    PaymentChange::then);
        }
    }

    /** What PD told of the debit stays; the failure fills in only what PD left out. */
    private PaymentFacts facts(FailedRow row, PaymentFacts told) {
        return new PaymentFacts(
                ifUnknown(told.voucherNumber(), bill.voucherNo()),
                ifUnknown(told.voucherDate(), bill.voucherDate()),
                ifUnknown(told.utrNumber(), row.utrNo()),
                ifUnknown(told.utrDate(), row.utrDate()),
                ifUnknown(told.endToEndId(), row.endToEndId()),
                row.challanNumber(),
                row.challanDate(),
                row.orgBillRefNumber() == null ? bill.billRefNo() : row.orgBillRefNumber(),
                row.utrNo(),
                row.utrDate());
    }

    /** Null, which changes nothing, where something is known. */
    private static @Nullable String ifUnknown(@Nullable String known, @Nullable String told) {
        return known == null ? told : null;
    }

    private void store(NewEvent event, String key) {
        events.add(event);
        eventByKey.put(key, new KnownEvent(event.id(), key, event.matched().contentHash(), event.state()));
    }

    private void seen(KnownEvent event) {
        timesSeen.merge(event.id(), 1, Integer::sum);
    }
}

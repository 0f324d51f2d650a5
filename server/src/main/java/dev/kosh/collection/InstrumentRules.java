package dev.kosh.collection;

import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Problems;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each payment mode wants to know of its instrument (docs/contract/collection.md, instruments). */
final class InstrumentRules {

    /** Banks refuse a cheque after three months. */
    private static final long CHEQUE_VALID_DAYS = 90;

    private InstrumentRules() {}

    static void check(PaymentDraft draft, Instant now, Problems problems) {
        switch (draft.mode().kind()) {
            case CASH -> {}
            case CHEQUE -> {
                checkPresent(draft, problems);
                checkChequeDate(draft, now, problems);
            }
            case DATED -> {
                checkPresent(draft, problems);
                checkTransferDate(draft, now, problems);
            }
            case ELECTRONIC -> checkElectronic(draft, problems);
        }
    }

    private static void checkPresent(PaymentDraft draft, Problems problems) {
        if (draft.instrumentDate() == null) {
            problems.add(CollectionError.INVALID_INST_DATE, "instrumentDate: needed for " + draft.mode());
        }
        if (isBlank(draft.instrumentNumber())) {
            problems.add(CollectionError.INVALID_INST_NUMBER, "instrumentNumber: needed for " + draft.mode());
        }
    }

    private static void checkChequeDate(PaymentDraft draft, Instant now, Problems problems) {
        Instant date = draft.instrumentDate();
        if (date == null) {
            return;
        }
        Instant stated = draft.statedDate();
        if (stated != null && date.isAfter(stated)) {
            problems.add(CollectionError.INVALID_CHEQUE_DD_DATE, "instrumentDate: after transactionDate");
            return;
        }
        if (date.isAfter(now)) {
            problems.add(
                    CollectionError.CHEQUE_DD_DATE_WITH_FUTURE_DATE,
                    "instrumentDate: a post-dated cheque or DD is not taken");
            return;
        }
        if (stated != null && BusinessCalendar.wholeDaysBetween(date, stated) > CHEQUE_VALID_DAYS) {
            problems.add(
                    CollectionError.CHEQUE_DD_DATE_WITH_MANUAL_RECEIPT_DATE,
                    "instrumentDate: more than " + CHEQUE_VALID_DAYS + " days before transactionDate");
        } else if (BusinessCalendar.wholeDaysBetween(date, now) > CHEQUE_VALID_DAYS) {
            problems.add(
                    CollectionError.CHEQUE_DD_DATE_WITH_RECEIPT_DATE,
                    "instrumentDate: more than " + CHEQUE_VALID_DAYS + " days before today");
        }
        draft.details().forEach(detail -> checkManualDate(draft.mode(), date, detail.manualReceiptDate(), problems));
    }

    /** A cheque may not have been stale when the paper receipt was written. */
    static void checkManualDate(
            PaymentMode mode, @Nullable Instant instrumentDate, @Nullable Instant manualDate, Problems problems) {
        if (mode.kind() == PaymentMode.Kind.CHEQUE
                && instrumentDate != null
                && manualDate != null
                && BusinessCalendar.wholeDaysBetween(instrumentDate, manualDate) > CHEQUE_VALID_DAYS) {
            problems.add(
                    CollectionError.CHEQUE_DD_DATE_WITH_MANUAL_RECEIPT_DATE,
                    "instrumentDate: more than " + CHEQUE_VALID_DAYS + " days before manualReceiptDate");
        }
    }

    private static void checkTransferDate(PaymentDraft draft, Instant now, Problems problems) {
        if (draft.instrumentDate() != null && draft.instrumentDate().isAfter(now)) {
            problems.add(CollectionError.INVALID_NEFT_RTGS_DATE, "instrumentDate: lies in the future");
        }
    }

    private static void checkElectronic(PaymentDraft draft, Problems problems) {
        if (isBlank(draft.transactionNumber())) {
            problems.add(CollectionError.INVALID_TXN_NUMBER, "transactionNumber: needed for " + draft.mode());
        }
        if (isBlank(draft.instrumentNumber())) {
            problems.add(CollectionError.INVALID_INSTRUMENT_NUMBER, "instrumentNumber: needed for " + draft.mode());
        }
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

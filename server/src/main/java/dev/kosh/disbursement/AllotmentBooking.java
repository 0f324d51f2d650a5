package dev.kosh.disbursement;

import dev.kosh.disbursement.polls.AnswerRow;
import dev.kosh.disbursement.reconciliation.Findings;
import dev.kosh.disbursement.store.AllotmentStore;
import dev.kosh.masters.SpendingUnit;
import dev.kosh.treasury.Outcome;
import dev.kosh.wire.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Books what one answer to VA tells, in one transaction: each row once, and none that fits no sanction. */
@Component
class AllotmentBooking {

    /** Rule that what was allotted is in the books. */
    private static final String ALLOTTED_IS_BOOKED = "ALLOTMENT";

    private static final String SYSTEM = "SYSTEM";
    private static final int LONGEST_NAME = 100;

    private final AllotmentStore store;
    private final Findings findings;
    private final Clock clock;

    AllotmentBooking(AllotmentStore store, Findings findings, Clock clock) {
        this.store = store;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * @param askedAt when the call was made: what the treasury books later than this is asked for next time
     */
    @Transactional
    public AllotmentCounts book(
            AllotmentStore.Key key, SpendingUnit unit, List<JsonNode> rows, Instant askedAt, String by) {
        int booked = 0;
        int known = 0;
        int quarantined = 0;
        for (JsonNode row : initialFirst(rows)) {
            Optional<AllotmentKind> kind = AllotmentRow.kind(row);
            Optional<AllotmentRow> read = kind.flatMap(each -> AllotmentRow.read(row, each));
            AllotmentRow.Obstacle obstacle = null;
            if (kind.isEmpty()) {
                obstacle = AllotmentRow.Obstacle.UNKNOWN_TYPE;
            } else if (read.isEmpty()) {
                obstacle = AllotmentRow.Obstacle.UNREADABLE;
            } else {
                Optional<UUID> sanction = sanction(key, unit, read.get(), by);
                if (sanction.isEmpty()) {
                    obstacle = AllotmentRow.Obstacle.UNKNOWN_SANCTION;
                } else if (store.book(key.tenant(), sanction.get(), read.get(), clock.instant())) {
                    booked++;
                } else {
                    known++;
                }
            }
            if (obstacle != null) {
                quarantine(key, row, obstacle);
                quarantined++;
            }
        }
        booked += bookWaiting(key);
        store.asked(key, askedAt, Outcome.SUCCESS.name(), true);
        return new AllotmentCounts(key.headOfAccount(), Outcome.SUCCESS, booked, known, quarantined);
    }

    /** The treasury tells it for two days at most: without somebody who looks, that money would be missing for good. */
    private void quarantine(AllotmentStore.Key key, JsonNode row, AllotmentRow.Obstacle obstacle) {
        Instant now = clock.instant();
        if (!store.quarantine(key, row, obstacle, now)) {
            // Told again: whoever has looked into it is not asked a second time.
            return;
        }
        findings.raise(
                key.tenant(),
                ALLOTTED_IS_BOOKED,
                subject(key, row),
                "an allotment that can be booked",
                obstacle + ", amount " + name(row, "allotmentAmount"),
                now);
    }

    /** Rows that came before their sanction. */
    private int bookWaiting(AllotmentStore.Key key) {
        int booked = 0;
        for (AllotmentStore.Waiting waiting : store.waiting(key)) {
            Optional<AllotmentRow> row =
                    AllotmentRow.kind(waiting.row()).flatMap(kind -> AllotmentRow.read(waiting.row(), kind));
            Optional<UUID> sanction = row.flatMap(each -> store.lockSanction(key, each.masterAllotmentId()));
            if (row.isPresent() && sanction.isPresent()) {
                Instant now = clock.instant();
                booked += store.book(key.tenant(), sanction.get(), row.get(), now) ? 1 : 0;
                store.settle(key.tenant(), waiting, SYSTEM, now);
                findings.close(
                        key.tenant(),
                        ALLOTTED_IS_BOOKED,
                        subject(key, waiting.row()),
                        SYSTEM,
                        "its sanction came",
                        now);
            }
        }
        return booked;
    }

    private static String subject(AllotmentStore.Key key, JsonNode row) {
        return "%s %s %s/%s"
                .formatted(
                        name(row, "mstAllotmentDistId"),
                        key.headOfAccount(),
                        name(row, "ssuAllotmentId"),
                        name(row, "allotmentTxnSlNo"));
    }

    private static String name(JsonNode row, String member) {
        String text = Objects.requireNonNullElse(new AnswerRow(row).text(member), "-");
        return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    }

    /** Notes a call that brought nothing: the next one asks from the same time on. */
    @Transactional
    public void failed(AllotmentStore.Key key, Outcome outcome, Instant askedAt) {
        store.asked(key, askedAt, outcome.name(), false);
    }

    /** An addition may stand before the initial allotment that it belongs to. */
    private static List<JsonNode> initialFirst(List<JsonNode> rows) {
        List<JsonNode> ordered = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode row : rows) {
            boolean initial = AllotmentRow.kind(row)
                    .filter(kind -> kind == AllotmentKind.INITIAL)
                    .isPresent();
            (initial ? ordered : others).add(row);
        }
        ordered.addAll(others);
        return ordered;
    }

    private Optional<UUID> sanction(AllotmentStore.Key key, SpendingUnit unit, AllotmentRow row, String by) {
        Optional<UUID> known = store.lockSanction(key, row.masterAllotmentId());
        if (known.isPresent() || row.kind() != AllotmentKind.INITIAL) {
            return known;
        }
        Instant noon = row.date().atTime(12, 0).atZone(BusinessCalendar.ZONE).toInstant();
        return Optional.of(store.createSanction(
                key, row, unit.programCode(), BusinessCalendar.financialYear(noon), clock.instant(), by));
    }
}

package dev.kosh.disbursement;

import dev.kosh.disbursement.store.AllotmentStore;
import dev.kosh.masters.SpendingUnit;
import dev.kosh.treasury.Outcome;
import dev.kosh.wire.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Books what one answer to VA tells, in one transaction: each row once, and none that fits no sanction. */
@Component
class AllotmentBooking {

    private final AllotmentStore store;
    private final Clock clock;

    AllotmentBooking(AllotmentStore store, Clock clock) {
        this.store = store;
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
                store.quarantine(key, row, obstacle, clock.instant());
                quarantined++;
            }
        }
        store.asked(key, askedAt, Outcome.SUCCESS.name(), true);
        return new AllotmentCounts(key.headOfAccount(), Outcome.SUCCESS, booked, known, quarantined);
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

package dev.kosh.disbursement;

import dev.kosh.disbursement.store.AllotmentStore;
import dev.kosh.masters.ExpenditureMasters;
import dev.kosh.masters.HeadOfAccount;
import dev.kosh.masters.Masters;
import dev.kosh.masters.SpendingUnit;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks the treasury what it allotted, and books it (docs/contract/disbursement-funds.md, virtual allotments). */
@Service
public class Allotments {

    private static final Instant LONG_AGO = Instant.parse("2022-03-31T18:30:00Z");

    private final Treasury treasury;
    private final Masters masters;
    private final AllotmentStore store;
    private final AllotmentBooking booking;
    private final Clock clock;

    Allotments(Treasury treasury, Masters masters, AllotmentStore store, AllotmentBooking booking, Clock clock) {
        this.treasury = treasury;
        this.masters = masters;
        this.store = store;
        this.booking = booking;
        this.clock = clock;
    }

    /**
     * Asks for each spending unit and each active head of account of a ULB; one call that fails does not stop the others.
     *
     * @param by user who asked for it, or {@code SYSTEM}
     */
    public List<AllotmentCounts> ask(TenantId tenant, Trigger trigger, @Nullable Instant slot, String by) {
        Optional<ExpenditureMasters> known = masters.expenditure(tenant);
        List<AllotmentCounts> counts = new ArrayList<>();
        Instant now = clock.instant();
        if (known.isPresent()) {
            for (SpendingUnit unit : known.get().spendingUnits(now)) {
                for (HeadOfAccount head : known.get().headsOfAccount(now)) {
                    counts.add(ask(tenant, unit, head, trigger, slot, by));
                }
            }
        }
        return counts;
    }

    /** The treasury dates allotments by day only, and may enter one on the day after. */
    private static Instant dayBefore(Instant asked) {
        return BusinessCalendar.dateOf(asked)
                .minusDays(1)
                .atStartOfDay(BusinessCalendar.ZONE)
                .toInstant();
    }

    private AllotmentCounts ask(
            TenantId tenant,
            SpendingUnit unit,
            HeadOfAccount head,
            Trigger trigger,
            @Nullable Instant slot,
            String by) {
        AllotmentStore.Key key = new AllotmentStore.Key(tenant, head.code(), unit.ddoCode(), unit.granteeAgCode());
        Instant from = store.askedUpTo(key)
                .map(Allotments::dayBefore)
                .orElse(Objects.requireNonNullElse(head.effectiveFrom(), LONG_AGO));
        Instant askedAt = clock.instant();
        TreasuryAnswer answer = treasury.call(new TreasuryCall(
                tenant,
                TreasuryService.VA,
                head.code(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("hoa", head.code())
                        .put("fromDate", TreasuryDates.dateTime(from))
                        .put("ddoCode", unit.ddoCode())
                        .put("granteCode", unit.granteeAgCode()),
                slot == null ? null : BusinessCalendar.dateOf(slot),
                trigger));
        if (answer.outcome() == Outcome.SUCCESS) {
            return booking.book(key, unit, answer.data(), askedAt, by);
        }
        booking.failed(key, answer.outcome(), askedAt);
        return AllotmentCounts.none(head.code(), answer.outcome());
    }
}

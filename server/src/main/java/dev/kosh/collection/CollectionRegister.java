package dev.kosh.collection;

import dev.kosh.collection.store.CollectionRegisterStore;
import dev.kosh.wire.RequestRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * The books of the counter: what came in and went back day by day and mode by mode, and what is taken to the bank
 * (docs/contract/collection.md, register).
 */
@Service
public class CollectionRegister {

    /** A financial year and the day before it. */
    static final int MOST_DAYS = 367;

    private final CollectionRegisterStore store;
    private final Clock clock;

    CollectionRegister(CollectionRegisterStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * One line for each day, tenant, mode and service on which something came in or went back, in that order.
     *
     * @throws RequestRefused when the days end before they begin, or are more than a year
     */
    public List<RegisterLine> lines(RegisterCriteria criteria) {
        long days = ChronoUnit.DAYS.between(criteria.from(), criteria.to()) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new RequestRefused(
                    CollectionError.INVALID_REGISTER_PERIOD,
                    "fromDate, toDate: 1 to " + MOST_DAYS + " days in that order; ask year by year");
        }
        return criteria.tenants().isEmpty()
                ? List.of()
                : store.lines(criteria).stream()
                        .sorted(Comparator.comparing(RegisterLine::day)
                                .thenComparing(line -> line.tenantId().value())
                                .thenComparing(RegisterLine::mode)
                                .thenComparing(RegisterLine::businessService))
                        .toList();
    }

    /**
     * What is, or was, taken to the bank together.
     *
     * @throws RequestRefused when it has more instruments than a slip can list
     */
    public RemittanceSlip slip(SlipCriteria criteria) {
        Instant now = clock.instant();
        RemittanceSlip slip = store.slip(criteria, now);
        if (slip.instruments().size() > SlipCriteria.MOST_INSTRUMENTS) {
            throw new RequestRefused(
                    CollectionError.REMITTANCE_SLIP_TOO_LONG,
                    "more than " + SlipCriteria.MOST_INSTRUMENTS
                            + " cheques and DDs: name collectedBy, or remit some first");
        }
        return slip;
    }
}

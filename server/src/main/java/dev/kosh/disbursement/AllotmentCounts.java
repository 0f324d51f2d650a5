package dev.kosh.disbursement;

import dev.kosh.treasury.Outcome;

/**
 * What one call for allotments brought.
 *
 * @param known rows that were booked before
 */
public record AllotmentCounts(String headOfAccount, Outcome outcome, int booked, int known, int quarantined) {

    static AllotmentCounts none(String headOfAccount, Outcome outcome) {
        return new AllotmentCounts(headOfAccount, outcome, 0, 0, 0);
    }
}

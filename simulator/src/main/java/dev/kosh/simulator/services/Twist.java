package dev.kosh.simulator.services;

import java.util.Set;

/**
 * How a fault bends the treasury's own rules for one call.
 *
 * @param daysBefore    FD by voucher date: so many days before the asked one are answered too
 * @param daysAfter     and so many after it
 * @param withRevisions FD tells failures of corrections too, under the reference of the correction
 * @param wrongIfscs    refused by PI and COR although their form is right
 */
public record Twist(int daysBefore, int daysAfter, boolean withRevisions, Set<String> wrongIfscs) {

    public static final Twist NONE = new Twist(0, 0, false, Set.of());

    static final String IFSC_FORM = "^[A-Z]{4}0[A-Z0-9]{6}$";

    boolean refusesIfsc(String ifsc) {
        return !ifsc.matches(IFSC_FORM) || wrongIfscs.contains(ifsc);
    }
}

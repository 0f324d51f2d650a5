package dev.kosh.disbursement.year;

import dev.kosh.simulator.AutoMode;
import java.util.SplittableRandom;

/**
 * What is drawn, and how much: {@code -Dkosh.year.seed}, {@code -Dkosh.year.days}, {@code -Dkosh.year.bills-per-week}.
 *
 * @param seed   of everything that happens
 * @param days   with new bills; evenings without any follow until everything has come to its end
 * @param bills  most bills of a week
 * @param people of the treasury, who are late, work in parts, and do not always do it; what comes back does so long
 *     before the 90 days of asking are over
 */
record YearSettings(long seed, int days, int bills, AutoMode people) {

    private static final long SEED = 20_260_401;
    private static final int YEAR = 365;
    private static final int BILLS = 2;
    private static final AutoMode PEOPLE = new AutoMode(1, 1, 2, 0.08, 0.15, 0.2, 40);

    private static final int SOME_WEEKS = 21;
    private static final int MANY_BILLS = 6;
    private static final AutoMode UNLUCKY_PEOPLE = new AutoMode(1, 1, 1, 0, 0, 0.5, 12);

    static YearSettings given() {
        return new YearSettings(
                Long.getLong("kosh.year.seed", SEED),
                Integer.getInteger("kosh.year.days", YEAR),
                Integer.getInteger("kosh.year.bills-per-week", BILLS),
                PEOPLE);
    }

    /** Few weeks in which half of all payments come back. */
    static YearSettings someWeeks() {
        return new YearSettings(Long.getLong("kosh.year.seed", SEED), SOME_WEEKS, MANY_BILLS, UNLUCKY_PEOPLE);
    }

    /** Chances of one kind of thing; drawing one kind more or less changes nothing for the others. */
    SplittableRandom chances(String kind) {
        return new SplittableRandom(seed ^ ((long) kind.hashCode() << Integer.SIZE) ^ kind.hashCode());
    }
}

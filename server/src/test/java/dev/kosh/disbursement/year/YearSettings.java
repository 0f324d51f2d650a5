package dev.kosh.disbursement.year;

import java.util.SplittableRandom;

/**
 * What is drawn, and how much: {@code -Dkosh.year.seed}, {@code -Dkosh.year.days}, {@code -Dkosh.year.bills-per-week}.
 *
 * @param seed  of everything that happens
 * @param days  with new bills; evenings without any follow until everything has come to its end
 * @param bills most bills of a week
 */
record YearSettings(long seed, int days, int bills) {

    private static final long SEED = 20_260_401;
    private static final int YEAR = 365;
    private static final int BILLS = 2;

    static YearSettings given() {
        return new YearSettings(
                Long.getLong("kosh.year.seed", SEED),
                Integer.getInteger("kosh.year.days", YEAR),
                Integer.getInteger("kosh.year.bills-per-week", BILLS));
    }

    /** Chances of one kind of thing; drawing one kind more or less changes nothing for the others. */
    SplittableRandom chances(String kind) {
        return new SplittableRandom(seed ^ ((long) kind.hashCode() << Integer.SIZE) ^ kind.hashCode());
    }
}

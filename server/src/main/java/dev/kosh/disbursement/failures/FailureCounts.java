package dev.kosh.disbursement.failures;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the records of an answer came to, for the status log.
 *
 * @param applied payments that failed by them
 * @param quarantined those that wait for a person, also from an earlier answer
 */
record FailureCounts(
        int rows,
        int applied,
        int duplicates,
        int corrections,
        int lateEchoes,
        int waiting,
        int quarantined,
        int warnings) {

    static final FailureCounts NONE = new FailureCounts(0, 0, 0, 0, 0, 0, 0, 0);

    /** What one record counts as. */
    enum Kind {
        ROW,
        APPLIED,
        DUPLICATE,
        CORRECTION,
        LATE_ECHO,
        WAITING,
        QUARANTINED
    }

    FailureCounts plus(Kind kind) {
        return new FailureCounts(
                rows + is(kind, Kind.ROW),
                applied + is(kind, Kind.APPLIED),
                duplicates + is(kind, Kind.DUPLICATE),
                corrections + is(kind, Kind.CORRECTION),
                lateEchoes + is(kind, Kind.LATE_ECHO),
                waiting + is(kind, Kind.WAITING),
                quarantined + is(kind, Kind.QUARANTINED),
                warnings);
    }

    FailureCounts plusWarnings(int more) {
        return new FailureCounts(
                rows, applied, duplicates, corrections, lateEchoes, waiting, quarantined, warnings + more);
    }

    FailureCounts plus(FailureCounts other) {
        return new FailureCounts(
                rows + other.rows,
                applied + other.applied,
                duplicates + other.duplicates,
                corrections + other.corrections,
                lateEchoes + other.lateEchoes,
                waiting + other.waiting,
                quarantined + other.quarantined,
                warnings + other.warnings);
    }

    private static int is(Kind kind, Kind expected) {
        return kind == expected ? 1 : 0;
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("rows", rows)
                .put("applied", applied)
                .put("duplicates", duplicates)
                .put("corrections", corrections)
                .put("lateEchoes", lateEchoes)
                .put("waiting", waiting)
                .put("quarantined", quarantined)
                .put("warnings", warnings);
    }
}

package dev.kosh.billing.bulk;

/** Another process works at the job; this one stops, and what it had not told is undone. */
class BulkTakenOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BulkTakenOver(BulkJob job) {
        super("bulk job " + job.id() + " goes on in another process", null, false, false);
    }
}

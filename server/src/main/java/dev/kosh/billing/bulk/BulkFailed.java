package dev.kosh.billing.bulk;

/** Nothing can come of a job; the message tells whoever started it why, and what to do. */
class BulkFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BulkFailed(String message) {
        super(message, null, false, false);
    }
}

package dev.kosh.disbursement.jobs;

/**
 * What became of one piece of work.
 *
 * @param failedPayments payments that were found to have failed
 */
public record PieceResult(Kind kind, int failedPayments) {

    /** Outcome of the call that the piece stands for. */
    public enum Kind {
        NO_RESPONSE,
        ERROR,
        SUCCESS,
        /** Nothing was asked: the piece is no longer due, or lacks what the call needs. */
        NOT_CALLED
    }

    public static PieceResult of(Kind kind) {
        return new PieceResult(kind, 0);
    }
}

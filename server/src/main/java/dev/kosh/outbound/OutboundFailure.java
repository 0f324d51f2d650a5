package dev.kosh.outbound;

/** A call got no answer. The text names neither address nor content. */
public class OutboundFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean neverArrived;

    /** @param neverArrived whether it is sure that the server did not get the call */
    public OutboundFailure(String why, boolean neverArrived, Throwable cause) {
        super(why, cause);
        this.neverArrived = neverArrived;
    }

    /** Whether it is sure that the server did not get the call; else it may have acted on it. */
    public boolean isNeverArrived() {
        return neverArrived;
    }
}

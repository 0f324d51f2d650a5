package dev.kosh.events;

import java.time.Instant;

/**
 * A message that is not to be delivered yet: it waits until then. Nothing failed, so it does not count as an attempt.
 */
public class DeliverLater extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    public DeliverLater(Instant until) {
        super("not before " + until, null, false, false);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}

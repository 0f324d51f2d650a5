package dev.kosh.simulator.http;

/** The bytes of a connection are no request that can be answered in order; the connection ends with status 400. */
final class UnreadableCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableCall(String message) {
        super(message);
    }
}

package dev.kosh.simulator;

/** What an admin call asks for cannot be: no such number, or it is not the time for it. */
public final class SimulatorRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; and the HTTP status that the admin paths give for it. */
    public enum Cause {
        MALFORMED(400),
        UNKNOWN(404),
        UNTIMELY(409);

        private final int status;

        Cause(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Cause reason;

    public SimulatorRefusal(Cause reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Cause reason() {
        return reason;
    }
}

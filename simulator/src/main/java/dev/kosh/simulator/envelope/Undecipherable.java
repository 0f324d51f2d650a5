package dev.kosh.simulator.envelope;

/** What came cannot be decrypted. */
public final class Undecipherable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Undecipherable(Throwable cause) {
        super("what came cannot be decrypted", cause);
    }
}

package dev.kosh.access.token;

/** The client did not prove who it is. */
class ClientRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientRefused(String message) {
        super(message, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}

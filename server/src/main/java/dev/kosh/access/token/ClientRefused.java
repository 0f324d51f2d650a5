package dev.kosh.access.token;

/** The client did not prove who it is. */
class ClientRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String address;

    ClientRefused(String message, String address) {
        super(message, null, false, false);
        this.address = address;
    }

    String address() {
        return address;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}

package dev.kosh.collection;

/** What a browser brought from a payment gateway carries a signature that is not the gateway's. */
public class ForgedReturn extends Exception {

    private static final long serialVersionUID = 1L;

    public ForgedReturn(String message) {
        super(message);
    }
}

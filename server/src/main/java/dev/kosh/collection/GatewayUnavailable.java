package dev.kosh.collection;

/** A payment gateway gave no usable answer; nothing follows from it for the money. The message names no secret. */
public class GatewayUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    public GatewayUnavailable(String message) {
        super(message);
    }
}

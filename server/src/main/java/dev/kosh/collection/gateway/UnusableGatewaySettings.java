package dev.kosh.collection.gateway;

/** Settings of a payment gateway with which the server does not start; the message tells the operator why, in one line. */
final class UnusableGatewaySettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableGatewaySettings(String message) {
        super(message);
    }
}

package dev.kosh.collection;

/** Speaks the language of one kind of payment gateway. A bean of this type is found by its kind. */
public interface GatewayAdapter {

    /** As settings name it, in small letters. */
    String kind();

    /** The gateway of an account. Calls nobody. */
    PaymentGateway open(GatewayAccount account);
}

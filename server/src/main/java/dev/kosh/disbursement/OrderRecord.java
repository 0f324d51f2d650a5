package dev.kosh.disbursement;

/**
 * What goes on record in the transaction that stores an order, such as who gave it: both are there, or neither is. The
 * call to the treasury comes after it.
 */
@FunctionalInterface
public interface OrderRecord {

    /** Nobody gave the order: a job did. */
    OrderRecord NONE = ordered -> {};

    void of(PaymentInstruction ordered);
}

package dev.kosh.collection;

import dev.kosh.wire.Money;
import org.jspecify.annotations.Nullable;

/** What a payment gateway says of an order. */
public record GatewayAnswer(State state, Details details) {

    /** Whether the money was taken. A code that an adapter does not know is {@link #PENDING}, never a failure. */
    public enum State {
        /** The money is there. */
        SUCCESS,
        /** No money was taken, and none will be. */
        FAILURE,
        /** The gateway does not know yet. */
        PENDING,
        /** The gateway never heard of the order: the payer did not get there, or not yet. */
        UNKNOWN
    }

    /**
     * The payment in the gateway's words.
     *
     * @param amount what was taken, in Indian rupees; null when the gateway does not say, or took another currency: then
     *     there is no receipt, and the money has to be given back
     * @param gatewayTxnId the gateway's number of the payment
     */
    public record Details(
            @Nullable Money amount,
            @Nullable String gatewayTxnId,
            @Nullable String paymentMode,
            @Nullable String statusCode,
            @Nullable String statusMessage) {

        public static final Details NONE = new Details(null, null, null, null, null);
    }

    /** An answer without details. */
    public static GatewayAnswer of(State state) {
        return new GatewayAnswer(state, Details.NONE);
    }
}

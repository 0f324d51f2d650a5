package dev.kosh.collection;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A payment gateway: takes a citizen's money by card, net banking or UPI on a page of its own, and says afterwards what
 * became of it. Each provider has an adapter; every adapter passes the test kit {@code PaymentGatewayContract}
 * (docs/contract/gateway.md, adapters). Safe for use by many threads; no call outlasts the time-out of its account.
 */
public interface PaymentGateway {

    /** The name by which clients choose it, in capitals. */
    String name();

    /** Whether new orders are taken. What was begun is followed to its end whether or not. */
    boolean isActive();

    /** The query parameters in which this gateway's returns name our transaction, in any letter case. */
    Set<String> transactionParameters();

    /**
     * Where the payer's browser goes to pay. The amount, the transaction and the way back must be protected against the
     * payer, who sees this address.
     *
     * @throws GatewayUnavailable when the gateway must be told of the order first and cannot be
     */
    URI begin(GatewayOrder order) throws GatewayUnavailable;

    /**
     * What became of an order, asked of the gateway itself.
     *
     * @throws GatewayUnavailable when there is no answer in time, or one that is not proved to be the gateway's
     */
    GatewayAnswer ask(String txnId) throws GatewayUnavailable;

    /**
     * A failure that the gateway signed on the way back and will not take back; it need not be asked again. A success is
     * never taken from a browser.
     *
     * @param parameters what the browser brought, each with its first value
     * @return empty when there is no such failure of this transaction; nothing is said then
     * @throws ForgedReturn when there is a signature, and it is not the gateway's
     */
    Optional<GatewayAnswer> signedFailure(String txnId, Map<String, String> parameters) throws ForgedReturn;
}

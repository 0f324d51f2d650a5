package dev.kosh.collection;

import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.Optional;

/** What gateways brought, to whoever records it by hand, under the number of the gateway's transaction. */
public interface GatewayMoney {

    /** The number of a transaction, as we write it, if a reference has that form; blanks and small letters are forgiven. */
    Optional<String> transactionIn(String reference);

    /**
     * Lets a payment have of a transaction's money what has no receipt yet; nobody else gets any of it before the end of
     * the running database transaction. A number that is no transaction's is let through.
     *
     * @throws RequestRefused with {@link CollectionError#TRANSACTION_MONEY_SPENT} when there is not as much: it has its
     *     receipt, or went back to the payer
     */
    void claim(TenantId tenant, String txnId, Money money);
}

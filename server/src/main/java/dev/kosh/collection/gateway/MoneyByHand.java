package dev.kosh.collection.gateway;

import dev.kosh.collection.CollectionError;
import dev.kosh.collection.GatewayMoney;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** No money of a gateway is receipted twice, and none that was given back (docs/contract/gateway.md, by hand). */
@Component
class MoneyByHand implements GatewayMoney {

    private final TransactionStore store;

    MoneyByHand(TransactionStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> transactionIn(String reference) {
        return TransactionNumbers.in(reference);
    }

    @Override
    public void claim(TenantId tenant, String txnId, Money money) {
        Optional<TenantId> home = store.tenantOf(txnId);
        if (home.isEmpty()) {
            return;
        }
        if (!home.get().equals(tenant)) {
            throw spent(txnId, "is of another tenant");
        }
        GatewayTransaction transaction = store.lock(tenant, txnId);
        if (transaction.receiptState() == ReceiptState.REFUNDED) {
            throw spent(txnId, "was given back under " + transaction.refundReference());
        }
        Money left = transaction.money().minus(store.receipted(tenant, txnId));
        if (money.compareTo(left) > 0) {
            throw spent(txnId, left.compareTo(Money.ZERO) > 0 ? "has its receipt but for " + left : "has its receipt");
        }
    }

    private static RequestRefused spent(String txnId, String why) {
        return new RequestRefused(
                CollectionError.TRANSACTION_MONEY_SPENT, "transactionNumber: the money of " + txnId + ' ' + why);
    }
}

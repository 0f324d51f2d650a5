package dev.kosh.collection.gateway;

import dev.kosh.collection.CollectionError;
import dev.kosh.collection.Receipt;
import dev.kosh.events.Actor;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Takes down that money without a receipt went back to its payer (docs/contract/gateway.md, refunds). */
@Service
public class Refunds {

    private final TransactionStore store;
    private final Settling settling;
    private final Progress progress;
    private final AuditTrail audit;
    private final Clock clock;

    Refunds(TransactionStore store, Settling settling, Progress progress, AuditTrail audit, Clock clock) {
        this.store = store;
        this.settling = settling;
        this.progress = progress;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The transaction with its money given back, all of it. Said again with the same reference, it changes nothing.
     *
     * @param reference the gateway's or the bank's number of the way back
     * @throws RequestRefused when there is no such transaction, nothing has to be given back, or it was under another
     *     reference
     */
    @Transactional
    public GatewayTransaction record(TenantId tenant, String txnId, String reference, Actor actor) {
        if (store.find(tenant, txnId).isEmpty()) {
            throw new RequestRefused(
                    CollectionError.REFUND_TXN_NOT_FOUND,
                    "Refund.txnId: there is no transaction " + txnId + " in " + tenant);
        }
        GatewayTransaction before = store.lock(tenant, txnId);
        if (before.receiptState() == ReceiptState.REFUNDED) {
            if (reference.equals(before.refundReference())) {
                return before;
            }
            throw new RequestRefused(
                    CollectionError.REFUND_ALREADY_RECORDED,
                    "Refund.reference: " + txnId + " was given back under " + before.refundReference()
                            + "; check that it was not given back twice");
        }
        if (before.receiptState() != ReceiptState.REFUND_DUE) {
            throw new RequestRefused(
                    CollectionError.REFUND_NOT_DUE,
                    "Refund.txnId: nothing has to be given back of " + txnId + "; its receiptStatus is "
                            + (before.receiptState() == ReceiptState.NONE ? "null" : before.receiptState()));
        }
        checkNoReceipt(before);
        Instant now = clock.instant();
        GatewayTransaction after = progress.refunded(before, reference);
        store.refunded(after, actor.userUuid(), now);
        ObjectNode detail = progress.detail(after);
        Money receipted = store.receipted(tenant, txnId);
        if (!receipted.isZero()) {
            detail.put("receiptedAmount", receipted.toString());
        }
        audit.record(tenant, actor, "GATEWAY_TRANSACTION_REFUNDED", Settling.OBJECT_TYPE, txnId, detail);
        return store.find(tenant, txnId).orElseThrow();
    }

    /** A clerk may have receipted the money since: it cannot be the town's and the payer's. */
    private void checkNoReceipt(GatewayTransaction due) {
        settling.recordedByHand(due).ifPresent(payments -> {
            throw new RequestRefused(
                    CollectionError.REFUND_NOT_DUE,
                    "Refund.txnId: the money of " + due.txnId() + " is receipted as "
                            + payments.stream()
                                    .flatMap(payment -> payment.receipts().stream())
                                    .map(Receipt::number)
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))
                            + "; what is receipted is not given back");
        });
    }
}

package dev.kosh.collection.gateway;

import dev.kosh.access.Caller;
import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.access.UserType;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.GatewayOrder;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.collection.GatewayUnavailable;
import dev.kosh.collection.PaidBy;
import dev.kosh.collection.PaymentDraft;
import dev.kosh.collection.PaymentGateway;
import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.Payments;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins payments by way of a gateway. The transaction stands on record before the gateway hears of it, so whatever the
 * gateway or the payer's browser says next finds it.
 */
@Service
public class Checkout {

    static final String BEGUN = "Transaction initiated";

    private static final Logger log = LoggerFactory.getLogger(Checkout.class);
    private static final String PROVISIONAL = "PROV_PAYMENT_VALIDATION";

    private final Gateways gateways;
    private final CheckoutRules rules;
    private final Payments payments;
    private final Citizens citizens;
    private final TransactionStore store;
    private final TransactionNumbers numbers;
    private final Settling settling;
    private final PollTimes polls;
    private final GatewaySettings settings;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Checkout(
            Gateways gateways,
            CheckoutRules rules,
            Payments payments,
            Citizens citizens,
            TransactionStore store,
            TransactionNumbers numbers,
            Settling settling,
            PollTimes polls,
            GatewaySettings settings,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.gateways = gateways;
        this.rules = rules;
        this.payments = payments;
        this.citizens = citizens;
        this.store = store;
        this.numbers = numbers;
        this.settling = settling;
        this.polls = polls;
        this.settings = settings;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * A transaction that was begun.
     *
     * @param callbackUrl the page to which the payer comes back; it names the transaction
     * @param redirectUrl where the payer pays; null when there is nothing to pay any more
     */
    public record Begun(
            GatewayTransaction transaction,
            URI callbackUrl,
            @Nullable URI redirectUrl) {}

    /** Names of the gateways that take orders. */
    public List<String> gateways() {
        return gateways.active();
    }

    /**
     * Puts a transaction on record and tells where to pay. One over nothing is receipted at once, without a gateway.
     *
     * @throws RequestRefused with every rule that the draft breaks, and nothing on record; or with
     *     {@link CollectionError#PAYMENT_GATEWAY_UNAVAILABLE} when the gateway takes no order now: then nothing was begun
     */
    public Begun begin(TransactionDraft draft, Caller caller) {
        PaymentGateway gateway = rules.check(draft, caller);
        payments.validate(provisional(draft), caller);
        Instant now = clock.instant();
        GatewayTransaction begun = transaction(draft, payer(draft, caller), caller, now);
        URI callback = rules.callback(draft, begun.txnId());
        if (begun.amount().isZero()) {
            return new Begun(
                    settling.receiptOfNothing(begun, () -> record(begun, caller), caller.actor()), callback, null);
        }
        transaction.executeWithoutResult(status -> record(begun, caller));
        try {
            return new Begun(begun, callback, gateway.begin(order(begun, draft, callback, now)));
        } catch (GatewayUnavailable silent) {
            log.warn("Gateway {} takes no order: {}", gateway.name(), silent.getMessage());
            GatewayTransaction settled = settling.notBegun(begun, caller.actor());
            if (settled.status() == TransactionStatus.SUCCESS) {
                return new Begun(settled, callback, null);
            }
            throw new RequestRefused(
                    CollectionError.PAYMENT_GATEWAY_UNAVAILABLE,
                    "gateway: " + gateway.name() + " takes no order now; nothing was paid, try again");
        }
    }

    private void record(GatewayTransaction begun, Caller caller) {
        try {
            store.insert(begun);
        } catch (DuplicateKeyException meanwhile) {
            throw new RequestRefused(
                    CollectionError.TXN_ABRUPTLY_DISCARDED,
                    "another transaction for a bill of this one has just begun");
        }
        audit.record(
                begun.tenantId(),
                caller.actor(),
                "GATEWAY_TRANSACTION_BEGUN",
                Settling.OBJECT_TYPE,
                begun.txnId(),
                null);
    }

    private static PaymentDraft provisional(TransactionDraft draft) {
        return new PaymentDraft(
                draft.tenantId(),
                draft.rupees(),
                PaymentMode.ONLINE,
                PROVISIONAL,
                PROVISIONAL,
                null,
                null,
                null,
                new PaidBy(draft.payerName(), draft.payerName(), draft.payerMobileNumber(), null, null),
                null,
                draft.locale(),
                draft.parts().stream()
                        .map(part -> new PaymentDraft.Detail(part.billId(), part.paidRupees(), null, null, null))
                        .toList(),
                null);
    }

    /** A citizen pays for himself; anybody else pays for the citizen whom he names. */
    private TransactionPayer payer(TransactionDraft draft, Caller caller) {
        if (caller.is(UserType.CITIZEN)) {
            return new TransactionPayer(
                    caller.uuid(),
                    caller.id(),
                    caller.userName(),
                    draft.payerName(),
                    draft.payerMobileNumber(),
                    caller.emailId() == null ? draft.payerEmail() : caller.emailId(),
                    caller.tenantId());
        }
        User citizen = citizens.findOrCreate(draft.tenantId().state(), draft.payerName(), draft.payerMobileNumber());
        return new TransactionPayer(
                citizen.uuid(),
                citizen.id(),
                citizen.userName(),
                draft.payerName(),
                draft.payerMobileNumber(),
                citizen.emailId() == null ? draft.payerEmail() : citizen.emailId(),
                citizen.tenantId());
    }

    private GatewayTransaction transaction(TransactionDraft draft, TransactionPayer payer, Caller caller, Instant now) {
        return new GatewayTransaction(
                draft.tenantId(),
                numbers.next(draft.tenantId(), now),
                draft.gateway(),
                Money.ofRupees(draft.rupees()),
                draft.billId(),
                draft.consumerCode(),
                draft.productInfo(),
                draft.parts().stream()
                        .map(part -> new GatewayTransaction.PaidBill(
                                Objects.requireNonNull(part.billId()),
                                Money.ofRupees(part.paidRupees()),
                                part.taxRupees() == null ? null : Money.ofRupees(part.taxRupees())))
                        .toList(),
                draft.additionalDetails(),
                draft.locale(),
                payer,
                TransactionStatus.PENDING,
                BEGUN,
                false,
                GatewayAnswer.Details.NONE,
                ReceiptState.NONE,
                null,
                null,
                null,
                polls.after(now, now),
                0,
                new GatewayTransaction.StartedBy(caller.id(), caller.uuid(), caller.clientId(), caller.address()),
                AuditDetails.created(caller.uuid(), now.toEpochMilli()));
    }

    private GatewayOrder order(GatewayTransaction begun, TransactionDraft draft, URI callback, Instant now) {
        return new GatewayOrder(
                begun.txnId(),
                begun.tenantId(),
                begun.amount(),
                draft.productInfo(),
                callback,
                begun.payer().name(),
                begun.payer().mobileNumber(),
                begun.payer().emailId(),
                now.plus(settings.orderValidFor()));
    }
}

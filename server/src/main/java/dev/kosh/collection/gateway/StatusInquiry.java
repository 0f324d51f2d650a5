package dev.kosh.collection.gateway;

import dev.kosh.collection.CollectionError;
import dev.kosh.collection.ForgedReturn;
import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.GatewayUnavailable;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.PaymentGateway;
import dev.kosh.events.Actor;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Finds out what became of a transaction, by asking the gateway itself: what a browser brings names the transaction and
 * proves no success. No database transaction is held while the gateway thinks.
 */
@Service
public class StatusInquiry {

    private static final Logger log = LoggerFactory.getLogger(StatusInquiry.class);

    private final Gateways gateways;
    private final TransactionStore store;
    private final Settling settling;
    private final AuditTrail audit;

    StatusInquiry(Gateways gateways, TransactionStore store, Settling settling, AuditTrail audit) {
        this.gateways = gateways;
        this.store = store;
        this.settling = settling;
        this.audit = audit;
    }

    /**
     * The transaction that a return from the gateway names, as it stands now. What is over stays as it is; while the
     * gateway gives no answer it stays under way, and the polls go on.
     *
     * @param parameters what the browser or the gateway brought, each with its first value
     * @param scope whose transactions the caller may see at a tenant
     * @param tenants those that he may see
     * @throws RequestRefused when no transaction is named, or none that the caller may see
     */
    public GatewayTransaction refresh(
            Map<String, String> parameters,
            Function<TenantId, PaymentCriteria.Scope> scope,
            Predicate<TenantId> tenants,
            Actor actor) {
        String txnId = gateways.transactionIn(parameters)
                .orElseThrow(() -> new RequestRefused(
                        CollectionError.MISSING_UPDATE_TXN_ID,
                        "name the transaction in the query, as transactionId or as the gateway does"));
        GatewayTransaction known = tenantOf(txnId)
                .filter(tenants)
                .flatMap(tenant -> visible(tenant, txnId, scope.apply(tenant)))
                .orElseThrow(() -> new RequestRefused(
                        CollectionError.TXN_UPDATE_NOT_FOUND,
                        "no transaction " + txnId + " is on record for the caller"));
        try {
            return inquire(known, parameters, actor, false);
        } catch (GatewayUnavailable silent) {
            log.warn("{}: {} was asked in vain: {}", txnId, known.gateway(), silent.getMessage());
            return known;
        }
    }

    /** Transactions that match, newest first. */
    public List<GatewayTransaction> find(TransactionCriteria criteria) {
        return store.find(criteria);
    }

    /** Where a transaction was begun. */
    public Optional<TenantId> tenantOf(String txnId) {
        return store.tenantOf(txnId);
    }

    /** Asks and draws the consequence. */
    GatewayTransaction inquire(GatewayTransaction known, Map<String, String> parameters, Actor actor, boolean byJob)
            throws GatewayUnavailable {
        if (!known.isOpen()) {
            return known;
        }
        if (known.isFinal()) {
            // The gateway has said its last word; what is missing is the receipt.
            return settling.settle(known, GatewayAnswer.of(GatewayAnswer.State.SUCCESS), actor, byJob);
        }
        PaymentGateway gateway = gateways.find(known.gateway())
                .orElseThrow(() ->
                        new GatewayUnavailable("kosh.pg.gateways." + known.gateway() + " is no longer configured"));
        Optional<GatewayAnswer> signedFailure =
                parameters.isEmpty() ? Optional.empty() : signedFailure(gateway, known, parameters, actor);
        GatewayAnswer answer = signedFailure.isPresent() ? signedFailure.get() : gateway.ask(known.txnId());
        return settling.settle(known, answer, actor, byJob);
    }

    private Optional<GatewayTransaction> visible(TenantId tenant, String txnId, PaymentCriteria.Scope scope) {
        return store
                .find(new TransactionCriteria(
                        List.of(tenant), txnId, null, null, null, null, null, null, null, scope, 1, 0))
                .stream()
                .findFirst();
    }

    /** A forgery is noted and believed in nothing; the gateway is asked as if it had not come. */
    private Optional<GatewayAnswer> signedFailure(
            PaymentGateway gateway, GatewayTransaction known, Map<String, String> parameters, Actor actor) {
        try {
            return gateway.signedFailure(known.txnId(), parameters);
        } catch (ForgedReturn forged) {
            log.warn("{}: a return with a forged signature: {}", known.txnId(), forged.getMessage());
            audit.record(known.tenantId(), actor, "GATEWAY_RETURN_FORGED", Settling.OBJECT_TYPE, known.txnId(), null);
            return Optional.empty();
        }
    }
}

package dev.kosh.collection.gateway;

import dev.kosh.access.Caller;
import dev.kosh.access.UserType;
import dev.kosh.billing.LateBills;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.Payments;
import dev.kosh.events.Actor;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws the consequence of what a gateway says: the end of the transaction and its receipt, together in one database
 * transaction that locks the transaction's row. Whoever comes second finds the consequence drawn.
 */
@Component
class Settling {

    static final String OBJECT_TYPE = "gateway_transaction";

    private static final Logger log = LoggerFactory.getLogger(Settling.class);

    /** Trying again cannot help: the bill is settled or gone, or this money was receipted. */
    private static final Set<String> BEYOND_HELP = Set.of(
            CollectionError.BILL_ALREADY_PAID.code(),
            CollectionError.INVALID_BILL_ID.code(),
            CollectionError.DUPLICATE_TRANSACTION_NUMBER.code());

    private final TransactionStore store;
    private final Payments payments;
    private final LateBills lateBills;
    private final Progress progress;
    private final GatewaySettings settings;
    private final AuditTrail audit;
    private final TransactionSms sms;
    private final TransactionTemplate whole;
    private final TransactionTemplate part;
    private final Clock clock;

    Settling(
            TransactionStore store,
            Payments payments,
            LateBills lateBills,
            Progress progress,
            GatewaySettings settings,
            AuditTrail audit,
            TransactionSms sms,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.payments = payments;
        this.lateBills = lateBills;
        this.progress = progress;
        this.settings = settings;
        this.audit = audit;
        this.sms = sms;
        this.whole = new TransactionTemplate(transactions);
        this.part = new TransactionTemplate(transactions);
        this.part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /**
     * The transaction as it stands after the gateway's answer.
     *
     * @param byJob nobody waits for the outcome, so the payer is told by a message
     */
    GatewayTransaction settle(GatewayTransaction asked, GatewayAnswer answer, Actor actor, boolean byJob) {
        return whole(() -> {
            GatewayTransaction before = store.lock(asked.tenantId(), asked.txnId());
            if (!before.isOpen()) {
                return before;
            }
            Instant now = clock.instant();
            GatewayTransaction after = before.isFinal()
                    ? receipted(before, actor, now)
                    : switch (answer.state()) {
                        case SUCCESS -> taken(before, answer.details(), actor, now);
                        case FAILURE -> progress.failed(before, answer.details());
                        case PENDING, UNKNOWN -> progress.waiting(before, answer, now);
                    };
            return written(before, after, actor, now, byJob);
        });
    }

    /**
     * Nobody could be sent to the gateway: its bills are free again; should it have money all the same, a poll finds it.
     * What the gateway brought to its end meanwhile, by a callback, stays as it is.
     */
    GatewayTransaction notBegun(GatewayTransaction begun, Actor actor) {
        return whole(() -> {
            GatewayTransaction before = store.lock(begun.tenantId(), begun.txnId());
            if (before.status() != TransactionStatus.PENDING || before.isFinal()) {
                return before;
            }
            return written(before, progress.notBegun(before), actor, clock.instant(), false);
        });
    }

    /** What a clerk has receipted since it was to be given back is not given back. */
    GatewayTransaction receiptedByHand(TenantId tenant, String txnId, Actor actor) {
        return whole(() -> {
            GatewayTransaction due = store.lock(tenant, txnId);
            return due.receiptState() != ReceiptState.REFUND_DUE
                    ? due
                    : recordedByHand(due)
                            .map(recorded ->
                                    written(due, progress.receipted(due, recorded), actor, clock.instant(), false))
                            .orElse(due);
        });
    }

    /** Records a transaction over nothing, and its receipt, as one. */
    GatewayTransaction receiptOfNothing(GatewayTransaction begun, Runnable record, Actor actor) {
        return whole(() -> {
            record.run();
            Payment payment = payments.record(begun.payment(), recorder(begun));
            return written(begun, progress.receipted(begun, List.of(payment)), actor, clock.instant(), false);
        });
    }

    private GatewayTransaction whole(Supplier<GatewayTransaction> work) {
        return Objects.requireNonNull(whole.execute(status -> work.get()));
    }

    private GatewayTransaction taken(GatewayTransaction before, GatewayAnswer.Details said, Actor actor, Instant now) {
        if (!before.amount().equals(said.amount())) {
            log.error(
                    "{}: {} took {} instead of {}; no receipt, the money has to be given back",
                    before.txnId(),
                    before.gateway(),
                    said.amount(),
                    before.amount());
            return progress.otherAmount(before, said);
        }
        return receipted(progress.taken(before, said), actor, now);
    }

    /**
     * The receipt, or why there is none; a refused receipt leaves nothing behind and does not undo what else is known.
     * Money that clerks receipted under this number, be it for other bills, is not receipted again.
     */
    private GatewayTransaction receipted(GatewayTransaction taken, Actor actor, Instant now) {
        if (!store.receipted(taken.tenantId(), taken.txnId()).isZero()) {
            return over(taken, List.of("clerks receipted a part of it under its number"));
        }
        try {
            Payment payment = part.execute(status -> {
                lateBills.reinstate(
                        taken.tenantId(),
                        taken.bills().stream()
                                .map(GatewayTransaction.PaidBill::billId)
                                .toList(),
                        taken.begunAt(),
                        actor);
                return payments.record(taken.payment(), recorder(taken));
            });
            return progress.receipted(taken, List.of(Objects.requireNonNull(payment)));
        } catch (RequestRefused refused) {
            List<String> codes = codes(refused);
            return isBeyondHelp(taken, codes, now) ? over(taken, codes) : triedAgain(taken, codes, now);
        } catch (RuntimeException fault) {
            log.error("{}: its receipt could not be made", taken.txnId(), fault);
            return triedAgain(taken, List.of(fault.getClass().getSimpleName()), now);
        }
    }

    private boolean isBeyondHelp(GatewayTransaction taken, List<String> codes, Instant now) {
        return codes.stream().anyMatch(BEYOND_HELP::contains)
                || !now.isBefore(taken.begunAt().plus(settings.retryReceiptsFor()));
    }

    /** With the next poll; when none is left, what becomes of the money is decided now. */
    private GatewayTransaction triedAgain(GatewayTransaction taken, List<String> why, Instant now) {
        Optional<GatewayTransaction> owed = progress.owed(taken, now);
        if (owed.isEmpty()) {
            return over(taken, why);
        }
        log.error("{}: {} has the money and there is no receipt: {}; tried again", taken.txnId(), taken.gateway(), why);
        return owed.get();
    }

    /** No receipt will be made any more: a clerk has made it, or the money goes back. */
    private GatewayTransaction over(GatewayTransaction taken, List<String> why) {
        Optional<List<Payment>> recorded = recordedByHand(taken);
        if (recorded.isPresent()) {
            return progress.receipted(taken, recorded.get());
        }
        log.error(
                "{}: {} has {} that no receipt can be made for: {}; it has to be given back",
                taken.txnId(),
                taken.gateway(),
                taken.amount(),
                why);
        return progress.refundDue(taken);
    }

    /** The receipts of this very money, all of it, when clerks saw it at the bank and recorded it under its number. */
    Optional<List<Payment>> recordedByHand(GatewayTransaction taken) {
        List<Payment> standing = new ArrayList<>(payments.find(
                PaymentCriteria.byTransactionNumber(taken.tenantId(), PaymentMode.ONLINE, taken.txnId())));
        standing.removeIf(Payment::isUndone);
        Collections.reverse(standing);
        Money receipted = Money.sum(standing.stream().map(Payment::totalPaid).toList());
        boolean isAll = !standing.isEmpty() && receipted.compareTo(taken.money()) >= 0;
        return isAll ? Optional.of(standing) : Optional.empty();
    }

    /** The transaction as it is on record now: the first answer about its end is the one that every later one repeats. */
    private GatewayTransaction written(
            GatewayTransaction before, GatewayTransaction after, Actor actor, Instant now, boolean byJob) {
        store.update(after, actor.userUuid(), now);
        if (after.status() != before.status() || after.receiptState() != before.receiptState()) {
            audit.record(
                    after.tenantId(),
                    actor,
                    "GATEWAY_TRANSACTION_" + after.status(),
                    OBJECT_TYPE,
                    after.txnId(),
                    progress.detail(after));
        }
        if (byJob) {
            sms.owe(before, after, now);
        }
        return store.find(after.tenantId(), after.txnId()).orElseThrow();
    }

    private static List<String> codes(RequestRefused refused) {
        return refused.problems().stream().map(problem -> problem.code()).toList();
    }

    /** The receipt stands in the name of whoever began the transaction, whoever learned of its end. */
    private static Caller recorder(GatewayTransaction transaction) {
        GatewayTransaction.StartedBy by = transaction.startedBy();
        return new Caller(
                by.id(),
                by.uuid(),
                by.uuid(),
                transaction.gateway(),
                UserType.SYSTEM,
                null,
                null,
                transaction.tenantId(),
                List.of(),
                by.clientId(),
                by.address());
    }
}

package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.DisbursementSettings;
import dev.kosh.disbursement.NewBeneficiary;
import dev.kosh.disbursement.NewInstruction;
import dev.kosh.disbursement.OrderRecord;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.RevisionLine;
import dev.kosh.disbursement.Revisions;
import dev.kosh.disbursement.orders.Orders;
import dev.kosh.disbursement.polls.Occasion;
import dev.kosh.disbursement.store.InstructionInserter;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.disbursement.store.InstructionWriter;
import dev.kosh.disbursement.store.Numbers;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes revised instructions and sends them: saved first, so that the treasury never knows one that we do not. */
@Service
class RevisionService implements Revisions {

    private final InstructionStore instructions;
    private final InstructionInserter inserter;
    private final InstructionWriter writer;
    private final Numbers numbers;
    private final FailedAttempts attempts;
    private final RevisionGuards guards;
    private final Orders orders;
    private final CorrectionRequests requests;
    private final DisbursementSettings settings;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    RevisionService(
            InstructionStore instructions,
            InstructionInserter inserter,
            InstructionWriter writer,
            Numbers numbers,
            FailedAttempts attempts,
            RevisionGuards guards,
            Orders orders,
            CorrectionRequests requests,
            DisbursementSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.instructions = instructions;
        this.inserter = inserter;
        this.writer = writer;
        this.numbers = numbers;
        this.attempts = attempts;
        this.guards = guards;
        this.orders = orders;
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public List<RevisionLine> preview(TenantId tenant, String piNumber) {
        PaymentInstruction pi = find(tenant, piNumber);
        return attempts.inChain(instructions.chain(tenant, pi.rootId())).stream()
                .map(RevisionLines::of)
                .toList();
    }

    @Override
    public PaymentInstruction revise(
            TenantId tenant, String piNumber, boolean confirmUnchanged, String by, OrderRecord record) {
        orders.requireTreasury();
        PaymentInstruction pi = find(tenant, piNumber);
        Orders.Order order = recorded(() -> make(tenant, pi.rootId(), confirmUnchanged, by), record);
        return orders.send(order, new Occasion(Trigger.MANUAL, null, by)).instruction();
    }

    @Override
    public CallOutcome resubmit(
            TenantId tenant,
            UUID instructionId,
            Trigger trigger,
            @Nullable Instant slot,
            String by,
            OrderRecord record) {
        orders.requireTreasury();
        Orders.Order order = recorded(() -> again(tenant, instructionId, by), record);
        return orders.send(order, new Occasion(trigger, slot, by)).outcome();
    }

    /** Makes an order and puts it on record, in one transaction of their own. */
    private Orders.Order recorded(Supplier<Orders.Order> making, OrderRecord record) {
        return required(ownTransaction.execute(status -> {
            Orders.Order order = making.get();
            record.of(order.instruction());
            return order;
        }));
    }

    private Orders.Order make(TenantId tenant, UUID rootId, boolean confirmUnchanged, String by) {
        PaymentInstruction root = instructions.lock(tenant, rootId).orElseThrow();
        List<PaymentInstruction> chain = instructions.chain(tenant, rootId);
        List<FailedAttempt> failed = attempts.inChain(chain);
        guards.checkChain(root, chain, failed);
        guards.checkPayments(failed, confirmUnchanged);
        Instant now = clock.instant();
        NewInstruction revision = NewInstruction.revising(
                root, Ids.next(), numbers.instruction(tenant, now), previous(failed), attemptsOf(failed), now, by);
        try {
            inserter.insert(revision);
        } catch (DuplicateKeyException taken) {
            throw new RequestRefused(DisbursementError.PI_DUPLICATE_ERROR, "Duplicate payment instruction ID.");
        }
        writer.beginPush(tenant, revision.id(), PiStatus.PENDING, now, by);
        PaymentInstruction revised = instructions.byId(tenant, revision.id()).orElseThrow();
        return new Orders.Order(revised, requests.of(revised, root, failed));
    }

    private Orders.Order again(TenantId tenant, UUID instructionId, String by) {
        UUID rootId = instructions
                .byId(tenant, instructionId)
                .map(PaymentInstruction::rootId)
                .orElseThrow(() -> notFound(instructionId.toString()));
        PaymentInstruction root = instructions.lock(tenant, rootId).orElseThrow();
        PaymentInstruction revised = instructions.lock(tenant, instructionId).orElseThrow();
        Instant now = clock.instant();
        checkResubmission(revised, now);
        List<PaymentInstruction> chain = instructions.chain(tenant, rootId);
        List<FailedAttempt> failed = attempts.before(chain, revised);
        if (revised.status() == PiStatus.DECLINED) {
            guards.checkWindow(root);
            guards.checkPayments(failed, true);
            inserter.correct(tenant, attemptsOf(failed, revised), now);
        } else {
            failed = attempts.asSent(failed, revised);
        }
        writer.beginPush(tenant, revised.id(), PiStatus.PENDING, now, by);
        return new Orders.Order(revised, requests.of(revised, root, failed));
    }

    private void checkResubmission(PaymentInstruction revised, Instant now) {
        boolean waits = revised.status() == PiStatus.PENDING || revised.status() == PiStatus.DECLINED;
        if (!revised.isRevised() || !revised.active() || !waits) {
            throw new RequestRefused(
                    DisbursementError.PI_ACTION_NOT_ALLOWED,
                    "%s is %s: only pending and declined instructions are submitted again."
                            .formatted(revised.number(), revised.status().label()));
        }
        Instant begun = revised.pushStartedAt();
        if (begun != null && begun.plus(settings.pushUnderWay()).isAfter(now)) {
            throw new RequestRefused(
                    DisbursementError.PI_ACTION_NOT_ALLOWED,
                    "%s is being submitted right now.".formatted(revised.number()));
        }
    }

    /** The instruction of the last failure. */
    private static String previous(List<FailedAttempt> failed) {
        return failed.stream()
                .max(Comparator.comparingInt(
                                (FailedAttempt each) -> each.failed().attempt())
                        .thenComparing(each -> each.failedIn().number()))
                .map(each -> each.failedIn().number())
                .orElseThrow();
    }

    private static List<NewBeneficiary> attemptsOf(List<FailedAttempt> failed) {
        return failed.stream().map(each -> attempt(Ids.next(), each)).toList();
    }

    /** The rows that the revised instruction has already. */
    private static List<NewBeneficiary> attemptsOf(List<FailedAttempt> failed, PaymentInstruction revised) {
        return failed.stream()
                .map(each -> attempt(
                        revised.beneficiaries().stream()
                                .filter(again ->
                                        again.number().equals(each.failed().number()))
                                .findFirst()
                                .orElseThrow()
                                .id(),
                        each))
                .toList();
    }

    private static NewBeneficiary attempt(UUID id, FailedAttempt failed) {
        return NewBeneficiary.again(
                id,
                failed.failed(),
                failed.newSentTo(),
                failed.correction().corrected().ifsc(),
                Objects.requireNonNull(failed.account()).accountType());
    }

    private PaymentInstruction find(TenantId tenant, String piNumber) {
        return instructions.byNumber(tenant, piNumber).orElseThrow(() -> notFound(piNumber));
    }

    private static RequestRefused notFound(String which) {
        return new RequestRefused(DisbursementError.PI_NOT_FOUND, "There is no payment instruction " + which + ".");
    }

    private static Orders.Order required(Orders.@Nullable Order order) {
        return Objects.requireNonNull(order, "the transaction answers its order");
    }
}

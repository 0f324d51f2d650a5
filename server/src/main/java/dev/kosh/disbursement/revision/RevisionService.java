package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.NewRevision;
import dev.kosh.disbursement.PayeeAccount;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.RevisionLine;
import dev.kosh.disbursement.Revisions;
import dev.kosh.disbursement.store.InstructionNumbers;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.disbursement.store.RevisionWriter;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryRefusal;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes revised instructions and sends them: saved first, so that the treasury never knows one that we do not. */
@Service
class RevisionService implements Revisions {

    /** Longer than any call takes: a push that was begun before that is over, or its process is. */
    private static final Duration LONGEST_PUSH = Duration.ofMinutes(5);

    private final InstructionStore instructions;
    private final RevisionWriter writer;
    private final InstructionNumbers numbers;
    private final FailedAttempts attempts;
    private final RevisionGuards guards;
    private final RevisionPushes pushes;
    private final CorrectionRequests requests;
    private final Treasury treasury;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    RevisionService(
            InstructionStore instructions,
            RevisionWriter writer,
            InstructionNumbers numbers,
            FailedAttempts attempts,
            RevisionGuards guards,
            RevisionPushes pushes,
            CorrectionRequests requests,
            Treasury treasury,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.instructions = instructions;
        this.writer = writer;
        this.numbers = numbers;
        this.attempts = attempts;
        this.guards = guards;
        this.pushes = pushes;
        this.requests = requests;
        this.treasury = treasury;
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
    public PaymentInstruction revise(TenantId tenant, String piNumber, boolean confirmUnchanged, String by) {
        requireTreasury();
        PaymentInstruction pi = find(tenant, piNumber);
        RevisionPushes.Order order =
                required(ownTransaction.execute(status -> make(tenant, pi.rootId(), confirmUnchanged, by)));
        pushes.send(order, new RevisionPushes.Occasion(Trigger.MANUAL, null, by));
        return instructions.byId(tenant, order.revised().id()).orElseThrow();
    }

    @Override
    public CallOutcome resubmit(
            TenantId tenant, UUID instructionId, Trigger trigger, @Nullable Instant slot, String by) {
        requireTreasury();
        RevisionPushes.Order order = required(ownTransaction.execute(status -> again(tenant, instructionId, by)));
        return pushes.send(order, new RevisionPushes.Occasion(trigger, slot, by));
    }

    private RevisionPushes.Order make(TenantId tenant, UUID rootId, boolean confirmUnchanged, String by) {
        PaymentInstruction root = instructions.lock(tenant, rootId).orElseThrow();
        List<PaymentInstruction> chain = instructions.chain(tenant, rootId);
        List<FailedAttempt> failed = attempts.inChain(chain);
        guards.checkChain(root, chain, failed);
        guards.checkPayments(failed, confirmUnchanged);
        Instant now = clock.instant();
        NewRevision revision = new NewRevision(
                Ids.next(), numbers.next(tenant, now), root, previous(failed), attemptsOf(failed), now, by);
        try {
            writer.insert(revision);
        } catch (DuplicateKeyException taken) {
            throw new RequestRefused(DisbursementError.PI_DUPLICATE_ERROR, "Duplicate payment instruction ID.");
        }
        PaymentInstruction revised = instructions.byId(tenant, revision.id()).orElseThrow();
        return new RevisionPushes.Order(revised, requests.of(revised, root, failed));
    }

    private RevisionPushes.Order again(TenantId tenant, UUID instructionId, String by) {
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
            guards.checkPayments(failed, true);
            writer.correct(tenant, attemptsOf(failed, revised), now);
        } else {
            failed = attempts.asSent(failed, revised);
        }
        writer.beginPush(revised, now, by);
        return new RevisionPushes.Order(revised, requests.of(revised, root, failed));
    }

    private static void checkResubmission(PaymentInstruction revised, Instant now) {
        boolean waits = revised.status() == PiStatus.PENDING || revised.status() == PiStatus.DECLINED;
        if (!revised.isRevised() || !revised.active() || !waits) {
            throw new RequestRefused(
                    DisbursementError.PI_ACTION_NOT_ALLOWED,
                    "%s is %s: only pending and declined instructions are submitted again."
                            .formatted(revised.number(), revised.status().label()));
        }
        Instant begun = revised.pushStartedAt();
        if (begun != null && begun.plus(LONGEST_PUSH).isAfter(now)) {
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

    private static List<NewRevision.Attempt> attemptsOf(List<FailedAttempt> failed) {
        return failed.stream().map(each -> attempt(Ids.next(), each)).toList();
    }

    /** The rows that the revised instruction has already. */
    private static List<NewRevision.Attempt> attemptsOf(List<FailedAttempt> failed, PaymentInstruction revised) {
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

    private static NewRevision.Attempt attempt(UUID id, FailedAttempt failed) {
        PayeeAccount account = Objects.requireNonNull(failed.account());
        return new NewRevision.Attempt(
                id,
                failed.failed(),
                failed.newSentTo(),
                failed.correction().corrected().ifsc(),
                account.accountType());
    }

    private PaymentInstruction find(TenantId tenant, String piNumber) {
        return instructions.byNumber(tenant, piNumber).orElseThrow(() -> notFound(piNumber));
    }

    private static RequestRefused notFound(String which) {
        return new RequestRefused(DisbursementError.PI_NOT_FOUND, "There is no payment instruction " + which + ".");
    }

    /** Without a treasury nothing may be put on record as sent. */
    private void requireTreasury() {
        if (!treasury.isConfigured()) {
            throw new RequestRefused(
                    TreasuryRefusal.TREASURY_NOT_CONFIGURED, "no treasury is configured: jit.base-url is not set");
        }
    }

    private static RevisionPushes.Order required(RevisionPushes.@Nullable Order order) {
        return Objects.requireNonNull(order, "the transaction answers its order");
    }
}

package dev.kosh.disbursement;

import dev.kosh.disbursement.orders.Orders;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.disbursement.store.InstructionWriter;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens before a push, in a transaction of its own whatever the caller has open: when the call is made, the books
 * say durably that the treasury may know.
 */
@Component
class PushPreparation {

    private final InstructionStore instructions;
    private final InstructionWriter writer;
    private final InstructionCreation creation;
    private final TreasuryOutcomes outcomes;
    private final DisbursementSettings settings;
    private final Clock clock;

    PushPreparation(
            InstructionStore instructions,
            InstructionWriter writer,
            InstructionCreation creation,
            TreasuryOutcomes outcomes,
            DisbursementSettings settings,
            Clock clock) {
        this.instructions = instructions;
        this.writer = writer;
        this.creation = creation;
        this.outcomes = outcomes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is to be sent, or what became of an instruction that must not be: one of the two.
     */
    record Prepared(Orders.@Nullable Order order, @Nullable Pushed notSent) {}

    /**
     * @param record of the order
     * @throws RequestRefused when the instruction may not be pushed where it stands
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Prepared prepare(TenantId tenant, UUID id, String by, OrderRecord record) {
        PaymentInstruction pi = instructions
                .lock(tenant, id)
                .orElseThrow(() ->
                        new RequestRefused(DisbursementError.PI_NOT_FOUND, "there is no such payment instruction"));
        Instant now = clock.instant();
        checkMayBePushed(pi, now);
        // What the treasury may hold goes again as it was; only what it refused, or never saw, is made anew.
        if (pi.status() == PiStatus.DECLINED && !pi.duplicateReported()) {
            Optional<CallReport> obstacle = creation.rebuild(pi, by);
            if (obstacle.isPresent()) {
                PaymentInstruction declined = outcomes.applyAndRead(tenant, id, obstacle.get(), locked -> Changes.NONE)
                        .orElseThrow();
                record.of(declined);
                return new Prepared(null, new Pushed(declined, obstacle.get().outcome()));
            }
        }
        writer.beginPush(tenant, id, pi.duplicateReported() ? pi.status() : PiStatus.PENDING, now, by);
        PaymentInstruction begun = instructions.byId(tenant, id).orElseThrow();
        record.of(begun);
        ObjectNode params = PushMessage.of(
                begun,
                instructions.sentTo(
                        tenant,
                        begun.beneficiaries().stream().map(Beneficiary::id).toList()),
                settings.beneficiaryPurpose());
        return new Prepared(new Orders.Order(begun, params), null);
    }

    private void checkMayBePushed(PaymentInstruction pi, Instant now) {
        boolean open = pi.status() == PiStatus.PENDING || pi.status() == PiStatus.DECLINED;
        if (!open || !pi.active() || pi.isRevised()) {
            throw new RequestRefused(
                    DisbursementError.PI_ACTION_NOT_ALLOWED,
                    "payment instruction " + pi.number() + " is " + pi.status().label() + "; it cannot be submitted");
        }
        Instant started = pi.pushStartedAt();
        if (started != null && now.isBefore(started.plus(settings.pushUnderWay()))) {
            throw new RequestRefused(
                    DisbursementError.PI_ACTION_NOT_ALLOWED,
                    "payment instruction " + pi.number() + " is being submitted; wait for the outcome");
        }
    }
}

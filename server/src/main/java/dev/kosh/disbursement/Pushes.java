package dev.kosh.disbursement;

import dev.kosh.disbursement.orders.Orders;
import dev.kosh.disbursement.polls.Occasion;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Sends original payment instructions. The order of things keeps a worker from being paid twice: what is to be sent is
 * stored first, then the call is made outside any transaction, then its outcome is applied. Whatever happens in between,
 * the instruction is Pending, and goes again under the same number.
 */
@Service
public class Pushes {

    private final PushPreparation preparation;
    private final Orders orders;

    Pushes(PushPreparation preparation, Orders orders) {
        this.preparation = preparation;
        this.orders = orders;
    }

    /**
     * Pushes a pending or declined original instruction under its number: a pending one unchanged, a declined one made
     * anew from present bank data and funds.
     *
     * @param slot of the run that the push belongs to
     * @param record of the order
     * @throws RequestRefused when it may not be pushed where it stands, or there is no treasury; nothing was sent then
     */
    public Pushed push(
            TenantId tenant, UUID id, Trigger trigger, @Nullable Instant slot, String by, OrderRecord record) {
        orders.requireTreasury();
        PushPreparation.Prepared prepared = preparation.prepare(tenant, id, by, record);
        Orders.Order order = prepared.order();
        return order == null
                ? Objects.requireNonNull(prepared.notSent())
                : orders.send(order, new Occasion(trigger, slot, by));
    }

    /** {@link #push(TenantId, UUID, Trigger, Instant, String, OrderRecord)} without a record of its own. */
    public Pushed push(TenantId tenant, UUID id, Trigger trigger, @Nullable Instant slot, String by) {
        return push(tenant, id, trigger, slot, by, OrderRecord.NONE);
    }
}

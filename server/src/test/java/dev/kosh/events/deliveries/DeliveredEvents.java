package dev.kosh.events.deliveries;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;

/** For tests that want other systems told now: {@code @Import(DeliveredEvents.class)} and call {@link #now()}. */
@TestComponent
public class DeliveredEvents {

    private final EventDelivery delivery;
    private final DeliveryTable table;
    private final RecurringTask<Void> purge;

    DeliveredEvents(
            EventDelivery delivery, DeliveryTable table, @Qualifier("purgeDeliveredEvents") RecurringTask<Void> purge) {
        this.delivery = delivery;
        this.table = table;
        this.purge = purge;
    }

    /** Delivers what is due by the test's clock; returns how many events were tried. */
    public int now() {
        return delivery.run(() -> false);
    }

    /** What the meters count as waiting. */
    public long waiting() {
        return table.arrears().waiting();
    }

    /** The work of the night. */
    public void night() {
        purge.executeRecurringly(null, null);
    }
}

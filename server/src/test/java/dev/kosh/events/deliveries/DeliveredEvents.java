package dev.kosh.events.deliveries;

import org.springframework.boot.test.context.TestComponent;

/** For tests that want other systems told now: {@code @Import(DeliveredEvents.class)} and call {@link #now()}. */
@TestComponent
public class DeliveredEvents {

    private final EventDelivery delivery;

    DeliveredEvents(EventDelivery delivery) {
        this.delivery = delivery;
    }

    /** Delivers what is due by the test's clock; returns how many events were tried. */
    public int now() {
        return delivery.run(() -> false);
    }
}

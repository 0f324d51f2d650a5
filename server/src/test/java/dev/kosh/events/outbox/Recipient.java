package dev.kosh.events.outbox;

import dev.kosh.events.OutboxBatchHandler;
import dev.kosh.events.OutboxHandler;
import dev.kosh.events.OutboxMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Takes messages of kind TEST, and may be down. */
class Recipient implements OutboxHandler {

    static final String KIND = "TEST";

    final List<OutboxMessage> taken = new CopyOnWriteArrayList<>();

    /** What happens before a message is taken. */
    volatile Consumer<OutboxMessage> before = message -> {};

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void deliver(OutboxMessage message) {
        before.accept(message);
        taken.add(message);
    }

    /** The same recipient, who takes several messages in one call. */
    OutboxBatchHandler together() {
        return new OutboxBatchHandler() {
            @Override
            public String kind() {
                return KIND;
            }

            @Override
            public Map<OutboxMessage, RuntimeException> deliverAll(List<OutboxMessage> messages) {
                messages.forEach(Recipient.this::deliver);
                return Map.of();
            }
        };
    }

    List<Integer> numbers() {
        return taken.stream()
                .map(message -> message.payload().path("number").asInt())
                .toList();
    }
}

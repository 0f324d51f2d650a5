package dev.kosh.events;

import java.util.List;
import java.util.Map;

/** Delivers many messages of one kind with few statements. */
public interface OutboxBatchHandler extends OutboxHandler {

    /** Delivers messages; answers those that failed, with the reason of each. The others count as delivered. */
    Map<OutboxMessage, RuntimeException> deliverAll(List<OutboxMessage> messages);

    @Override
    default void deliver(OutboxMessage message) {
        RuntimeException failure = deliverAll(List.of(message)).get(message);
        if (failure != null) {
            throw failure;
        }
    }
}

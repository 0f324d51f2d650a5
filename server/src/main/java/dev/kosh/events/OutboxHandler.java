package dev.kosh.events;

/** Delivers outbox messages of one kind. Delivery is at least once: a handler tolerates a message that it saw before. */
public interface OutboxHandler {

    /** The kind of messages that this handler delivers. */
    String kind();

    /** Delivers one message; whatever it throws makes the message wait, with back-off, for another attempt. */
    void deliver(OutboxMessage message);
}

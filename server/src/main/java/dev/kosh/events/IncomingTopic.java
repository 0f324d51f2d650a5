package dev.kosh.events;

/**
 * Takes the messages of one topic of the broker (docs/contract/events.md, Kafka). Delivery is at least once: whoever
 * takes a message knows by its id whether he has seen it before.
 */
public interface IncomingTopic {

    /** By its name of the original. */
    String topic();

    /**
     * Takes a message, be it good or bad: one that breaks a rule is answered, not thrown.
     *
     * @throws RuntimeException for a fault: the message is delivered again, and what is behind it waits
     */
    void take(IncomingMessage message);

    /**
     * Answers a message that met with a fault so often that others shall wait no longer.
     *
     * @throws RuntimeException when not even that is possible: the message is delivered again
     */
    void giveUp(IncomingMessage message);
}

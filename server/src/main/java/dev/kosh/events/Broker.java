package dev.kosh.events;

/** The message broker of an installation that has one ({@code kosh.kafka.servers}). */
public interface Broker {

    /**
     * Publishes a message and waits, ten seconds at most, until the broker has it.
     *
     * @param topic by its name of the original
     * @throws NotPlaced when it has not
     */
    void publish(String topic, String key, byte[] payload);

    /** A message was not placed. The text names neither people nor content. */
    class NotPlaced extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean maybe;

        /** @param maybe whether the broker may have it, or may get it yet */
        public NotPlaced(String why, boolean maybe, Throwable cause) {
            super(why, cause);
            this.maybe = maybe;
        }

        /** Whether the broker may have it, or may get it yet. */
        public boolean isMaybePlaced() {
            return maybe;
        }
    }
}

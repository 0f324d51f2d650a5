package dev.kosh.notification;

import java.util.Optional;

/** Who carries text messages to telephones; which one is configured by {@code kosh.sms.provider}. */
public interface SmsProvider {

    /**
     * Hands a message over; answers within 10 seconds.
     *
     * @return the provider's own id of the message, by which delivery reports name it; empty when it gives none
     * @throws SmsNotSent when it is not taken
     * @throws SmsOutcomeUnknown when it may have been taken and the provider would send it again if it got it again
     */
    Optional<String> deliver(Sms sms);

    /** How many messages may be handed over at a time. */
    default int lines() {
        return 1;
    }

    /** Whether a message that it gets twice, by a process that died in between, reaches the telephone once. */
    default boolean recognisesRepeats() {
        return true;
    }
}

package dev.kosh.notification;

/** Who carries text messages to telephones; which one is configured by {@code kosh.sms.provider}. */
public interface SmsProvider {

    /**
     * Hands a message over; answers within 20 seconds.
     *
     * @throws SmsNotSent when it is not taken
     */
    void deliver(Sms sms);
}

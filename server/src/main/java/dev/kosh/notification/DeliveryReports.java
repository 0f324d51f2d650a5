package dev.kosh.notification;

/** What providers say later about messages that they took. */
public interface DeliveryReports {

    /**
     * Takes a report. One that comes again changes nothing, and so does one that comes after the telephone had the message.
     *
     * @param messageId as the provider named the message when it took it, or our reference as the provider was given it
     * @param status in the provider's words
     * @return false when no message is known by that id
     */
    boolean report(String messageId, String status);
}

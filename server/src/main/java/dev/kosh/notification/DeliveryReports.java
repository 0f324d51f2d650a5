package dev.kosh.notification;

/** What providers say later about messages that they took. */
public interface DeliveryReports {

    /**
     * Takes a report. One that comes again changes nothing, and so does one that comes after the telephone had the message.
     *
     * @param providerMessageId as the provider named the message when it took it
     * @param status in the provider's words
     * @return false when no message is known by that id
     */
    boolean report(String providerMessageId, String status);
}

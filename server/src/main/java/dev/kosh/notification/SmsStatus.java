package dev.kosh.notification;

/** How far a message came. */
public enum SmsStatus {
    /** Will be tried again. */
    WAITING,
    /** In the hands of a process that hands it over; for long only if that process died. */
    SENDING,
    /** The provider took it. */
    SENT,
    /** The provider says that the telephone has it. */
    DELIVERED,
    /** The provider says that the telephone will not get it. */
    UNDELIVERED,
    /** Nobody knows whether the provider took it; it is not sent again, lest it be sent twice. */
    UNKNOWN,
    /** The number is blocked: nothing was sent. */
    BLOCKED
}

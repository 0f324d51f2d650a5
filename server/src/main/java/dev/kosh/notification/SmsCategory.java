package dev.kosh.notification;

/** What kind of message it is: decides who may refuse it, and when it may leave. */
public enum SmsCategory {
    OTP,
    TRANSACTION,
    NOTIFICATION,
    /** Leaves within the hours of the day that the regulator grants to advertising, and at no other time. */
    PROMOTION,
    OTHERS;

    /** Whether somebody who wants to be left alone is left alone. */
    public boolean respectsDoNotDisturb() {
        return this == NOTIFICATION || this == PROMOTION;
    }
}

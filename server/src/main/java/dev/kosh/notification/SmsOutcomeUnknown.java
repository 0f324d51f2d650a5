package dev.kosh.notification;

/** A provider may or may not have taken a message. The text names neither number nor content. */
public class SmsOutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SmsOutcomeUnknown(String why) {
        super(why);
    }

    public SmsOutcomeUnknown(String why, Throwable cause) {
        super(why, cause);
    }
}

package dev.kosh.notification;

/** A provider did not take a message. The text names neither number nor content. */
public class SmsNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SmsNotSent(String why) {
        super(why);
    }

    public SmsNotSent(String why, Throwable cause) {
        super(why, cause);
    }
}

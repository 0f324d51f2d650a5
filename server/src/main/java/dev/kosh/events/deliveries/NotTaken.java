package dev.kosh.events.deliveries;

/** An event was not taken. The text names neither people nor content: it is shown to administrators. */
public class NotTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotTaken(String why) {
        super(why);
    }

    public NotTaken(String why, Throwable cause) {
        super(why, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

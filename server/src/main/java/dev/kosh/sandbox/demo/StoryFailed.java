package dev.kosh.sandbox.demo;

/** A step of the story did not end as it promises; the message is for the screen. */
public final class StoryFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoryFailed(String message) {
        super(message);
    }

    /** Ends the story unless what a step promises holds. */
    static void unless(boolean holds, String expectation) {
        if (!holds) {
            throw new StoryFailed("expected " + expectation);
        }
    }
}

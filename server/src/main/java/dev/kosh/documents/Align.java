package dev.kosh.documents;

/** Where text or a picture stands between two edges. */
public enum Align {
    LEFT(0),
    CENTRE(0.5f),
    RIGHT(1);

    private final float share;

    Align(float share) {
        this.share = share;
    }

    /** Where something begins, from the left edge, in the unit of the arguments. */
    public float offset(float room, float width) {
        return (room - width) * share;
    }
}

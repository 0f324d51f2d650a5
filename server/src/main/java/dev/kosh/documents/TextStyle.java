package dev.kosh.documents;

/** How large and how heavy text is. Lengths in points. */
public enum TextStyle {
    TITLE(14, true),
    HEADING(11, true),
    BODY(9, false),
    STRONG(9, true),
    SMALL(7.5f, false),
    SMALL_STRONG(7.5f, true);

    private static final float LEADING = 1.4f;

    private final float size;
    private final boolean bold;

    TextStyle(float size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    /** Size of the letters. */
    public float size() {
        return size;
    }

    /** Whether the bold face is meant. */
    public boolean bold() {
        return bold;
    }

    /** From one base line to the next; room for the marks above and below of Indic scripts. */
    public float lineHeight() {
        return size * LEADING;
    }
}

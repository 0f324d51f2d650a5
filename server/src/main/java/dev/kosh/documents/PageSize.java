package dev.kosh.documents;

/** What is printed on. Lengths in points, 72 to the inch. */
public enum PageSize {
    A4(210, 297, 15),
    A4_LANDSCAPE(297, 210, 12),
    /** Paper of a counter's printer: one page, as long as what is on it, at most 5 m. */
    ROLL_80_MM(80, 5_000, 4);

    /** A millimetre in points. */
    public static final float MM = 72f / 25.4f;

    private final float width;
    private final float height;
    private final float margin;

    PageSize(int widthMm, int heightMm, int marginMm) {
        width = widthMm * MM;
        height = heightMm * MM;
        margin = marginMm * MM;
    }

    /** Width of the paper. */
    public float width() {
        return width;
    }

    /** Height of the paper; of a roll, the most. */
    public float height() {
        return height;
    }

    /** What stays white on each side. */
    public float margin() {
        return margin;
    }

    /** Width between the margins. */
    public float usableWidth() {
        return width - 2 * margin;
    }

    /** Whether the paper is cut where the text ends. */
    public boolean isRoll() {
        return this == ROLL_80_MM;
    }
}

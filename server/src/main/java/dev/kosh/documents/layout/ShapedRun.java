package dev.kosh.documents.layout;

/**
 * Text of one face as glyphs in their visual order.
 *
 * @param glyphs numbers within the face
 * @param x of each glyph from the run's start, in {@link Shaper#EM}ths of the size
 * @param y of each glyph above the base line, in the same unit
 * @param advances natural widths of the glyphs, in the same unit
 * @param width of the whole run, in the same unit
 */
record ShapedRun(Typeface face, String text, int[] glyphs, float[] x, float[] y, float[] advances, float width) {}

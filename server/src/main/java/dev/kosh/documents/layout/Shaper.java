package dev.kosh.documents.layout;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Text to glyphs: conjuncts, reordered vowel signs and placed marks of Indic scripts come from the font's own tables, by the
 * HarfBuzz that the JDK has.
 */
final class Shaper {

    /** The JDK's numbers for what is not drawn, such as joiners, begin here; no face has such glyphs. */
    private static final int INVISIBLE = 0xFFFE;

    /** Units of a shaped length in one size of the text. */
    static final int EM = 1_000;

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private Shaper() {}

    static List<ShapedRun> shape(String text, boolean bold) {
        List<ShapedRun> runs = new ArrayList<>();
        Typeface face = Typeface.of(UnicodeScript.LATIN, bold);
        int start = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            Typeface here = face(codePoint, face, bold);
            if (here != face && at > start) {
                runs.add(run(text.substring(start, at), face));
                start = at;
            }
            face = here;
            at += Character.charCount(codePoint);
        }
        if (start < text.length()) {
            runs.add(run(text.substring(start), face));
        }
        return runs;
    }

    /** Digits, punctuation and joiners stay in the face of what is before them: a joiner alone would shape nothing. */
    private static Typeface face(int codePoint, Typeface before, boolean bold) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        if (script == UnicodeScript.INHERITED) {
            return before;
        }
        if (script != UnicodeScript.COMMON) {
            return Typeface.of(script, bold);
        }
        return before.font().canDisplay(codePoint) ? before : Typeface.of(UnicodeScript.LATIN, bold);
    }

    /** Width of a text in {@link #EM}ths of its size. */
    static float width(List<ShapedRun> runs) {
        float width = 0;
        for (ShapedRun run : runs) {
            width += run.width();
        }
        return width;
    }

    private static ShapedRun run(String text, Typeface face) {
        char[] characters = text.toCharArray();
        GlyphVector shaped =
                face.font().layoutGlyphVector(EXACT, characters, 0, characters.length, Font.LAYOUT_LEFT_TO_RIGHT);
        int[] visible = IntStream.range(0, shaped.getNumGlyphs())
                .filter(i -> shaped.getGlyphCode(i) < INVISIBLE)
                .toArray();
        int count = visible.length;
        int[] glyphs = new int[count];
        float[] x = new float[count];
        float[] y = new float[count];
        float[] advances = new float[count];
        for (int i = 0; i < count; i++) {
            Point2D place = shaped.getGlyphPosition(visible[i]);
            glyphs[i] = shaped.getGlyphCode(visible[i]);
            x[i] = (float) place.getX();
            y[i] = (float) -place.getY();
            advances[i] = shaped.getGlyphMetrics(visible[i]).getAdvanceX();
        }
        return new ShapedRun(face, text, glyphs, x, y, advances, (float)
                shaped.getGlyphPosition(shaped.getNumGlyphs()).getX());
    }
}

package dev.kosh.documents.layout;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks a text into the lines that fit a width: between words, and inside a word that is wider than a line. */
final class Lines {

    private final Locale language;

    Lines(Locale language) {
        this.language = language;
    }

    /** @param width in {@link Shaper#EM}ths of the text's size */
    List<List<ShapedRun>> of(String text, boolean bold, float width) {
        List<List<ShapedRun>> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            wrap(paragraph.strip(), bold, width, lines);
        }
        return lines;
    }

    private void wrap(String text, boolean bold, float width, List<List<ShapedRun>> lines) {
        List<ShapedRun> whole = Shaper.shape(text, bold);
        if (Shaper.width(whole) <= width) {
            lines.add(whole);
            return;
        }
        String rest = text;
        while (!rest.isEmpty()) {
            int end = fitting(rest, BreakIterator.getLineInstance(language), bold, width);
            if (end == 0) {
                end = Math.max(
                        fitting(rest, BreakIterator.getCharacterInstance(language), bold, width),
                        rest.offsetByCodePoints(0, 1));
            }
            lines.add(Shaper.shape(rest.substring(0, end).strip(), bold));
            rest = rest.substring(end).strip();
        }
    }

    /** Where the last piece that fits ends; 0: not even the first does. */
    private static int fitting(String text, BreakIterator pieces, boolean bold, float width) {
        pieces.setText(text);
        int fits = 0;
        for (int end = pieces.next(); end != BreakIterator.DONE; end = pieces.next()) {
            if (Shaper.width(Shaper.shape(text.substring(0, end).strip(), bold)) > width) {
                break;
            }
            fits = end;
        }
        return fits;
    }
}

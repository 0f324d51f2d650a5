package dev.kosh.documents;

import dev.kosh.documents.layout.Flow;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * A PDF that is written from top to bottom; a page that is full is followed by the next. Text may mix languages: Latin,
 * Devanagari, Odia and Gurmukhi letters are shaped as they must be and can be searched and copied. Not for use by several threads.
 */
public final class PdfDocument implements AutoCloseable {

    private final Flow flow;

    /**
     * @param language of the text, for readers of screens and for the places where lines may break
     * @param title as the window of a reader shows it
     */
    public PdfDocument(PageSize size, Locale language, String title) {
        this.flow = new Flow(size, language, title);
    }

    /** Text over the whole width, in as many lines as it needs. */
    public PdfDocument text(TextStyle style, Align align, String text) {
        flow.text(style, align, text);
        return this;
    }

    /** A name at the left edge and its value at the right edge, each in as many lines as it needs. */
    public PdfDocument pair(TextStyle style, String name, String value) {
        flow.pair(style, name, value);
        return this;
    }

    /**
     * A table; its headings stand again on each page.
     *
     * @param rows cells in the order of the columns; read one by one
     */
    public PdfDocument table(TextStyle style, List<Column> columns, Iterable<List<String>> rows) {
        flow.table(style, columns, rows);
        return this;
    }

    /** A picture in its proportions, pixel by pixel: a printed code stays readable. */
    public PdfDocument image(BufferedImage picture, double widthMm, Align align) {
        flow.image(picture, (float) widthMm * PageSize.MM, align);
        return this;
    }

    /** Large and pale across the page that is being written, behind what comes next: a few words that void or mark it. A roll has none. */
    public PdfDocument across(String text) {
        flow.across(text);
        return this;
    }

    /** A line from margin to margin. */
    public PdfDocument rule() {
        flow.rule();
        return this;
    }

    /** White space. */
    public PdfDocument space(double mm) {
        flow.space((float) mm * PageSize.MM);
        return this;
    }

    /** At the foot of each page: this text at the left, number and count of the pages at the right. Rolls have no foot. */
    public PdfDocument footer(String text) {
        flow.footer(text);
        return this;
    }

    /** The file. Nothing can be written after this. */
    public byte[] bytes() {
        return flow.bytes();
    }

    @Override
    public void close() {
        flow.close();
    }
}

package dev.kosh.documents.layout;

import dev.kosh.documents.Align;
import dev.kosh.documents.Column;
import dev.kosh.documents.PageSize;
import dev.kosh.documents.TextStyle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What stands where: lines, pages, tables. Lengths in points. */
public final class Flow implements AutoCloseable {

    /** Between the text of one cell and the next, and round the text of a row. */
    private static final float GAP = 4;

    private static final TextStyle FOOT = TextStyle.SMALL;
    private static final Runnable NOTHING = () -> {};

    private final PDDocument document = new PDDocument();
    private final EmbeddedFaces faces = new EmbeddedFaces(document);
    private final List<Sheet> sheets = new ArrayList<>();
    private final PageSize size;
    private final Lines lines;
    private Runnable pageTop = NOTHING;
    private String foot = "";
    private Sheet sheet;
    private float y;

    /** Something that is put on a page. */
    private interface Mark {
        void put() throws IOException;
    }

    /** See {@link dev.kosh.documents.PdfDocument}. */
    public Flow(PageSize size, Locale language, String title) {
        this.size = size;
        this.lines = new Lines(language);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Kosh");
        document.getDocumentCatalog().setLanguage(language.toLanguageTag());
        this.sheet = new Sheet(document, faces, size);
        sheets.add(sheet);
        this.y = size.margin();
    }

    /** Lines over the whole width. */
    public void text(TextStyle style, Align align, String text) {
        cells(style, List.of(new Column("", 1, align)), List.of(text), 0);
    }

    /** A name at the left and its value at the right. */
    public void pair(TextStyle style, String name, String value) {
        cells(style, List.of(new Column("", 2, Align.LEFT), new Column("", 3, Align.RIGHT)), List.of(name, value), 0);
    }

    /** Headings, again on each page, and rows. */
    public void table(TextStyle style, List<Column> columns, Iterable<List<String>> rows) {
        head(style, columns);
        pageTop = () -> head(style, columns);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row of " + row.size() + " cells under " + columns.size() + " headings");
            }
            cells(style, columns, row, GAP);
        }
        pageTop = NOTHING;
    }

    private void head(TextStyle style, List<Column> columns) {
        TextStyle strong = style.size() < TextStyle.BODY.size() ? TextStyle.SMALL_STRONG : TextStyle.STRONG;
        cells(strong, columns, columns.stream().map(Column::heading).toList(), GAP);
    }

    /** A row stays on one page unless it is higher than a page. */
    private void cells(TextStyle style, List<Column> columns, List<String> texts, float padding) {
        float whole = (float) columns.stream().mapToDouble(Column::share).sum();
        float gaps = GAP * (columns.size() - 1);
        List<List<List<ShapedRun>>> broken = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < columns.size(); i++) {
            float room = (size.usableWidth() - gaps) * columns.get(i).share() / whole;
            broken.add(lines.of(texts.get(i), style.bold(), room * Shaper.EM / style.size()));
            most = Math.max(most, broken.get(i).size());
        }
        reserve(Math.min(most * style.lineHeight() + padding, lowest() - size.margin() - 3 * style.lineHeight()));
        y += padding / 2;
        for (int line = 0; line < most; line++) {
            reserve(style.lineHeight());
            float x = size.margin();
            for (int i = 0; i < columns.size(); i++) {
                float room = (size.usableWidth() - gaps) * columns.get(i).share() / whole;
                if (line < broken.get(i).size()) {
                    set(broken.get(i).get(line), style, columns.get(i).align(), x, room);
                }
                x += room + GAP;
            }
            y += style.lineHeight();
        }
        y += padding / 2;
        if (padding > 0) {
            mark(() -> sheet.line(size.margin(), size.width() - size.margin(), y));
        }
    }

    private void set(List<ShapedRun> line, TextStyle style, Align align, float x, float room) {
        float width = Shaper.width(line) * style.size() / Shaper.EM;
        mark(() -> sheet.text(line, style, x + align.offset(room, width), y + style.size()));
    }

    /** A picture in its proportions. */
    public void image(BufferedImage picture, float width, Align align) {
        float height = width * picture.getHeight() / picture.getWidth();
        reserve(height);
        mark(() -> sheet.image(picture, size.margin() + align.offset(size.usableWidth(), width), y, width, height));
        y += height;
    }

    /** A line from margin to margin. */
    public void rule() {
        reserve(GAP);
        y += GAP / 2;
        mark(() -> sheet.line(size.margin(), size.width() - size.margin(), y));
        y += GAP / 2;
    }

    /** Large and pale, in the middle of the page that is written. A roll has none. */
    public void across(String text) {
        if (!size.isRoll()) {
            mark(() -> sheet.across(Shaper.shape(text, true), TextStyle.TITLE, size.width() / 2, size.height() / 2));
        }
    }

    /** White space. */
    public void space(float height) {
        y += height;
    }

    /** Stands at the foot of each page. */
    public void footer(String text) {
        foot = text;
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        mark(() -> {
            for (int i = 0; i < sheets.size(); i++) {
                boolean last = i == sheets.size() - 1;
                if (size.isRoll()) {
                    sheets.get(i).close(last ? y + size.margin() : size.height());
                } else {
                    foot(sheets.get(i), i + 1 + " / " + sheets.size());
                    sheets.get(i).close(size.height());
                }
            }
            faces.embed();
            document.save(file);
        });
        return file.toByteArray();
    }

    private void foot(Sheet page, String number) throws IOException {
        float base = size.height() - size.margin();
        page.text(Shaper.shape(foot, FOOT.bold()), FOOT, size.margin(), base);
        List<ShapedRun> shaped = Shaper.shape(number, FOOT.bold());
        float width = Shaper.width(shaped) * FOOT.size() / Shaper.EM;
        page.text(shaped, FOOT, size.width() - size.margin() - width, base);
    }

    private float lowest() {
        return size.height() - size.margin() - (size.isRoll() ? 0 : 2 * FOOT.lineHeight());
    }

    /** Begins a page if less than this height is left. */
    private void reserve(float height) {
        if (y + height <= lowest()) {
            return;
        }
        sheet = new Sheet(document, faces, size);
        sheets.add(sheet);
        y = size.margin();
        Runnable top = pageTop;
        pageTop = NOTHING;
        top.run();
        pageTop = top;
    }

    private static void mark(Mark mark) {
        try {
            mark.put();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        mark(document::close);
    }
}

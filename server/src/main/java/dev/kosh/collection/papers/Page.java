package dev.kosh.collection.papers;

import dev.kosh.documents.Align;
import dev.kosh.documents.Column;
import dev.kosh.documents.PageSize;
import dev.kosh.documents.PdfDocument;
import dev.kosh.documents.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A paper while it is written: what the document can do, in one language, for its size. */
final class Page implements AutoCloseable {

    private static final double CODE_MM = 32;

    private final PaperTexts texts;
    private final PaperLanguage language;
    private final boolean roll;
    private final PdfDocument pdf;

    Page(PaperTexts texts, PaperLanguage language, PageSize size, String title) {
        this.texts = texts;
        this.language = language;
        this.roll = size.isRoll();
        this.pdf = new PdfDocument(size, Locale.forLanguageTag(language.code() + "-IN"), title);
    }

    PaperLanguage language() {
        return language;
    }

    String say(String code, Object... values) {
        return texts.get(language, code, values);
    }

    boolean isRoll() {
        return roll;
    }

    Page title(String text) {
        pdf.text(TextStyle.TITLE, Align.CENTRE, text);
        return this;
    }

    Page heading(String text) {
        pdf.text(TextStyle.HEADING, Align.CENTRE, text);
        return this;
    }

    Page strong(String text) {
        pdf.text(TextStyle.STRONG, Align.LEFT, text);
        return this;
    }

    Page small(String text) {
        pdf.text(TextStyle.SMALL, roll ? Align.CENTRE : Align.LEFT, text);
        return this;
    }

    /** A name and its value; nothing where there is no value. */
    Page pair(String code, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            pdf.pair(TextStyle.BODY, say(code), value);
        }
        return this;
    }

    Page strongPair(String code, String value) {
        pdf.pair(TextStyle.STRONG, say(code), value);
        return this;
    }

    Page table(List<Column> columns, List<List<String>> rows) {
        pdf.table(roll ? TextStyle.SMALL : TextStyle.BODY, columns, rows);
        return this;
    }

    /** Words across the whole paper that nobody may miss. */
    Page banner(String text) {
        pdf.rule();
        pdf.text(TextStyle.TITLE, Align.CENTRE, text);
        pdf.rule();
        return this;
    }

    /** The same large and pale, behind what is written next. */
    Page across(String text) {
        pdf.across(text);
        return this;
    }

    /** A code for cameras, and what it is for. */
    Page code(String content, String purpose) {
        pdf.space(2);
        pdf.image(QrCode.of(content), CODE_MM, roll ? Align.CENTRE : Align.LEFT);
        return small(purpose);
    }

    Page rule() {
        pdf.rule();
        return this;
    }

    Page space() {
        pdf.space(3);
        return this;
    }

    Page footer(String text) {
        pdf.footer(text);
        return this;
    }

    byte[] bytes() {
        return pdf.bytes();
    }

    @Override
    public void close() {
        pdf.close();
    }
}

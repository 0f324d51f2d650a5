package dev.kosh.collection.papers;

import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.RegisterCriteria;
import dev.kosh.collection.RegisterLine;
import dev.kosh.collection.RegisterPapers;
import dev.kosh.documents.Align;
import dev.kosh.documents.Column;
import dev.kosh.documents.PageSize;
import dev.kosh.documents.PdfDocument;
import dev.kosh.documents.TextStyle;
import dev.kosh.wire.Money;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The collection register to take home. */
@Component
class RegisterPaper implements RegisterPapers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final float[] SHARES = {2, 2.5f, 2.5f, 3, 1.5f, 3, 2.5f, 3, 3};
    private static final int FIRST_NUMBER = 4;

    private final RegisterSheets sheets;
    private final PaperTexts texts;

    RegisterPaper(RegisterSheets sheets, PaperTexts texts) {
        this.sheets = sheets;
        this.texts = texts;
    }

    @Override
    public byte[] spreadsheet(List<RegisterLine> lines, String locale) {
        return sheets.register(lines, PaperLanguage.of(locale)).xlsx();
    }

    @Override
    public String nameOf(PaymentMode mode, String locale) {
        return texts.get(PaperLanguage.of(locale), "mode." + mode);
    }

    @Override
    public byte[] pdf(List<RegisterLine> lines, RegisterCriteria criteria, String office, String locale) {
        PaperLanguage language = PaperLanguage.of(locale);
        Sheet sheet = sheets.register(lines, language);
        String title = texts.get(language, "register.title");
        List<Column> columns = IntStream.range(0, SHARES.length)
                .mapToObj(i ->
                        new Column(sheet.headings().get(i), SHARES[i], i < FIRST_NUMBER ? Align.LEFT : Align.RIGHT))
                .toList();
        String days = DAY.format(criteria.from()) + " – " + DAY.format(criteria.to());
        try (PdfDocument paper = new PdfDocument(PageSize.A4_LANDSCAPE, language.locale(), title)) {
            paper.text(TextStyle.TITLE, Align.LEFT, title)
                    .text(TextStyle.BODY, Align.LEFT, office + " · " + days)
                    .space(3)
                    .table(
                            TextStyle.SMALL,
                            columns,
                            () -> sheet.rows().stream()
                                    .map(row -> row.stream()
                                            .map(RegisterPaper::written)
                                            .toList())
                                    .iterator());
            return paper.footer(title + " · " + office + " · " + days).bytes();
        }
    }

    private static String written(Object cell) {
        if (cell instanceof Money amount) {
            return amount.toIndianText();
        }
        return cell instanceof LocalDate day ? DAY.format(day) : cell.toString();
    }
}

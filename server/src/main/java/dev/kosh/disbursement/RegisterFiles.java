package dev.kosh.disbursement;

import dev.kosh.documents.Align;
import dev.kosh.documents.Column;
import dev.kosh.documents.PageSize;
import dev.kosh.documents.PdfDocument;
import dev.kosh.documents.TextStyle;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.BusinessCalendar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** The fund allocation register as a file: rows of a search, at most {@link RegisterCriteria#MOST} (docs/contract/disbursement-funds.md). */
@Component
public class RegisterFiles {

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String RUPEES = "[>=10000000]##\\,##\\,##\\,##0.00;[>=100000]##\\,##\\,##0.00;#,##0.00";
    private static final List<String> HEADINGS =
            List.of("HEAD", "NUMBER", "DATE", "TYPE", "AMOUNT", "SANCTIONED", "AVAILABLE");
    private static final int DATE = 2;
    private static final int FIRST_AMOUNT = 4;

    private final Funds funds;
    private final Masters masters;
    private final Clock clock;

    RegisterFiles(Funds funds, Masters masters, Clock clock) {
        this.funds = funds;
        this.masters = masters;
        this.clock = clock;
    }

    /** Name of the file: {@code fund-allocation-register-2026-27.pdf}. */
    public static String name(RegisterCriteria criteria, String extension) {
        return "fund-allocation-register-" + criteria.financialYear() + "." + extension;
    }

    /**
     * On paper, A4 across.
     *
     * @param locale {@code hi_IN}; English for a language that Kosh has no texts in
     */
    public byte[] pdf(RegisterCriteria criteria, String locale) {
        ResourceBundle texts = texts(locale);
        Funds.Register register = funds.register(criteria);
        String office = masters.tenant(criteria.tenantId())
                .map(Tenant::name)
                .orElse(criteria.tenantId().value());
        String title = texts.getString("CONSOLE_FUNDS");
        try (PdfDocument paper = new PdfDocument(PageSize.A4_LANDSCAPE, texts.getLocale(), title)) {
            paper.text(TextStyle.TITLE, Align.LEFT, title)
                    .text(
                            TextStyle.BODY,
                            Align.LEFT,
                            String.join(
                                    " · ",
                                    office,
                                    criteria.financialYear(),
                                    head(criteria, texts),
                                    kind(criteria, texts)))
                    .space(3)
                    .table(
                            TextStyle.SMALL,
                            columns(texts),
                            () -> register.rows().stream()
                                    .map(row -> cells(criteria, row, texts))
                                    .iterator());
            if (register.total() > register.rows().size()) {
                paper.space(2).text(TextStyle.STRONG, Align.LEFT, part(criteria, register, texts));
            }
            String printed = MessageFormat.format(
                    texts.getString("CONSOLE_FUND_PRINTED"), DAY.format(BusinessCalendar.dateOf(clock.instant())));
            return paper.footer(title + " · " + office + " · " + printed).bytes();
        }
    }

    /** As a spreadsheet whose dates and amounts can be calculated with. */
    public byte[] spreadsheet(RegisterCriteria criteria, String locale) {
        ResourceBundle texts = texts(locale);
        Funds.Register register = funds.register(criteria);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Kosh", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(criteria.financialYear());
            for (int column = 0; column < HEADINGS.size(); column++) {
                sheet.value(0, column, texts.getString("CONSOLE_FUND_" + HEADINGS.get(column)));
                sheet.width(column, 26);
            }
            sheet.range(0, 0, 0, HEADINGS.size() - 1)
                    .style()
                    .bold()
                    .wrapText(true)
                    .set();
            sheet.freezePane(0, 1);
            for (int i = 0; i < register.rows().size(); i++) {
                row(sheet, i + 1, criteria, register.rows().get(i), texts);
            }
            if (register.total() > register.rows().size()) {
                sheet.value(register.rows().size() + 1, 0, part(criteria, register, texts));
            }
            sheet.finish();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file.toByteArray();
    }

    private void row(Worksheet sheet, int at, RegisterCriteria criteria, RegisterRow row, ResourceBundle texts) {
        List<String> cells = cells(criteria, row, texts);
        for (int column = 0; column < FIRST_AMOUNT; column++) {
            sheet.value(at, column, cells.get(column));
        }
        sheet.value(at, DATE, row.date());
        sheet.style(at, DATE).format("dd/MM/yyyy").set();
        sheet.value(at, FIRST_AMOUNT, row.amount().toRupees());
        sheet.value(at, FIRST_AMOUNT + 1, row.sanctionedBalance().toRupees());
        sheet.value(at, FIRST_AMOUNT + 2, row.fundAvailable().toRupees());
        sheet.range(at, FIRST_AMOUNT, at, HEADINGS.size() - 1)
                .style()
                .format(RUPEES)
                .set();
    }

    private static List<Column> columns(ResourceBundle texts) {
        float[] shares = {5, 5, 2, 3, 3, 3, 3};
        return IntStream.range(0, HEADINGS.size())
                .mapToObj(i -> new Column(
                        texts.getString("CONSOLE_FUND_" + HEADINGS.get(i)),
                        shares[i],
                        i < FIRST_AMOUNT ? Align.LEFT : Align.RIGHT))
                .toList();
    }

    private List<String> cells(RegisterCriteria criteria, RegisterRow row, ResourceBundle texts) {
        return List.of(
                headText(criteria, row.headOfAccount()),
                row.transactionNumber(),
                DAY.format(row.date()),
                texts.getString("CONSOLE_FUND_" + row.kind()),
                row.amount().toIndianText(),
                row.sanctionedBalance().toIndianText(),
                row.fundAvailable().toIndianText());
    }

    private String headText(RegisterCriteria criteria, String code) {
        String name = funds.headName(criteria.tenantId(), code);
        return name.equals(code) ? code : code + " " + name;
    }

    private String head(RegisterCriteria criteria, ResourceBundle texts) {
        String code = criteria.headOfAccount();
        return code == null ? texts.getString("CONSOLE_FUND_ALL_HEADS") : headText(criteria, code);
    }

    private static String kind(RegisterCriteria criteria, ResourceBundle texts) {
        return texts.getString(criteria.kind() == null ? "CONSOLE_FUND_ALL_TYPES" : "CONSOLE_FUND_" + criteria.kind());
    }

    /** Says so when the file holds not all that was found. */
    private static String part(RegisterCriteria criteria, Funds.Register register, ResourceBundle texts) {
        return MessageFormat.format(
                texts.getString("CONSOLE_FUND_ROWS"),
                Math.min(criteria.offset() + 1, register.total()),
                criteria.offset() + register.rows().size(),
                register.total());
    }

    /** The platform writes {@code od} where ISO 639 has {@code or}. */
    private static ResourceBundle texts(String locale) {
        String language =
                locale.replaceFirst("[_-].*", "").toLowerCase(Locale.ROOT).replaceFirst("^od$", "or");
        String known = List.of("hi", "or").contains(language) ? language : "en";
        return ResourceBundle.getBundle("disbursement/register", Locale.forLanguageTag(known), NO_OTHER_LANGUAGE);
    }
}

package dev.kosh.console.instructions;

import dev.kosh.console.shell.Language;
import dev.kosh.console.shell.PageTexts;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.InstructionCriteria;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.InstructionSummary;
import dev.kosh.wire.BusinessCalendar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a search of payment instructions finds, as a spreadsheet with the columns of the page. */
@Component
class InstructionSheet {

    private static final int MOST = 10_000;
    private static final List<String> COLUMNS = List.of(
            "EXP_PI_ID",
            "EXP_PI_DATE",
            "EXP_NO_BENE",
            "EXP_NO_SUCC_PAYMENTS",
            "EXP_NO_FAIL_PAYMENTS",
            "ES_COMMON_TOTAL_AMOUNT",
            "CORE_COMMON_STATUS");

    private final InstructionSearch instructions;
    private final PageTexts texts;

    InstructionSheet(InstructionSearch instructions, PageTexts texts) {
        this.instructions = instructions;
        this.texts = texts;
    }

    /** @param form null: nothing was asked for, so only the headings are there; else at most 10,000 lines */
    byte[] of(Visit visit, @Nullable SearchForm form) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Kosh", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(texts.get(Language.ENGLISH, "EXP_PAYMENT_INS"));
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, texts.get(visit.language(), COLUMNS.get(column)));
                sheet.width(column, 24);
            }
            sheet.range(0, 0, 0, COLUMNS.size() - 1)
                    .style()
                    .bold()
                    .wrapText(true)
                    .set();
            sheet.freezePane(0, 1);
            if (form != null) {
                fill(sheet, visit, form);
            }
            sheet.finish();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file.toByteArray();
    }

    private void fill(Worksheet sheet, Visit visit, SearchForm form) throws IOException {
        InstructionCriteria criteria = form.criteria(visit.tenant());
        for (int offset = 0; offset < MOST; offset += InstructionCriteria.MOST) {
            List<InstructionSummary> found = instructions
                    .list(form.criteria(visit.tenant(), criteria.view(), InstructionCriteria.MOST, offset))
                    .page();
            for (int i = 0; i < found.size(); i++) {
                row(sheet, offset + i + 1, found.get(i), visit.language());
            }
            sheet.flush();
            if (found.size() < InstructionCriteria.MOST) {
                return;
            }
        }
    }

    private void row(Worksheet sheet, int row, InstructionSummary each, Language language) {
        sheet.value(row, 0, each.number());
        sheet.value(row, 1, BusinessCalendar.dateOf(each.billDate()));
        sheet.style(row, 1).format("dd/MM/yyyy").set();
        sheet.value(row, 2, each.beneficiaryCount());
        sheet.value(row, 3, each.successfulPayments());
        sheet.value(row, 4, each.failedPayments());
        sheet.value(row, 5, each.net().toRupees());
        sheet.style(row, 5)
                .format("[>=10000000]##\\,##\\,##\\,##0.00;[>=100000]##\\,##\\,##0.00;##,##0.00")
                .set();
        sheet.value(row, 6, texts.get(language, "EXP_PI_STATUS_" + each.status()));
    }
}

package dev.kosh.collection.papers;

import dev.kosh.wire.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table for spreadsheets.
 *
 * @param rows cells are {@link String}, {@link Long}, {@link Money} or {@link LocalDate}
 */
public record Sheet(String title, List<String> headings, List<List<Object>> rows) {

    private static final String RUPEES = "[>=10000000]##\\,##\\,##\\,##0.00;[>=100000]##\\,##\\,##0.00;##,##0.00";
    private static final String DATE = "dd/MM/yyyy";
    private static final int COLUMN_WIDTH = 20;
    /** Programs that open sheets take a cell that begins so for a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    /** As an Excel workbook. */
    public byte[] xlsx() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Kosh", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(title);
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(0, column, headings.get(column));
                sheet.width(column, COLUMN_WIDTH);
            }
            sheet.range(0, 0, 0, headings.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                fill(sheet, row + 1, rows.get(row));
            }
            sheet.finish();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file.toByteArray();
    }

    private static void fill(Worksheet sheet, int row, List<Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Money amount) {
                sheet.value(row, column, amount.toRupees());
                sheet.style(row, column).format(RUPEES).set();
            } else if (cell instanceof LocalDate date) {
                sheet.value(row, column, date);
                sheet.style(row, column).format(DATE).set();
            } else if (cell instanceof Long number) {
                sheet.value(row, column, number);
            } else {
                sheet.value(row, column, cell.toString());
            }
        }
    }

    /** As comma-separated values in UTF-8 with a byte order mark, which makes Excel read the scripts of India. */
    public byte[] csv() {
        String text = line(headings) + rows.stream().map(Sheet::line).collect(Collectors.joining());
        return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<?> cells) {
        return cells.stream().map(Sheet::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(Object cell) {
        String text = cell.toString();
        if (cell instanceof String && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}

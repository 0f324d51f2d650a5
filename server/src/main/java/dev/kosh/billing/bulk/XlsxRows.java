package dev.kosh.billing.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Rows of the first sheet of a workbook; texts that its cells share are held in memory as long as it is read. */
final class XlsxRows implements SheetRows {

    /** What refuses a row wherever it stands: an amount that is left out would be a due that nobody demands. */
    private static final String WITHOUT_VALUE = "<!no value>";

    /** Cells hold binary numbers; of their digits so many mean something. */
    private static final MathContext MEANT = new MathContext(15);

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    XlsxRows(Path file) {
        WorkbookBounds.check(file);
        try {
            this.workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            this.stream = workbook.getFirstSheet().openStream();
            this.rows = stream.iterator();
        } catch (IOException | ExcelReaderException | IndexOutOfBoundsException | IllegalArgumentException malformed) {
            throw unreadable();
        }
    }

    static BulkFailed unreadable() {
        return new BulkFailed("the file is no workbook of the form .xlsx");
    }

    @Override
    public @Nullable List<String> next() {
        try {
            while (rows.hasNext()) {
                List<String> cells = SheetRows.bounded(texts(rows.next()));
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    return cells;
                }
            }
            return null;
        } catch (ExcelReaderException | IndexOutOfBoundsException | IllegalArgumentException malformed) {
            // A style or a shared text that is not there, a number that is none.
            throw unreadable();
        }
    }

    private static List<String> texts(Row row) {
        if (row.getCellCount() > MOST_COLUMNS) {
            throw new BulkFailed("a row has more than " + MOST_COLUMNS + " columns");
        }
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(row.getOptionalCell(column).map(XlsxRows::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return isDate(cell.getDataFormatString()) ? date(cell.asDate()) : plain(number);
        }
        if (cell.getType() == CellType.ERROR || cell.getType() == CellType.FORMULA && value == null) {
            return WITHOUT_VALUE;
        }
        return value == null ? "" : cell.getText().strip();
    }

    private static String date(LocalDateTime date) {
        return date.toLocalDate().toString();
    }

    /** In digits, unless it has so many that nobody wrote it on purpose. */
    private static String plain(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        boolean isLong = Math.abs((long) number.scale()) > 40 || number.precision() > 40;
        if (isLong) {
            return number.toString();
        }
        BigDecimal meant = number.stripTrailingZeros();
        return (meant.scale() > 0 ? meant.round(MEANT).stripTrailingZeros() : meant).toPlainString();
    }

    private static boolean isDate(@Nullable String format) {
        String lower = format == null ? "" : format.toLowerCase(Locale.ROOT);
        return lower.contains("yy") || lower.contains("d") && lower.contains("m") && !lower.contains("[red]");
    }

    @Override
    public void close() {
        stream.close();
        try {
            workbook.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

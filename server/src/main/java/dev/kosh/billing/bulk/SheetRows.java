package dev.kosh.billing.bulk;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, one at a time, empty ones left out; cells as texts, dates as {@code 2026-04-01}. */
interface SheetRows extends AutoCloseable {

    int MOST_COLUMNS = 200;
    int MOST_CELL = 2_000;

    /**
     * The next row; null after the last.
     *
     * @throws BulkFailed when the file is no such sheet, or a row is out of bounds
     */
    @Nullable
    List<String> next();

    @Override
    void close();

    static SheetRows open(SheetFormat format, Path file) {
        return format == SheetFormat.CSV ? new CsvRows(file) : new XlsxRows(file);
    }

    /** @throws BulkFailed when there are too many cells, or one of them is too long */
    static List<String> bounded(List<String> cells) {
        if (cells.size() > MOST_COLUMNS) {
            throw new BulkFailed("a row has more than " + MOST_COLUMNS + " columns");
        }
        if (cells.stream().anyMatch(cell -> cell.length() > MOST_CELL)) {
            throw new BulkFailed("a cell has more than " + MOST_CELL + " characters");
        }
        return cells;
    }
}

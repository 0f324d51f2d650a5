package dev.kosh.billing.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Rows of the first sheet of a workbook. What it would unpack to is bounded before it is read. */
final class XlsxRows implements SheetRows {

    private static final long MOST_BYTES = 1L << 30;

    /** Texts that cells share are held in memory as long as the sheet is read. */
    private static final long MOST_SHARED_BYTES = 64L << 20;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    XlsxRows(Path file) {
        checkSize(file);
        try {
            this.workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            this.stream = workbook.getFirstSheet().openStream();
            this.rows = stream.iterator();
        } catch (IOException | ExcelReaderException malformed) {
            throw unreadable();
        }
    }

    private static BulkFailed unreadable() {
        return new BulkFailed("the file is no workbook of the form .xlsx");
    }

    private static void checkSize(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long bytes = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                boolean isShared = entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
                long size = size(zip, entry, isShared ? MOST_SHARED_BYTES : MOST_BYTES);
                bytes += size;
                if (bytes > MOST_BYTES || isShared && size > MOST_SHARED_BYTES) {
                    throw new BulkFailed("the workbook is too large; save it as .csv, or in parts");
                }
            }
        } catch (ZipException malformed) {
            throw unreadable();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Bytes of an entry as it really unpacks, whatever it says of itself; stops when there are too many. */
    private static long size(ZipFile zip, ZipEntry entry, long most) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            long skipped = 0;
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0 && skipped <= most; read = content.read(buffer)) {
                skipped += read;
            }
            return skipped;
        }
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
        } catch (ExcelReaderException malformed) {
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
        return cell.getType() == CellType.ERROR || value == null
                ? ""
                : cell.getText().strip();
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
        return isLong ? number.toString() : number.stripTrailingZeros().toPlainString();
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

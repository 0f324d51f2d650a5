package dev.kosh.billing.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows of a comma-separated file in UTF-8, with or without byte order mark. */
final class CsvRows implements SheetRows {

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    CsvRows(Path path) {
        try {
            var file = Files.newBufferedReader(path, StandardCharsets.UTF_8);
            file.mark(1);
            if (file.read() != BYTE_ORDER_MARK.charAt(0)) {
                file.reset();
            }
            this.parser = CSVParser.builder().setReader(file).setFormat(FORMAT).get();
            this.records = parser.iterator();
        } catch (CharacterCodingException foreign) {
            throw foreign();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BulkFailed foreign() {
        return new BulkFailed("the file is not in UTF-8");
    }

    @Override
    public @Nullable List<String> next() {
        try {
            while (records.hasNext()) {
                List<String> cells = SheetRows.bounded(records.next().toList());
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    return cells;
                }
            }
            return null;
        } catch (UncheckedIOException | IllegalStateException broken) {
            if (broken.getCause() instanceof CharacterCodingException) {
                throw foreign();
            }
            throw new BulkFailed("the file is no comma-separated sheet: a row cannot be read");
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

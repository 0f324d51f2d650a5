package dev.kosh.collection.web;

import dev.kosh.collection.CollectionError;
import dev.kosh.collection.papers.Sheet;
import dev.kosh.wire.RequestRefused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A sheet as a file to keep. */
final class SheetFile {

    private SheetFile() {}

    enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv;charset=UTF-8");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        /** @throws RequestRefused for a text that is neither csv nor xlsx; nothing means xlsx */
        static Format of(@Nullable String text) {
            if (text == null) {
                return XLSX;
            }
            for (Format format : values()) {
                if (format.name().equalsIgnoreCase(text)) {
                    return format;
                }
            }
            throw new RequestRefused(CollectionError.INVALID_REGISTER_FORMAT, "format: csv or xlsx");
        }
    }

    static ResponseEntity<byte[]> of(Sheet sheet, String name, Format format) {
        String file = name + "." + format.name().toLowerCase(Locale.ROOT);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .header(HttpHeaders.CONTENT_TYPE, format.contentType)
                .body(format == Format.XLSX ? sheet.xlsx() : sheet.csv());
    }
}

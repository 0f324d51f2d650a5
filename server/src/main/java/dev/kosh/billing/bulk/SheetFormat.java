package dev.kosh.billing.bulk;

import java.util.Locale;
import java.util.Optional;

/** The kinds of sheets that are read and returned. */
public enum SheetFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    SheetFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** By the end of the file's name. */
    public static Optional<SheetFormat> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Optional.of(CSV);
        }
        return name.endsWith(".xlsx") ? Optional.of(XLSX) : Optional.empty();
    }
}

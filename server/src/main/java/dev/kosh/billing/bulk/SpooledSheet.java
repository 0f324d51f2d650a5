package dev.kosh.billing.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An uploaded sheet on disk while somebody reads it. */
record SpooledSheet(SheetFormat format, Path file) implements AutoCloseable {

    static SpooledSheet of(BulkJob job, SheetFiles files) {
        return new SpooledSheet(formatOf(job), files.spool(job.tenantId(), job.id()));
    }

    static SheetFormat formatOf(BulkJob job) {
        return SheetFormat.valueOf(job.parameters().path("format").asString());
    }

    SheetRows rows() {
        return SheetRows.open(format, file);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

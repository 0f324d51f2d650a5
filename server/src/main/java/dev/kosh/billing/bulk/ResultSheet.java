package dev.kosh.billing.bulk;

import dev.kosh.billing.BillingError;
import dev.kosh.wire.RequestRefused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The uploaded sheet with what became of each row: its own columns, then {@code result} and {@code problems}. Corrected,
 * it can be loaded again: rows that are demands already are skipped.
 */
@Component
class ResultSheet {

    private static final String REFUSED = "REFUSED";
    private static final int ROWS_PER_LOOK = 1_000;

    private final SheetFiles files;
    private final BulkStore store;
    private final ReentrantLock alone = new ReentrantLock(true);

    ResultSheet(SheetFiles files, BulkStore store) {
        this.files = files;
        this.store = store;
    }

    /**
     * Beside the load itself one workbook at a time is read, however many ask and however slowly they take it.
     *
     * @throws RequestRefused when the sheet is no longer kept, or not even its first row can be read
     */
    void write(BulkJob job, OutputStream out) throws IOException {
        if (!files.has(job.tenantId(), job.id())) {
            throw new RequestRefused(BillingError.SHEET_GONE, "id: the sheet of this load is no longer kept");
        }
        if (SpooledSheet.formatOf(job) == SheetFormat.CSV) {
            make(job, out);
            return;
        }
        Path made = Files.createTempFile("kosh-result", ".tmp");
        try {
            alone.lock();
            try (OutputStream file = Files.newOutputStream(made)) {
                make(job, file);
            } finally {
                alone.unlock();
            }
            Files.copy(made, out);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private void make(BulkJob job, OutputStream out) throws IOException {
        try (SpooledSheet sheet = SpooledSheet.of(job, files);
                SheetRows rows = sheet.rows()) {
            List<String> header = rows.next();
            if (header == null) {
                throw new RequestRefused(BillingError.SHEET_FORMAT, "id: the sheet of this load is empty");
            }
            try (SheetWriter writer = SheetWriter.to(sheet.format(), out)) {
                writer.row(joined(header, header, SheetColumns.RESULT, SheetColumns.PROBLEMS));
                write(job, header, rows, writer);
            }
        } catch (BulkFailed unreadable) {
            throw new RequestRefused(
                    BillingError.SHEET_FORMAT, "id: of this load there is no result, for " + unreadable.getMessage());
        }
    }

    /** A row that cannot be read is the last: what became of those before it is told all the same. */
    private void write(BulkJob job, List<String> header, SheetRows rows, SheetWriter writer) throws IOException {
        Map<Long, String> refusals = Map.of();
        long row = 1;
        try {
            for (List<String> cells = rows.next(); cells != null; cells = rows.next()) {
                if ((row - 1) % ROWS_PER_LOOK == 0) {
                    refusals = store.refusals(job.tenantId(), job.id(), row, ROWS_PER_LOOK);
                }
                String problem = refusals.getOrDefault(row, "");
                writer.row(joined(header, cells, result(job, row, problem), problem));
                row++;
            }
        } catch (BulkFailed unreadable) {
            writer.row(joined(header, List.of(), "", String.valueOf(unreadable.getMessage())));
        }
    }

    private static String result(BulkJob job, long row, String problem) {
        if (row > job.done()) {
            return "";
        }
        return problem.isEmpty() ? SheetColumns.LOADED : REFUSED;
    }

    private static List<String> joined(List<String> header, List<String> cells, String result, String problems) {
        List<String> joined = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            if (!SheetColumns.isOurs(header.get(column))) {
                joined.add(column < cells.size() ? cells.get(column) : "");
            }
        }
        joined.add(result);
        joined.add(problems);
        return joined;
    }
}

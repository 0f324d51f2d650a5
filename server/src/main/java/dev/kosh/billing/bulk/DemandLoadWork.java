package dev.kosh.billing.bulk;

import dev.kosh.billing.DemandDraft;
import dev.kosh.billing.DemandIntake;
import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.Masters;
import dev.kosh.wire.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Raises one demand per row of a sheet. So many rows at a time are one transaction, which also tells how far the load is:
 * a process that dies has loaded whole parts, and the next goes on behind them.
 */
@Component
class DemandLoadWork implements BulkWork {

    static final long MOST_ROWS = 500_000;
    private static final int ROWS_PER_PART = 500;

    private final SheetFiles files;
    private final BulkStore store;
    private final DemandIntake intake;
    private final Masters masters;
    private final TransactionOperations transaction;

    DemandLoadWork(
            SheetFiles files,
            BulkStore store,
            DemandIntake intake,
            Masters masters,
            TransactionOperations transaction) {
        this.files = files;
        this.store = store;
        this.intake = intake;
        this.masters = masters;
        this.transaction = transaction;
    }

    @Override
    public BulkKind kind() {
        return BulkKind.DEMAND_LOAD;
    }

    @Override
    public boolean run(BulkJob job, BooleanSupplier stopping) {
        try (SpooledSheet sheet = SpooledSheet.of(job, files)) {
            if (job.total() == null) {
                store.count(job, count(job, sheet));
            }
            return load(job, sheet, stopping);
        }
    }

    private SheetColumns columns(BulkJob job, SheetRows rows) {
        List<String> header = rows.next();
        if (header == null) {
            throw new BulkFailed("the sheet is empty; its first row names the columns");
        }
        BillingMasters known = masters.billing(job.tenantId()).orElseThrow();
        return new SheetColumns(header, known);
    }

    /** Reads the sheet to its end, so that nothing of a broken file is loaded. */
    private long count(BulkJob job, SpooledSheet sheet) {
        try (SheetRows rows = sheet.rows()) {
            columns(job, rows);
            long count = 0;
            while (rows.next() != null) {
                count++;
                if (count > MOST_ROWS) {
                    throw new BulkFailed("the sheet has more than " + MOST_ROWS + " rows; load it in parts");
                }
            }
            return count;
        }
    }

    private boolean load(BulkJob job, SpooledSheet sheet, BooleanSupplier stopping) {
        try (SheetRows rows = sheet.rows()) {
            SheetColumns columns = columns(job, rows);
            for (long row = 0; row < job.done(); row++) {
                rows.next();
            }
            BulkJob at = job;
            for (List<List<String>> part = part(rows); !part.isEmpty(); part = part(rows)) {
                if (stopping.getAsBoolean()) {
                    return false;
                }
                at = load(at, columns, part);
            }
            return true;
        }
    }

    private static List<List<String>> part(SheetRows rows) {
        List<List<String>> part = new ArrayList<>();
        while (part.size() < ROWS_PER_PART) {
            List<String> row = rows.next();
            if (row == null) {
                break;
            }
            part.add(row);
        }
        return part;
    }

    private BulkJob load(BulkJob before, SheetColumns columns, List<List<String>> part) {
        SheetDemands reader = new SheetDemands(before.tenantId(), columns);
        Map<Long, String> refusals = new TreeMap<>();
        Map<Long, DemandDraft> drafts = new TreeMap<>();
        long skipped = 0;
        for (int i = 0; i < part.size(); i++) {
            long row = before.done() + i + 1;
            if (columns.isLoaded(part.get(i))) {
                skipped++;
                continue;
            }
            Problems problems = new Problems();
            DemandDraft draft = reader.read(part.get(i), problems);
            if (problems.isEmpty()) {
                drafts.put(row, draft);
            } else {
                refusals.put(row, SheetDemands.told(problems));
            }
        }
        DemandIntake.Prepared prepared = intake.prepare(before.tenantId(), List.copyOf(drafts.values()));
        long untouched = skipped;
        return transaction.execute(status -> {
            List<Problems> found = intake.raise(prepared, before.actor());
            int i = 0;
            for (Long row : drafts.keySet()) {
                Problems problems = found.get(i++);
                if (!problems.isEmpty()) {
                    refusals.put(row, SheetDemands.told(problems));
                }
            }
            long loaded = part.size() - untouched - refusals.size();
            BulkJob after = before.after(loaded, refusals.size(), untouched, null);
            store.advance(before, after, refusals);
            return after;
        });
    }
}

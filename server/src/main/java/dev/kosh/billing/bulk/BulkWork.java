package dev.kosh.billing.bulk;

import java.util.function.BooleanSupplier;

/** What one kind of job does. */
interface BulkWork {

    BulkKind kind();

    /**
     * Goes on where the job stands, until it is through or is asked to stop. Each part of it is told to the store in the
     * transaction that does it, so that a process that dies leaves nothing half done and nothing to be done twice.
     *
     * @return whether the job is through
     * @throws BulkFailed when nothing can come of the job
     */
    boolean run(BulkJob job, BooleanSupplier stopping);
}

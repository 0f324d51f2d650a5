package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.JobRun.Counts;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through one pass: reads pieces page by page and hands them to the pool, never more than the pool can hold, so
 * that memory does not grow with the number of pieces.
 */
final class PassExecution<P> {

    private static final Logger log = LoggerFactory.getLogger(PassExecution.class);

    private static final int PAGE = 500;
    private static final long REPORT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final JobWork<P> work;
    private final Pass pass;
    private final Executor pool;
    private final int room;
    private final Semaphore free;
    private final Predicate<Counts> report;
    private final BooleanSupplier stopping;
    private final Tally tally;
    private long reportedAt = System.nanoTime();

    /**
     * @param room pieces at work or waiting for a thread
     * @param report takes the counts so far; says whether the run is still this process's
     */
    PassExecution(
            JobWork<P> work,
            Pass pass,
            Tally tally,
            Executor pool,
            int room,
            Predicate<Counts> report,
            BooleanSupplier stopping) {
        this.work = work;
        this.pass = pass;
        this.tally = tally;
        this.pool = pool;
        this.room = room;
        this.free = new Semaphore(room);
        this.report = report;
        this.stopping = stopping;
    }

    /** Whether the pass came to its end; if not, the process stops or another one has the run. */
    boolean run() throws InterruptedException {
        boolean through = false;
        try {
            through = feed();
        } finally {
            // Nothing may be under way when the run is handed on.
            free.acquire(room);
        }
        return through;
    }

    private boolean feed() throws InterruptedException {
        P last = null;
        boolean more = true;
        while (more) {
            List<P> page = work.next(pass, last, PAGE);
            for (P piece : page) {
                if (!waitForRoom()) {
                    return false;
                }
                pool.execute(() -> workAt(piece));
                last = piece;
            }
            more = page.size() == PAGE;
        }
        return true;
    }

    /** Waits, telling of progress meanwhile; false when the work must end. */
    private boolean waitForRoom() throws InterruptedException {
        boolean got = free.tryAcquire();
        while (true) {
            if (stopping.getAsBoolean() || (isReportDue() && !report.test(tally.counts()))) {
                if (got) {
                    free.release();
                }
                return false;
            }
            if (got) {
                return true;
            }
            got = free.tryAcquire(REPORT_EVERY_NANOS, TimeUnit.NANOSECONDS);
        }
    }

    private boolean isReportDue() {
        long now = System.nanoTime();
        if (now - reportedAt < REPORT_EVERY_NANOS) {
            return false;
        }
        reportedAt = now;
        return true;
    }

    private void workAt(P piece) {
        try {
            tally.add(work.work(pass, piece), pass.isCatchUp());
        } catch (RuntimeException | Error fault) {
            // An answer that a thread has not the stack for is a fault of its piece, too.
            tally.addFault();
            // The text of a fault may name people.
            log.error(
                    "{} of slot {}: {} is left to the next slot: {}",
                    pass.job(),
                    pass.slot(),
                    piece,
                    fault.getClass().getName());
            log.debug("Fault in {}", piece, fault);
        } finally {
            free.release();
        }
    }
}

package dev.kosh.disbursement.jobs;

import dev.kosh.treasury.TreasurySettings;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * The threads that work at pieces: one pool for all jobs. There are more of them than calls may be under way, so that the
 * treasury is asked while other threads put answers on record and apply them.
 */
@Component
class JobPool implements DisposableBean {

    private static final int THREADS_PER_CALL = 2;

    /** A thread that ends its piece finds the next one waiting while a page is read. */
    private static final int PIECES_PER_THREAD = 2;

    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private final int room;

    JobPool(TreasurySettings treasury) {
        int size = treasury.pool().size() * THREADS_PER_CALL;
        this.room = size * PIECES_PER_THREAD;
        this.threads = new ThreadPoolExecutor(
                size,
                size,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new CustomizableThreadFactory("treasury-job-"));
        threads.allowCoreThreadTimeOut(true);
    }

    ThreadPoolExecutor threads() {
        return threads;
    }

    /** Pieces that may be handed over at a time. */
    int room() {
        return room;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

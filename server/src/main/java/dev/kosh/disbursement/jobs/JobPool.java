package dev.kosh.disbursement.jobs;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** The threads that call the treasury: one pool for all jobs, so that the treasury never sees more calls at once than agreed. */
@Component
class JobPool implements DisposableBean {

    /** A thread that ends its piece finds the next one waiting while a page is read. */
    private static final int PIECES_PER_THREAD = 2;

    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private final int room;

    JobPool(JobSettings settings) {
        int size = settings.pool().size();
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

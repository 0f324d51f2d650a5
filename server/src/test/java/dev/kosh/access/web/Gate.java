package dev.kosh.access.web;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds whoever passes, once, until it is opened. */
final class Gate {

    private static final int PATIENCE_SECONDS = 60;

    private volatile CountDownLatch arrived = new CountDownLatch(0);
    private volatile CountDownLatch opened = new CountDownLatch(0);

    void hold() {
        opened = new CountDownLatch(1);
        arrived = new CountDownLatch(1);
    }

    void pass() {
        arrived.countDown();
        await(opened);
    }

    void awaitArrival() {
        await(arrived);
    }

    void open() {
        opened.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("waited too long at the gate");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}

package dev.kosh.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Calls that arrive together share a trip to the database: what arrives while a statement runs goes together into the
 * next one, so that what a statement costs by itself is paid once. Who finds nobody under way goes at once, alone. A
 * further lane opens when enough wait to be worth a trip of their own, or when the one under way takes long. There are no
 * threads here; a caller runs the batch for the others.
 *
 * @param <T> what one caller wants done
 * @param <R> what he gets for it
 */
public final class SharedTrips<T, R> {

    /** Does all of it in one transaction, or fails and has done none of it. Results stand in the order of the items. */
    @FunctionalInterface
    public interface Work<T, R> {

        List<R> run(List<T> items);
    }

    /** With fewer the trips get smaller, and each payment dearer by a tenth (docs/performance.md). */
    private static final int WORTH_A_LANE = 10;

    /** What waits behind a trip that is held up, by a lock or a slow disk, goes by another lane then. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Work<T, R> work;
    private final Function<T, ? extends Iterable<?>> claims;
    private final Predicate<RuntimeException> undone;
    private final int lanes;
    private final int batchMost;
    private final Deque<Turn<T, R>> waiting = new ArrayDeque<>();
    private int lanesTaken;

    /**
     * @param lanes how many batches may run at the same time
     * @param batchMost how many items go into one batch at most
     * @param claims what an item touches: items that share a claim never go into one batch
     * @param undone failures after which it is certain that nothing of a batch was done: its items are tried again,
     *     each alone, so that one does not spoil the others
     */
    public SharedTrips(
            int lanes,
            int batchMost,
            Function<T, ? extends Iterable<?>> claims,
            Predicate<RuntimeException> undone,
            Work<T, R> work) {
        this.lanes = lanes;
        this.batchMost = batchMost;
        this.claims = claims;
        this.undone = undone;
        this.work = work;
    }

    /** As many lanes as can be at work, leaving connections to others: a write waits for its commit, and another works. */
    public static int lanesForWrites() {
        return Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
    }

    /** Half as many: a read waits for nothing, and the fewer lanes there are, the more go together into each trip. */
    public static int lanesForReads() {
        return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
    }

    /**
     * Returns when the item is done, and throws what its work threw. An interrupt waits until then. A caller within a
     * transaction is served in it, alone.
     */
    public R run(T item) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.run(List.of(item)).get(0);
        }
        Turn<T, R> mine = new Turn<>(item);
        enqueue(mine);
        for (News news = mine.await(); news != News.END; news = mine.await()) {
            if (news == News.LEAD) {
                runBatch();
            } else {
                openLane();
            }
        }
        if (mine.interrupted) {
            Thread.currentThread().interrupt();
        }
        return mine.outcome();
    }

    private synchronized void enqueue(Turn<T, R> turn) {
        waiting.add(turn);
        if (lanesTaken == 0 || waiting.size() >= WORTH_A_LANE) {
            openLane();
        }
    }

    private synchronized void openLane() {
        if (lanesTaken < lanes && giveLane()) {
            lanesTaken++;
        }
    }

    private void runBatch() {
        List<Turn<T, R>> batch = take();
        try {
            if (!batch.isEmpty()) {
                finish(batch);
            }
        } finally {
            passLaneOn();
        }
    }

    private synchronized List<Turn<T, R>> take() {
        List<Turn<T, R>> batch = new ArrayList<>();
        Set<Object> claimed = new HashSet<>();
        for (Iterator<Turn<T, R>> turns = waiting.iterator(); turns.hasNext() && batch.size() < batchMost; ) {
            Turn<T, R> turn = turns.next();
            if (claim(turn.item, claimed)) {
                batch.add(turn);
                turns.remove();
            }
        }
        return batch;
    }

    /** Claims all or none. */
    private boolean claim(T item, Set<Object> claimed) {
        List<Object> wanted = new ArrayList<>();
        claims.apply(item).forEach(wanted::add);
        if (wanted.stream().anyMatch(claimed::contains)) {
            return false;
        }
        claimed.addAll(wanted);
        return true;
    }

    /** The last lane goes on as long as anybody waits, another only while it is worth it. */
    private synchronized void passLaneOn() {
        boolean goesOn = lanesTaken == 1 || waiting.size() >= WORTH_A_LANE;
        if (!goesOn || !giveLane()) {
            lanesTaken--;
        }
    }

    /** To the first who waits without one. Another lane may do his item before he wakes; he leads all the same. */
    private boolean giveLane() {
        for (Turn<T, R> turn : waiting) {
            if (!turn.leads()) {
                turn.lead();
                return true;
            }
        }
        return false;
    }

    private void finish(List<Turn<T, R>> batch) {
        try {
            List<R> results = work.run(batch.stream().map(turn -> turn.item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).end(results.get(i), null);
            }
        } catch (RuntimeException failure) {
            if (batch.size() > 1 && undone.test(failure)) {
                batch.forEach(turn -> finish(List.of(turn)));
            } else {
                batch.forEach(turn -> turn.end(null, failure));
            }
        } catch (Error failure) {
            // Told, not thrown: a leader who left would still be waiting in line, and his next lane be nobody's.
            batch.forEach(turn -> turn.end(null, new IllegalStateException("a batch broke off", failure)));
        }
    }

    /** What a caller who waits is told. */
    private enum News {
        LEAD,
        END,
        NONE
    }

    /** One caller's place: it waits, may be called to lead a batch (not always one with its own item), and ends. */
    private static final class Turn<T, R> {

        private final T item;
        private final Thread caller = Thread.currentThread();
        private volatile boolean leads;
        private volatile boolean ended;
        private boolean interrupted;
        private @Nullable R result;
        private @Nullable RuntimeException failure;

        private Turn(T item) {
            this.item = item;
        }

        private void lead() {
            leads = true;
            LockSupport.unpark(caller);
        }

        private boolean leads() {
            return leads;
        }

        private void end(@Nullable R withResult, @Nullable RuntimeException withFailure) {
            result = withResult;
            failure = withFailure;
            ended = true;
            LockSupport.unpark(caller);
        }

        /**
         * Whether this caller is to run a batch, or his own item is done; {@link News#NONE} after a while without either. An
         * interrupt, even one that comes together with the call to lead, is kept for later: it must not break off a batch
         * that is run for others.
         */
        private News await() {
            long patient = PATIENCE_NANOS;
            long until = System.nanoTime() + patient;
            while (!leads && !ended && patient > 0) {
                // Returns at once while an interrupt is pending, and at times for no reason.
                interrupted |= Thread.interrupted();
                LockSupport.parkNanos(this, patient);
                patient = until - System.nanoTime();
            }
            interrupted |= Thread.interrupted();
            if (leads) {
                leads = false;
                return News.LEAD;
            }
            return ended ? News.END : News.NONE;
        }

        @SuppressWarnings("NullAway") // a turn that ended without failure has the result that its work gave
        private R outcome() {
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }
}

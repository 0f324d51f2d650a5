package dev.kosh.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that arrive together are done together, and each gets its own answer. */
@Timeout(60)
class SharedTripsTests {

    private final ExecutorService callers = Executors.newFixedThreadPool(32);

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    private static SharedTrips<Integer, String> squares(int lanes, int most, List<List<Integer>> batches) {
        return new SharedTrips<>(lanes, most, List::of, failure -> true, items -> {
            batches.add(List.copyOf(items));
            return items.stream().map(item -> item + "²=" + item * item).toList();
        });
    }

    @Test
    void aCallerWhoIsAloneIsServedAtOnceAndAlone() {
        List<List<Integer>> batches = new ArrayList<>();
        assertThat(squares(2, 16, batches).run(7)).isEqualTo("7²=49");
        assertThat(batches).containsExactly(List.of(7));
    }

    @Test
    void whoArrivesWhileABatchRunsGoesIntoTheNextOneTogetherWithTheOthers() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
        SharedTrips<Integer, Integer> group = new SharedTrips<>(1, 3, List::of, failure -> true, items -> {
            batches.add(List.copyOf(items));
            running.countDown();
            await(goOn);
            return items;
        });
        List<Future<Integer>> answers = new ArrayList<>();
        answers.add(callers.submit(() -> group.run(0)));
        running.await();
        for (int i = 1; i <= 5; i++) {
            int item = i;
            FutureTask<Integer> answer = new FutureTask<>(() -> group.run(item));
            Thread caller = new Thread(answer);
            caller.start();
            awaitWaiting(caller);
            answers.add(answer);
        }
        goOn.countDown();
        for (int i = 0; i <= 5; i++) {
            assertThat(answers.get(i).get()).isEqualTo(i);
        }
        assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void whoWaitsBehindATripThatIsHeldUpGoesByAnotherLane() throws Exception {
        CountDownLatch heldUp = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SharedTrips<Integer, Integer> group = new SharedTrips<>(2, 16, List::of, failure -> true, items -> {
            if (items.contains(0)) {
                heldUp.countDown();
                await(goOn);
            }
            return items;
        });
        Future<Integer> first = callers.submit(() -> group.run(0));
        heldUp.await();

        assertThat(group.run(1)).isEqualTo(1);
        assertThat(first).isNotDone();

        goOn.countDown();
        assertThat(get(first)).isEqualTo(0);
    }

    @Test
    void aFailureThatUndidABatchIsAnsweredToTheOneWhoCausesItAndToNobodyElse() throws Exception {
        SharedTrips<Integer, Integer> group =
                new SharedTrips<>(1, 16, List::of, IllegalArgumentException.class::isInstance, items -> {
                    pause(2);
                    if (items.contains(13)) {
                        throw new IllegalArgumentException("13");
                    }
                    return items;
                });
        List<Future<Integer>> answers = submitAll(group, 40);
        for (int i = 0; i < 40; i++) {
            Future<Integer> answer = answers.get(i);
            if (i == 13) {
                assertThatThrownBy(answer::get).hasRootCauseMessage("13");
            } else {
                assertThat(answer.get()).isEqualTo(i);
            }
        }
    }

    @Test
    void aFailureOfUnknownEffectIsAnsweredToAllOfTheBatchAndNothingIsTriedAgain() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        SharedTrips<Integer, Integer> group = new SharedTrips<>(1, 16, List::of, failure -> false, items -> {
            seen.addAndGet(items.size());
            pause(2);
            throw new IllegalStateException("the line is dead");
        });
        for (Future<Integer> answer : submitAll(group, 40)) {
            assertThatThrownBy(answer::get).hasRootCauseMessage("the line is dead");
        }
        assertThat(seen).hasValue(40);
    }

    @Test
    void itemsThatTouchTheSameAreNeverInOneBatch() throws Exception {
        ConcurrentLinkedQueue<List<Integer>> batches = new ConcurrentLinkedQueue<>();
        SharedTrips<Integer, Integer> group =
                new SharedTrips<>(2, 16, item -> List.of(item % 3), failure -> true, items -> {
                    batches.add(List.copyOf(items));
                    pause(1);
                    return items;
                });
        submitAll(group, 60).forEach(SharedTripsTests::get);
        assertThat(batches)
                .allSatisfy(batch ->
                        assertThat(batch.stream().map(item -> item % 3)).doesNotHaveDuplicates());
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(60);
    }

    @Test
    void whateverTheTimingEachItemIsDoneOnceAndNoLaneIsLost() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger mostAtWork = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
        SharedTrips<Integer, Integer> group =
                new SharedTrips<>(2, 5, item -> List.of(item % 7), failure -> true, items -> {
                    mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    atWork.decrementAndGet();
                    done.addAll(items);
                    return items;
                });
        for (int round = 0; round < 200; round++) {
            int width = 1 + random.nextInt(32);
            List<Future<Integer>> answers = submitAll(group, width);
            for (int i = 0; i < width; i++) {
                assertThat(get(answers.get(i))).as("seed %d", seed).isEqualTo(i);
            }
            assertThat(done).as("seed %d", seed).hasSize(width);
            done.clear();
        }
        assertThat(mostAtWork.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void aBatchThatBreaksOffWithAnErrorIsAnsweredToAllOfItAndNoLaneIsLost() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier bothLanes = new CyclicBarrier(2);
        SharedTrips<Integer, Integer> group = new SharedTrips<>(2, 1, List::of, failure -> true, items -> {
            if (items.get(0) >= 100) {
                meet(bothLanes);
            } else if (runs.incrementAndGet() % 2 == 0) {
                throw new StackOverflowError();
            }
            return items;
        });
        for (int round = 0; round < 2_000; round++) {
            for (Future<Integer> answer : submitAll(group, 16)) {
                try {
                    answer.get(20, TimeUnit.SECONDS);
                } catch (ExecutionException told) {
                    assertThat(told).hasRootCauseInstanceOf(StackOverflowError.class);
                }
            }
        }
        Future<Integer> one = callers.submit(() -> group.run(100));
        assertThat(group.run(101)).isEqualTo(101);
        assertThat(get(one)).isEqualTo(100);
    }

    /** Many times, for now and then the interrupt comes at the same moment as the call to lead. */
    @RepeatedTest(300)
    void anInterruptedCallerStillLearnsWhatBecameOfHisItem() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SharedTrips<Integer, Integer> group = new SharedTrips<>(1, 3, List::of, failure -> true, items -> {
            running.countDown();
            await(goOn);
            return items;
        });
        Future<Integer> first = callers.submit(() -> group.run(1));
        running.await();
        FutureTask<Integer> second = new FutureTask<>(() -> {
            int answer = group.run(2);
            assertThat(Thread.interrupted()).isTrue();
            return answer;
        });
        Thread caller = new Thread(second);
        caller.start();
        awaitWaiting(caller);
        caller.interrupt();
        goOn.countDown();
        assertThat(get(first)).isEqualTo(1);
        assertThat(get(second)).isEqualTo(2);
    }

    private static void awaitWaiting(Thread caller) {
        while (caller.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private List<Future<Integer>> submitAll(SharedTrips<Integer, Integer> group, int count) {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int item = i;
            answers.add(callers.submit(() -> group.run(item)));
        }
        return answers;
    }

    private static Integer get(Future<Integer> answer) {
        try {
            return answer.get(20, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}

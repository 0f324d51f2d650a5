package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryService;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** As many calls of jobs are under way as was agreed with the treasury: no more, and no fewer while there is work. */
@TreasuryTest
class JobLinesTests {

    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private TestTreasury treasuries;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final JitPeer peer = JitPeer.start();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        peer.close();
    }

    @Test
    void manyThreadsOfJobsNeverHaveMoreCallsUnderWayThanAgreed() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        peer.answers(call -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            both.countDown();
            await(both);
            underWay.decrementAndGet();
            call.answer("{\"serviceId\":\"FD\",\"data\":[]}");
        });
        try (TestTreasury.Client client = treasuries.client(peer.address(), Map.of("jit.pool.size", "2"))) {
            List<CompletableFuture<TreasuryAnswer>> calls =
                    Stream.generate(() -> ofRun(client)).limit(12).toList();

            assertThat(calls)
                    .allSatisfy(call -> assertThat(call)
                            .succeedsWithin(PATIENCE)
                            .extracting(TreasuryAnswer::outcome)
                            .isEqualTo(Outcome.SUCCESS));
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void aPersonWaitsForNoJob() {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        peer.answers(call -> {
            if (calls.incrementAndGet() == 1) {
                heard.countDown();
                await(end);
            }
            call.answer("{\"serviceId\":\"FD\",\"data\":[]}");
        });
        try (TestTreasury.Client client = treasuries.client(peer.address(), Map.of("jit.pool.size", "1"))) {
            CompletableFuture<TreasuryAnswer> job = ofRun(client);
            await(heard);

            assertThat(client.call(TreasuryService.FD).outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(job).isNotDone();

            end.countDown();
            assertThat(job).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void whileAnAnswerIsPutOnRecordTheNextCallIsMade() {
        CountDownLatch heardTwo = new CountDownLatch(2);
        try (TestTreasury.Client client = treasuries.client(peer.address(), Map.of("jit.pool.size", "1"))) {
            // The log-in is put on record, too: it comes before.
            client.call(TreasuryService.FD);
            peer.answers(call -> {
                heardTwo.countDown();
                call.answer("{\"serviceId\":\"FD\",\"data\":[]}");
            });
            List<CompletableFuture<TreasuryAnswer>> calls = transaction.execute(status -> {
                jdbc.sql("lock table treasury.exchange in exclusive mode").update();
                List<CompletableFuture<TreasuryAnswer>> begun = List.of(ofRun(client), ofRun(client));
                await(heardTwo);
                assertThat(begun).noneMatch(CompletableFuture::isDone);
                return begun;
            });
            assertThat(calls).allSatisfy(call -> assertThat(call).succeedsWithin(PATIENCE));
        }
    }

    private CompletableFuture<TreasuryAnswer> ofRun(TestTreasury.Client client) {
        return CompletableFuture.supplyAsync(() -> client.callOfRun(TreasuryService.FD, NIGHT), threads);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

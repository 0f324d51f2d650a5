package dev.kosh.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.events.DeliverLater;
import dev.kosh.events.OutboxHandler;
import dev.kosh.events.OutboxMessage;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.wire.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KoshServerTest
@Import({OutboxTests.RecipientConfiguration.class, DrainedOutbox.class})
class OutboxTests {

    private static final TenantId AMRITSAR = new TenantId("pb.amritsar");
    private static final Duration LEASE = Duration.ofMinutes(2);

    @Autowired
    private DrainedOutbox drained;

    @Autowired
    private OutboxTable outbox;

    @Autowired
    private OutboxMeters meters;

    @Autowired
    private Recipient recipient;

    @Autowired
    private MovableClock clock;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void anEmptyOutbox() {
        jdbc.sql("truncate events.outbox").update();
        recipient.taken.clear();
        recipient.before = message -> {};
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void aMessageIsDeliveredOnceAndThenGone() {
        owe(1);

        assertThat(drained.now()).isEqualTo(1);
        assertThat(drained.now()).isZero();

        OutboxMessage message = recipient.taken.get(0);
        assertThat(message.tenantId()).isEqualTo(AMRITSAR);
        assertThat(message.createdAt()).isEqualTo(clock.instant());
        assertThat(message.attempts()).isZero();
        assertThat(waiting()).isZero();
    }

    @Test
    void whatARolledBackChangeOwedIsNeverDelivered() {
        transactions.executeWithoutResult(transaction -> {
            owe(1);
            transaction.setRollbackOnly();
        });

        assertThat(drained.now()).isZero();
    }

    @Test
    void whileTheProviderIsDownAMessageWaitsLongerEachTimeAndIsDeliveredOnceItIsUp() {
        owe(1);
        recipient.before = OutboxTests::down;

        assertThat(drained.now()).isEqualTo(1);
        assertThat(drained.now()).as("not due again at once").isZero();
        clock.advance(Duration.ofSeconds(29));
        assertThat(drained.now()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(drained.now()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(59));
        assertThat(drained.now()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(drained.now()).isEqualTo(1);

        recipient.before = message -> {};
        clock.advance(Duration.ofMinutes(2));
        assertThat(drained.now()).isEqualTo(1);
        assertThat(recipient.taken.get(0).attempts()).isEqualTo(3);
        assertThat(waiting()).isZero();
    }

    @Test
    void aMessageThatTheHandlerWantsLaterWaitsUntilThenWithoutCountingAsAFailure() {
        owe(1);
        Instant later = clock.instant().plus(Duration.ofHours(10));
        recipient.before = message -> {
            if (clock.instant().isBefore(later)) {
                throw new DeliverLater(later);
            }
        };

        assertThat(drained.now()).isEqualTo(1);
        clock.advance(Duration.ofHours(10).minusSeconds(1));
        assertThat(drained.now()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(drained.now()).isEqualTo(1);

        assertThat(recipient.taken.get(0).attempts()).isZero();
        assertThat(waiting()).isZero();
    }

    @Test
    void aMessageIsNeverDroppedHoweverLongTheProviderIsDown() {
        owe(1);
        recipient.before = OutboxTests::down;
        for (int day = 0; day < 60; day++) {
            drained.now();
            clock.advance(Duration.ofDays(1));
        }
        assertThat(jdbc.sql("select attempts from events.outbox")
                        .query(Integer.class)
                        .single())
                .isEqualTo(60);

        recipient.before = message -> {};
        drained.now();

        assertThat(recipient.numbers()).containsExactly(1);
    }

    @Test
    void oneFailingMessageDoesNotHoldUpTheOthers() {
        owe(1, 2, 3, 4, 5);
        recipient.before = message -> {
            if (message.payload().path("number").asInt() == 3) {
                throw new StackOverflowError();
            }
        };

        assertThat(drained.now()).isEqualTo(5);

        assertThat(recipient.numbers()).containsExactlyInAnyOrder(1, 2, 4, 5);
        assertThat(lastError()).isEqualTo(StackOverflowError.class.getName());
    }

    @Test
    void aMessageThatBreaksTheCallOfAllDoesNotHoldUpTheOthersEither() throws Exception {
        owe(1, 2, 3, 4, 5);
        recipient.before = message -> {
            if (message.payload().path("number").asInt() == 3) {
                throw new IllegalStateException("what is stored about it cannot be read");
            }
        };
        OutboxDrain together = anotherProcess(recipient.together(), 100, 1);

        assertThat(together.run(() -> false)).isEqualTo(5);
        together.destroy();

        assertThat(recipient.numbers()).contains(1, 2, 4, 5).doesNotContain(3);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void aMessageThatNobodyCanDeliverWaitsAndIsReported() {
        jdbc.sql("select events.append_outbox('pb', 'NOT_YET_KNOWN', '{}', :at)")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> number)
                .list();

        assertThat(drained.now()).isEqualTo(1);

        assertThat(waiting()).isEqualTo(1);
        assertThat(lastError()).contains("NOT_YET_KNOWN");
    }

    @Test
    void twoProcessesDeliverEachMessageOnce() throws Exception {
        List<Integer> numbers = IntStream.range(0, 600).boxed().toList();
        owe(numbers.stream().mapToInt(Integer::intValue).toArray());
        CyclicBarrier together = new CyclicBarrier(2);
        OutboxDrain here = anotherProcess(10_000, 4);
        OutboxDrain there = anotherProcess(10_000, 4);
        Callable<Integer> first = () -> runTogether(here, together);
        Callable<Integer> second = () -> runTogether(there, together);

        ExecutorService processes = Executors.newFixedThreadPool(2);
        int tried = 0;
        for (var process : processes.invokeAll(List.of(first, second))) {
            tried += process.get();
        }
        processes.shutdown();
        here.destroy();
        there.destroy();

        assertThat(tried).isEqualTo(600);
        assertThat(recipient.numbers()).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void whatADeadProcessHadTakenIsDeliveredByAnotherWhenTheLeaseEnds() {
        owe(1, 2);
        Batch ofTheDead = outbox.lease(clock.instant(), clock.instant().plus(LEASE), 200);
        recipient.deliver(ofTheDead.messages().get(0));

        clock.advance(LEASE.minusSeconds(1));
        assertThat(drained.now()).as("may still be at work").isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(drained.now()).isEqualTo(2);

        assertThat(recipient.numbers()).as("at least once").containsOnly(1, 2).hasSize(3);
        assertThat(waiting()).isZero();
    }

    @Test
    void aProcessThatWasTooSlowDoesNotDisturbTheOneThatTookOver() {
        owe(1);
        Batch slow = outbox.lease(clock.instant(), clock.instant().plus(LEASE), 200);
        clock.advance(LEASE);
        Batch takenOver = outbox.lease(clock.instant(), clock.instant().plus(LEASE), 200);
        assertThat(takenOver.messages()).hasSize(1);

        outbox.postpone(List.of(Outcome.failed(slow.messages().get(0), "late")), clock.instant(), slow.leasedUntil());
        outbox.release(slow.messages(), slow.leasedUntil());

        assertThat(drained.now()).as("still leased").isZero();
    }

    @Test
    void messagesThatTheLeaseLeavesNoTimeForAreGivenBack() {
        owe(1, 2, 3);
        OutboxDrain oneAtATime = anotherProcess(3, 1);
        recipient.before = message -> clock.advance(LEASE);
        try {
            oneAtATime.run(() -> false);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            oneAtATime.destroy();
        }
        assertThat(recipient.taken).hasSize(1);
        recipient.before = message -> {};

        assertThat(drained.now()).isEqualTo(2);
        assertThat(recipient.numbers()).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void aRunTakesNoMoreThanItsLimitAndEndsWhenTheProcessStops() throws Exception {
        owe(IntStream.range(0, 12).toArray());
        OutboxDrain limited = anotherProcess(10, 4);

        assertThat(limited.run(() -> true)).isZero();
        assertThat(limited.run(() -> false)).isEqualTo(10);
        assertThat(limited.run(() -> false)).isEqualTo(2);
        limited.destroy();
    }

    @Test
    void operatorsSeeHowMuchWaitsHowLongAndWhatIsStuck() {
        owe(1, 2);
        recipient.before = OutboxTests::down;
        Instant written = clock.instant();
        for (int failure = 0; failure < RetryDelay.STUCK_AFTER; failure++) {
            drained.now();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(registry.get("kosh.outbox.waiting").gauge().value()).isEqualTo(2);
        assertThat(registry.get("kosh.outbox.stuck").gauge().value()).isEqualTo(2);
        assertThat(registry.get("kosh.outbox.oldest.age").gauge().value())
                .isEqualTo(Duration.between(written, clock.instant()).toSeconds());
    }

    private int runTogether(OutboxDrain drain, CyclicBarrier together) throws Exception {
        together.await();
        return drain.run(() -> false);
    }

    private OutboxDrain anotherProcess(int limitPerRun, int parallelDeliveries) {
        return anotherProcess(recipient, limitPerRun, parallelDeliveries);
    }

    private OutboxDrain anotherProcess(OutboxHandler handler, int limitPerRun, int parallelDeliveries) {
        return new OutboxDrain(
                outbox,
                new OutboxSettings(Duration.ofSeconds(1), 50, limitPerRun, parallelDeliveries, LEASE),
                meters,
                clock,
                List.of(handler));
    }

    private void owe(int... numbers) {
        jdbc.sql("""
                        select events.append_outbox(:tenant, :kind, jsonb_build_object('number', number), :at)
                        from unnest(cast(:numbers as int[])) as owed (number)
                        """)
                .param("tenant", AMRITSAR.value())
                .param("kind", Recipient.KIND)
                .param("numbers", numbers)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> number)
                .list();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from events.outbox")
                .query(Integer.class)
                .single();
    }

    private String lastError() {
        return jdbc.sql("select last_error from events.outbox where last_error is not null")
                .query(String.class)
                .single();
    }

    private static void down(OutboxMessage message) {
        throw new IllegalStateException("provider is down for " + message.id());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class RecipientConfiguration {

        @Bean
        Recipient recipient() {
            return new Recipient();
        }
    }
}

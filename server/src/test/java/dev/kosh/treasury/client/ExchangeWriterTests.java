package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.treasury.ExchangeCriteria;
import dev.kosh.treasury.ExchangeLog;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryExchange;
import dev.kosh.treasury.Trigger;
import dev.kosh.treasury.store.ExchangeRow;
import dev.kosh.treasury.store.ExchangeWriter;
import dev.kosh.wire.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Threads that put exchanges on record at the same time share commits, and nothing else. */
@TreasuryTest
class ExchangeWriterTests {

    private static final int THREADS = 32;

    @Autowired
    private ExchangeWriter writer;

    @Autowired
    private ExchangeLog log;

    @Autowired
    private JdbcClient jdbc;

    private final String reference = UUID.randomUUID().toString();

    @Test
    void everyRowIsThereWhenItsWriterReturns() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Boolean>> writes = new ArrayList<>();
            for (int i = 0; i < 20 * THREADS; i++) {
                writes.add(threads.submit(() -> {
                    ExchangeRow row = row("PIS");
                    writer.write(row);
                    return exists(row);
                }));
            }
            for (Future<Boolean> write : writes) {
                assertThat(write.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(log.search(ExchangeCriteria.about(TestTreasury.TENANT, reference)))
                .hasSize(20 * THREADS)
                .extracting(TreasuryExchange::id)
                .doesNotHaveDuplicates();
        assertThat(commits()).as("transactions that wrote these rows").isLessThan(20 * THREADS);
    }

    @Test
    void aRowThatTheDatabaseDoesNotTakeCostsOnlyItsOwnWriter() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> good = new ArrayList<>();
            List<Future<?>> bad = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                boolean isBad = i % 10 == 0;
                (isBad ? bad : good).add(threads.submit(() -> writer.write(row(isBad ? "NO_SERVICE" : "PIS"))));
            }
            for (Future<?> write : good) {
                write.get();
            }
            for (Future<?> write : bad) {
                assertThat(failureOf(write)).isInstanceOf(DataAccessException.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(log.search(ExchangeCriteria.about(TestTreasury.TENANT, reference)))
                .hasSize(270);
    }

    @Test
    void aThreadThatShallEndPutsItsExchangeOnRecordFirst() {
        ExchangeRow row = row("PI");
        Thread.currentThread().interrupt();

        writer.write(row);

        assertThat(Thread.interrupted())
                .as("the thread still knows that it shall end")
                .isTrue();
        assertThat(exists(row)).isTrue();
    }

    private ExchangeRow row(String service) {
        return new ExchangeRow(
                TestTreasury.TENANT,
                Ids.next(),
                service,
                reference,
                null,
                1,
                Trigger.CRON,
                200,
                Outcome.SUCCESS,
                null,
                null,
                null,
                Instant.parse("2026-11-22T16:30:00.123Z"),
                Duration.ofMillis(20),
                100,
                new byte[] {1, 2, 3},
                null);
    }

    private boolean exists(ExchangeRow row) {
        return jdbc.sql("select 1 from treasury.exchange where tenant_id = :tenant and id = :id")
                .param("tenant", row.tenant().value())
                .param("id", row.id())
                .query((found, number) -> true)
                .optional()
                .orElse(false);
    }

    private int commits() {
        return jdbc.sql("select count(distinct xmin::text) from treasury.exchange where reference = :reference")
                .param("reference", reference)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private static Throwable failureOf(Future<?> write) throws InterruptedException {
        try {
            write.get();
            throw new AssertionError("the database took it");
        } catch (ExecutionException failed) {
            return Objects.requireNonNull(failed.getCause());
        }
    }
}

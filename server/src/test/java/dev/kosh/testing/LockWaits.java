package dev.kosh.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests that let transactions meet: what waits for rows of others in the server's database. */
public final class LockWaits {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LockWaits() {}

    /** Returns once so many transactions wait for another. */
    public static void await(JdbcClient jdbc, int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int waiting;
        do {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
            waiting = jdbc.sql("""
                            select count(distinct pid) from pg_locks
                            where not granted and locktype in ('tuple', 'transactionid')
                              and pid in (select pid from pg_locks where database =
                                          (select oid from pg_database where datname = current_database()))
                            """).query(Integer.class).single();
        } while (waiting < count);
    }
}

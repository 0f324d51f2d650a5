package dev.kosh.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Thousands of rows beside the one that a search is for, and the database's own count of the rows that it read. The crowd
 * stands for the time of one search; nothing of it stays.
 */
public final class Crowd {

    private static final int SIZE = 2_500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public Crowd(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** In the crowd that {@code gather} makes, the search finds something and reads at most so many rows of the table. */
    public void assertReads(int most, String table, Runnable gather, Supplier<? extends Collection<?>> search) {
        transactions.executeWithoutResult(transaction -> {
            gather.run();
            long before = rowsRead(table);

            assertThat(search.get()).isNotEmpty();

            assertThat(rowsRead(table) - before)
                    .as("rows of %s that the search read", table)
                    .isBetween(1L, (long) most);
            transaction.setRollbackOnly();
        });
    }

    /**
     * Others like one row of a table.
     *
     * @param which condition that one row fulfils
     * @param members pairs of {@code jsonb_build_object}: the columns in which each differs, {@code n} being its number
     */
    public void gather(String table, String which, String members) {
        int made = jdbc.sql("insert into " + table + " select (jsonb_populate_record(one, jsonb_build_object(" + members
                        + "))).* from " + table + " one, generate_series(1, " + SIZE + ") n where " + which)
                .update();
        assertThat(made).isEqualTo(SIZE);
        jdbc.sql("analyze " + table).update();
    }

    private long rowsRead(String table) {
        return jdbc.sql("""
                        select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                        where relid = cast(:table as regclass)
                        """).param("table", table).query(Long.class).single();
    }
}

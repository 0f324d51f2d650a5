package dev.kosh.disbursement;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Holds other processes at a statement, on a connection of its own, as long as a test wants; those that are held can be
 * cut off as when their process dies: the statement has never come.
 */
final class Gate implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Connection connection;

    Gate(String url) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        run("""
                create or replace function disbursement.held() returns trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock_shared(4711); return new; end $$
                """);
        run("select pg_advisory_lock(4711)");
    }

    /** @param moment {@code insert on treasury.exchange}, {@code update on …} */
    void holdBefore(String moment, String condition) throws SQLException {
        String table = moment.substring(moment.lastIndexOf(' ') + 1);
        run("create trigger held_%s before %s for each row when (%s) execute function disbursement.held()"
                .formatted(table.replace('.', '_'), moment, condition));
    }

    /** Keeps everybody else from changing these instructions. */
    void holdInstructions(List<UUID> ids) throws SQLException {
        connection.setAutoCommit(false);
        for (UUID id : ids) {
            run("select 1 from disbursement.payment_instruction where id = '%s' for update".formatted(id));
        }
    }

    /** Lets those pass that wait before a statement. */
    void open() throws SQLException {
        run("select pg_advisory_unlock(4711)");
    }

    void awaitHeld(int processes) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (held() < processes) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not held: " + processes);
            }
            Thread.onSpinWait();
        }
    }

    /** Nothing of those that are held reaches the database any more. */
    void cutOff() throws SQLException {
        run("select pg_terminate_backend(pid) from (" + WAITING + ") waiting");
    }

    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        run("drop function disbursement.held() cascade");
        connection.close();
    }

    private static final String WAITING = """
            select distinct locks.pid from pg_locks locks
            join pg_stat_activity activity on activity.pid = locks.pid and activity.datname = current_database()
            where not locks.granted
            """;

    private int held() throws SQLException {
        run("select pg_stat_clear_snapshot()");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from (" + WAITING + ") waiting")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

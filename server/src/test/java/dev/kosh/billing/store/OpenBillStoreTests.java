package dev.kosh.billing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.secrets.KeysetFile;
import dev.kosh.wire.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;

class OpenBillStoreTests {

    private static final int CALLERS = 32;

    @TempDir
    Path folder;

    @Test
    void whileTheDatabaseIsAwayEachCallerHearsItAfterOneTripAndNobodyWaitsForTheTripsOfOthers() throws Exception {
        Path keyset = folder.resolve("keys");
        KeysetFile.createIfAbsent(keyset);
        Away away = new Away();
        OpenBillStore store = new OpenBillStore(new JdbcTemplate(away), new BillRows(KeysetFile.read(keyset)));
        Callable<Object> asks = () -> store.payable(new TenantId("pb.amritsar"), List.of(UUID.randomUUID()));

        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<Object>> answers = callers.invokeAll(Collections.nCopies(CALLERS, asks));
        callers.shutdown();

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThatThrownBy(answer::get).hasCauseInstanceOf(DataAccessResourceFailureException.class));
        assertThat(away.trips).hasValueLessThanOrEqualTo(CALLERS);
    }

    /** A pool that waits for a connection and gets none. */
    private static final class Away extends AbstractDataSource {

        private final AtomicInteger trips = new AtomicInteger();

        @Override
        public Connection getConnection() throws SQLException {
            trips.incrementAndGet();
            try {
                Thread.sleep(100);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            throw new SQLTransientConnectionException("no connection in time");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}

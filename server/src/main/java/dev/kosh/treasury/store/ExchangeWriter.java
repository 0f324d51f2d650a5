package dev.kosh.treasury.store;

import dev.kosh.sql.SharedTrips;
import dev.kosh.sql.SqlArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts exchanges on record, apart from any transaction of the caller, so that they survive its roll-back. Threads that
 * write at the same time share statement and commit.
 */
@Component
public class ExchangeWriter {

    private static final int LANES = 1;
    private static final int MOST_AT_ONCE = 256;

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final SharedTrips<ExchangeRow, UUID> together;

    ExchangeWriter(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        // One statement commits itself and saves two trips.
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        // A row that is there already is not written again, so that each may be tried alone whatever has failed.
        this.together = new SharedTrips<>(LANES, MOST_AT_ONCE, row -> List.of(), failure -> true, this::insertApart);
    }

    /**
     * Returns when the row is durable.
     *
     * @throws org.springframework.dao.DataAccessException when the database does not take the row
     */
    public void write(ExchangeRow row) {
        together.run(row);
    }

    /** Also on a thread that shall end: what the treasury was told must not be forgotten. */
    private List<UUID> insertApart(List<ExchangeRow> rows) {
        boolean shallEnd = Thread.interrupted();
        try {
            apart.executeWithoutResult(status -> insert(rows));
            return rows.stream().map(ExchangeRow::id).toList();
        } finally {
            if (shallEnd) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void insert(List<ExchangeRow> rows) {
        jdbc.sql("""
                        insert into treasury.exchange
                            (tenant_id, id, service, reference, slot, attempt_no, trigger, http_status, outcome, glitch,
                             error_code, error_text, started_at, duration_millis, bytes_in, request_sealed,
                             response_sealed)
                        select * from unnest(
                            :tenants, :ids, :services, :references, :slots, :attempts, :triggers, :statuses, :outcomes,
                            :glitches, :codes, :texts, :starts, :durations, :lengths, :requests, :responses)
                        on conflict do nothing
                        """)
                .param("tenants", texts(rows, row -> row.tenant().value()))
                .param("ids", column("uuid", rows, ExchangeRow::id))
                .param("services", texts(rows, ExchangeRow::service))
                .param("references", texts(rows, ExchangeRow::reference))
                .param("slots", column("date", rows, row -> text(row.slot())))
                .param("attempts", column("int4", rows, ExchangeRow::attemptNo))
                .param("triggers", texts(rows, row -> row.trigger().name()))
                .param("statuses", column("int4", rows, ExchangeRow::httpStatus))
                .param("outcomes", texts(rows, row -> row.outcome().name()))
                .param("glitches", texts(rows, row -> text(row.glitch())))
                .param("codes", texts(rows, ExchangeRow::errorCode))
                .param("texts", texts(rows, ExchangeRow::errorText))
                .param("starts", column("timestamptz", rows, row -> text(row.startedAt())))
                .param(
                        "durations",
                        column("int4", rows, row -> Math.toIntExact(row.took().toMillis())))
                .param("lengths", column("int4", rows, ExchangeRow::bytesIn))
                .param("requests", column("bytea", rows, ExchangeRow::requestSealed))
                .param("responses", column("bytea", rows, ExchangeRow::responseSealed))
                .update();
    }

    private static SqlArrayValue texts(List<ExchangeRow> rows, Function<ExchangeRow, @Nullable String> member) {
        return column("text", rows, member);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static SqlArrayValue column(
            String type, List<ExchangeRow> rows, Function<ExchangeRow, ? extends @Nullable Object> member) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(member.apply(row)));
        return SqlArrays.of(type, values);
    }
}

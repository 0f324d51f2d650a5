package dev.kosh.billing.bulk;

import dev.kosh.events.Actor;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables {@code billing.bulk_job} and {@code billing.bulk_refusal}. */
@Component
class BulkStore {

    private static final int MOST_RESULTS = 100;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COLUMNS = """
            tenant_id, id, kind, parameters, state, total, succeeded, refused, skipped, place, failure, actor_uuid,
            client_id, address, correlation_id, created_at, started_at, ended_at
            """;

    private final JdbcClient jdbc;

    BulkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, TenantId tenant, BulkKind kind, JsonNode parameters, Actor actor, Instant at) {
        jdbc.sql("""
                        insert into billing.bulk_job
                            (tenant_id, id, kind, parameters, state, due_at, actor_uuid, client_id, address,
                             correlation_id, created_at)
                        values (:tenant, :id, :kind, :parameters::jsonb, 'WAITING', :at, :actor, :client, :address,
                                :correlation, :at)
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("kind", kind.name())
                .param("parameters", JSON.writeValueAsString(parameters))
                .param("actor", actor.userUuid())
                .param("client", actor.clientId())
                .param("address", actor.address())
                .param("correlation", actor.correlationId())
                .param("at", Times.bind(at))
                .update();
    }

    /** Jobs of a tenant, latest first; 100 at most. */
    List<BulkJob> find(TenantId tenant, BulkKind kind, @Nullable UUID id) {
        Conditions conditions = new Conditions()
                .ifGiven("tenant", tenant.value(), "tenant_id = :tenant")
                .ifGiven("kind", kind.name(), "kind = :kind")
                .ifGiven("id", id, "id = :id");
        return jdbc.sql("select " + COLUMNS + " from billing.bulk_job where " + conditions.text()
                        + " order by created_at desc, id limit :limit")
                .params(conditions.parameters())
                .param("limit", MOST_RESULTS)
                .query(BulkStore::read)
                .list();
    }

    /** The job whose turn it is, which runs from now on. */
    Optional<BulkJob> begin(Instant now) {
        return jdbc.sql("""
                        update billing.bulk_job
                        set state = 'RUNNING', started_at = coalesce(started_at, :now)
                        where (tenant_id, id) in (
                            select tenant_id, id
                            from billing.bulk_job
                            where state in ('WAITING', 'RUNNING') and due_at <= :now
                            order by due_at, id
                            limit 1)
                        returning
                        """ + COLUMNS)
                .param("now", Times.bind(now))
                .query(BulkStore::read)
                .optional();
    }

    void count(BulkJob job, long total) {
        jdbc.sql("update billing.bulk_job set total = :total where tenant_id = :tenant and id = :id")
                .param("total", total)
                .param("tenant", job.tenantId().value())
                .param("id", job.id())
                .update();
    }

    /**
     * Tells how far a job is, and what was refused on the way, in the caller's transaction.
     *
     * @param refusals why, by the number of the piece
     * @throws BulkTakenOver when another process has gone further meanwhile
     */
    void advance(BulkJob before, BulkJob after, Map<Long, String> refusals) {
        int rows = jdbc.sql("""
                        update billing.bulk_job
                        set succeeded = :succeeded, refused = :refused, skipped = :skipped, place = :place
                        where tenant_id = :tenant and id = :id and state = 'RUNNING'
                          and succeeded + refused + skipped = :expected
                        """)
                .param("succeeded", after.succeeded())
                .param("refused", after.refused())
                .param("skipped", after.skipped())
                .param("place", after.place())
                .param("tenant", before.tenantId().value())
                .param("id", before.id())
                .param("expected", before.done())
                .update();
        if (rows == 0) {
            throw new BulkTakenOver(before);
        }
        if (!refusals.isEmpty()) {
            jdbc.sql("""
                            insert into billing.bulk_refusal (tenant_id, job_id, piece, problem)
                            select :tenant, :job, u.piece, u.problem
                            from unnest(:pieces::bigint[], :problems::text[]) as u (piece, problem)
                            """)
                    .param("tenant", before.tenantId().value())
                    .param("job", before.id())
                    .param("pieces", SqlArrays.of("bigint", refusals.keySet()))
                    .param("problems", SqlArrays.of("text", refusals.values()))
                    .update();
        }
    }

    /** Why pieces were refused, by their number; of the pieces from one number on, so many at most. */
    Map<Long, String> refusals(TenantId tenant, UUID job, long fromPiece, int most) {
        Map<Long, String> found = new TreeMap<>();
        jdbc.sql("""
                        select piece, problem
                        from billing.bulk_refusal
                        where tenant_id = :tenant and job_id = :job and piece >= :from
                        order by piece
                        limit :most
                        """)
                .param("tenant", tenant.value())
                .param("job", job)
                .param("from", fromPiece)
                .param("most", most)
                .query(row -> {
                    found.put(row.getLong("piece"), row.getString("problem"));
                });
        return found;
    }

    /** @param failure null when the job is through */
    void end(BulkJob job, @Nullable String failure, Instant at) {
        jdbc.sql("""
                        update billing.bulk_job
                        set state = :state, failure = :failure, ended_at = :at
                        where tenant_id = :tenant and id = :id and state = 'RUNNING'
                        """)
                .param("state", (failure == null ? BulkState.DONE : BulkState.FAILED).name())
                .param("failure", failure)
                .param("at", Times.bind(at))
                .param("tenant", job.tenantId().value())
                .param("id", job.id())
                .update();
    }

    void postpone(BulkJob job, Instant until) {
        jdbc.sql("update billing.bulk_job set due_at = :until where tenant_id = :tenant and id = :id")
                .param("until", Times.bind(until))
                .param("tenant", job.tenantId().value())
                .param("id", job.id())
                .update();
    }

    private static BulkJob read(ResultSet row, int rowNumber) throws SQLException {
        long succeeded = row.getLong("succeeded");
        long refused = row.getLong("refused");
        long skipped = row.getLong("skipped");
        return new BulkJob(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                BulkKind.valueOf(row.getString("kind")),
                JSON.readTree(row.getString("parameters")),
                BulkState.valueOf(row.getString("state")),
                row.getObject("total", Long.class),
                succeeded + refused + skipped,
                succeeded,
                refused,
                skipped,
                row.getString("place"),
                row.getString("failure"),
                new Actor(
                        row.getString("actor_uuid"),
                        row.getString("client_id"),
                        row.getString("address"),
                        row.getString("correlation_id")),
                Times.read(row, "created_at"),
                Times.readNullable(row, "started_at"),
                Times.readNullable(row, "ended_at"));
    }
}

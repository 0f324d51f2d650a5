package dev.kosh.collection.store;

import dev.kosh.collection.papers.Paper;
import dev.kosh.collection.papers.PaperKind;
import dev.kosh.collection.papers.PaperLanguage;
import dev.kosh.documents.PageSize;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which documents were made of payments and bills. */
@Component
public class PaperStore {

    private static final int MOST_FOUND = 100;

    private final JdbcClient jdbc;

    PaperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that receipts of these payments are handed out; true when it is the first time for all of them. */
    public boolean handOut(TenantId tenant, Collection<UUID> payments, Instant at) {
        int first = jdbc.sql("""
                        insert into collection.paper_original (tenant_id, payment_id, made_at)
                        select :tenant, id, :at from unnest(:payments::uuid[]) id order by id
                        on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("payments", SqlArrays.of("uuid", payments))
                .param("at", Times.bind(at))
                .update();
        return first == payments.size();
    }

    /** Keeps the document; when another call was faster with the same, that one. */
    public Paper add(Paper paper, String fingerprint, String by) {
        jdbc.sql("""
                        insert into collection.paper
                            (tenant_id, id, kind, key, language, size, entity_ids, fingerprint, duplicate, job_id,
                             made_at, made_by)
                        values (:tenant, :id, :kind, :key, :language, :size, :entities, :fingerprint, :duplicate, :job,
                             :at, :by)
                        on conflict do nothing
                        """)
                .param("tenant", paper.tenantId().value())
                .param("id", paper.id())
                .param("kind", paper.kind().name())
                .param("key", paper.key())
                .param("language", paper.language().name())
                .param("size", paper.size().name())
                .param("entities", SqlArrays.of("uuid", paper.entities()))
                .param("fingerprint", fingerprint)
                .param("duplicate", paper.duplicate())
                .param("job", paper.jobId())
                .param("at", Times.bind(paper.madeAt()))
                .param("by", by)
                .update();
        return byFingerprint(paper.tenantId(), fingerprint).orElseThrow();
    }

    /** Searches of payments answer the document from now on. */
    public void nameOnPayments(Paper paper) {
        jdbc.sql("""
                        with printed as (
                            select p.tenant_id, p.id from collection.payment p
                            where p.tenant_id = :tenant and p.id = any(:payments::uuid[])
                            order by p.id
                            for update)
                        update collection.payment p set file_store_ids = :id
                        from printed
                        where p.tenant_id = printed.tenant_id and p.id = printed.id
                        """)
                .param("tenant", paper.tenantId().value())
                .param("payments", SqlArrays.of("uuid", paper.entities()))
                .param("id", paper.id().toString())
                .update();
    }

    public Optional<Paper> byFingerprint(TenantId tenant, String fingerprint) {
        return jdbc.sql("select * from collection.paper where tenant_id = :tenant and fingerprint = :fingerprint")
                .param("tenant", tenant.value())
                .param("fingerprint", fingerprint)
                .query((row, number) -> paper(row))
                .optional();
    }

    public Optional<Paper> byId(TenantId tenant, UUID id) {
        return jdbc.sql("select * from collection.paper where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, number) -> paper(row))
                .optional();
    }

    /** At which of these tenants the paper of an id is kept. */
    public Optional<TenantId> tenantOf(UUID id, Collection<TenantId> among) {
        List<String> names = among.stream().map(TenantId::value).toList();
        return jdbc.sql("select tenant_id from collection.paper where id = :id and tenant_id "
                        + SqlArrays.equalsAny("tenants", names))
                .param("id", id)
                .param("tenants", SqlArrays.oneOrAll("text", names))
                .query((row, number) -> new TenantId(row.getString("tenant_id")))
                .optional();
    }

    /** Documents of these calls and entities, oldest first, a hundred at most; an empty list asks for nothing in particular. */
    public List<Paper> find(TenantId tenant, List<String> jobIds, List<UUID> entities) {
        Conditions conditions = new Conditions()
                .oneOf("tenant_id", "text", "tenant", List.of(tenant.value()))
                .ifAny("job_id", "text", "jobs", jobIds);
        if (!entities.isEmpty()) {
            conditions.and("entity_ids && :entities::uuid[]").bind("entities", SqlArrays.of("uuid", entities));
        }
        return jdbc.sql("select * from collection.paper\nwhere " + conditions.text()
                        + "\norder by made_at, id limit :most")
                .params(conditions.parameters())
                .param("most", MOST_FOUND)
                .query((row, number) -> paper(row))
                .list();
    }

    private static Paper paper(ResultSet row) throws SQLException {
        return new Paper(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                PaperKind.valueOf(row.getString("kind")),
                row.getString("key"),
                PaperLanguage.valueOf(row.getString("language")),
                PageSize.valueOf(row.getString("size")),
                Arrays.asList((UUID[]) row.getArray("entity_ids").getArray()),
                row.getBoolean("duplicate"),
                row.getString("job_id"),
                Times.read(row, "made_at"));
    }
}

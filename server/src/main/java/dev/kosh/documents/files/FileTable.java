package dev.kosh.documents.files;

import dev.kosh.documents.FileKind;
import dev.kosh.documents.StoredFile;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code documents.stored_file} and its parts, sealed. */
@Component
public class FileTable {

    private static final int PART_BYTES = 256 * 1024;
    private static final int MOST_RESULTS = 100;
    private static final String SELECT = "select * from documents.stored_file where tenant_id = :tenant";

    private final JdbcClient jdbc;
    private final PersonalData secrets;

    FileTable(JdbcClient jdbc, PersonalData secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    public void insert(StoredFile file, byte[] content) {
        jdbc.sql("""
                        insert into documents.stored_file
                            (tenant_id, id, module, tag, kind, bytes, name_sealed, uploaded_by, uploaded_at)
                        values (:tenant, :id, :module, :tag, :kind, :bytes, :name, :by, :at)
                        """)
                .param("tenant", file.tenantId().value())
                .param("id", file.id())
                .param("module", file.module())
                .param("tag", file.tag())
                .param("kind", file.kind().name())
                .param("bytes", file.bytes())
                .param("name", secrets.encrypt(file.name()))
                .param("by", file.uploadedBy())
                .param("at", Times.bind(file.uploadedAt()))
                .update();
        for (int from = 0, part = 0; from < content.length; from += PART_BYTES, part++) {
            jdbc.sql("""
                            insert into documents.stored_file_part (tenant_id, file_id, part, content)
                            values (:tenant, :id, :part, :content)
                            """)
                    .param("tenant", file.tenantId().value())
                    .param("id", file.id())
                    .param("part", part)
                    .param(
                            "content",
                            secrets.encryptBytes(
                                    Arrays.copyOfRange(content, from, Math.min(from + PART_BYTES, content.length))))
                    .update();
        }
    }

    public Optional<StoredFile> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, number) -> file(row))
                .optional();
    }

    /** At which of these tenants the file of an id is kept. */
    public Optional<TenantId> tenantOf(UUID id, Collection<TenantId> among) {
        List<String> names = among.stream().map(TenantId::value).toList();
        return jdbc.sql("select tenant_id from documents.stored_file where id = :id and tenant_id "
                        + SqlArrays.equalsAny("tenants", names))
                .param("id", id)
                .param("tenants", SqlArrays.oneOrAll("text", names))
                .query((row, number) -> new TenantId(row.getString("tenant_id")))
                .optional();
    }

    public List<StoredFile> tagged(TenantId tenant, String tag, @Nullable String uploadedBy) {
        return jdbc.sql(SELECT + """
                         and tag = :tag and (cast(:by as text) is null or uploaded_by = :by)
                        order by uploaded_at, id limit :most""")
                .param("tenant", tenant.value())
                .param("tag", tag)
                .param("by", uploadedBy)
                .param("most", MOST_RESULTS)
                .query((row, number) -> file(row))
                .list();
    }

    public byte[] content(StoredFile file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) file.bytes());
        jdbc.sql("""
                        select content from documents.stored_file_part
                        where tenant_id = :tenant and file_id = :id order by part
                        """)
                .param("tenant", file.tenantId().value())
                .param("id", file.id())
                .query(byte[].class)
                .list()
                .forEach(part -> content.writeBytes(secrets.decryptBytes(part)));
        return content.toByteArray();
    }

    /** How much a user has handed in since then. */
    public long bytesSince(TenantId tenant, String uploadedBy, Instant since) {
        return jdbc.sql("""
                        select coalesce(sum(bytes), 0) from documents.stored_file
                        where tenant_id = :tenant and uploaded_by = :by and uploaded_at >= :since
                        """)
                .param("tenant", tenant.value())
                .param("by", uploadedBy)
                .param("since", Times.bind(since))
                .query(Long.class)
                .single();
    }

    private StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                row.getString("module"),
                row.getString("tag"),
                FileKind.valueOf(row.getString("kind")),
                secrets.decrypt(row.getBytes("name_sealed")),
                row.getLong("bytes"),
                row.getString("uploaded_by"),
                Times.read(row, "uploaded_at"));
    }
}

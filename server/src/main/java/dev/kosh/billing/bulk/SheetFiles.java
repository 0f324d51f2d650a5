package dev.kosh.billing.bulk;

import dev.kosh.secrets.PersonalData;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Uploaded sheets in table {@code billing.bulk_file_part}, sealed: they hold names and mobile numbers of payers. */
@Component
class SheetFiles {

    private static final int PART_BYTES = 256 * 1024;

    private final JdbcClient jdbc;
    private final PersonalData secrets;

    SheetFiles(JdbcClient jdbc, PersonalData secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** Keeps a file, part by part; answers its size in bytes. */
    long keep(TenantId tenant, UUID job, InputStream content) throws IOException {
        long bytes = 0;
        byte[] part = content.readNBytes(PART_BYTES);
        for (int number = 0; part.length > 0; number++) {
            jdbc.sql("""
                            insert into billing.bulk_file_part (tenant_id, job_id, part, content)
                            values (:tenant, :job, :part, :content)
                            """)
                    .param("tenant", tenant.value())
                    .param("job", job)
                    .param("part", number)
                    .param("content", secrets.encryptBytes(part))
                    .update();
            bytes += part.length;
            part = content.readNBytes(PART_BYTES);
        }
        return bytes;
    }

    /** Whether the sheet of a job is kept still. */
    boolean has(TenantId tenant, UUID job) {
        return jdbc.sql(
                        "select exists (select from billing.bulk_file_part where tenant_id = :tenant and job_id = :job)")
                .param("tenant", tenant.value())
                .param("job", job)
                .query(Boolean.class)
                .single();
    }

    /** Takes the sheets of jobs away that ended before an instant; answers of how many parts they were. */
    int forgetEndedBefore(Instant end) {
        return jdbc.sql("""
                        delete from billing.bulk_file_part p
                        using billing.bulk_job j
                        where p.tenant_id = j.tenant_id and p.job_id = j.id and j.ended_at < :end
                        """).param("end", end.atOffset(ZoneOffset.UTC)).update();
    }

    /** A copy on disk for as long as it is worked with; the caller deletes it. */
    Path spool(TenantId tenant, UUID job) {
        try {
            Path file = Files.createTempFile("kosh-sheet", ".tmp");
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int number = 0; write(tenant, job, number, out); number++) {
                    // Each part is written as it comes.
                }
            } catch (IOException | RuntimeException failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean write(TenantId tenant, UUID job, int number, OutputStream out) throws IOException {
        byte[] sealed = jdbc.sql("""
                        select content
                        from billing.bulk_file_part
                        where tenant_id = :tenant and job_id = :job and part = :part
                        """)
                .param("tenant", tenant.value())
                .param("job", job)
                .param("part", number)
                .query(byte[].class)
                .optional()
                .orElse(null);
        if (sealed == null) {
            return false;
        }
        out.write(secrets.decryptBytes(sealed));
        return true;
    }
}

package dev.kosh.documents;

import dev.kosh.documents.files.FileTable;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps files that people hand in (docs/contract/files.md). Who may read one is for the caller of this to say. */
@Service
public class StoredFiles {

    /** Bytes of one file. */
    public static final long MOST_BYTES = 5L * 1024 * 1024;

    /** Bytes of all files of one call. */
    public static final long MOST_BYTES_TOGETHER = 30L * 1024 * 1024;

    private static final long MOST_BYTES_A_DAY = 100L * 1024 * 1024;
    private static final Duration DAY = Duration.ofDays(1);
    private static final int LONGEST_TEXT = 128;
    private static final int LONGEST_NAME = 255;

    private final FileTable table;
    private final Clock clock;

    StoredFiles(FileTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Keeps files, all or none.
     *
     * @throws RequestRefused {@link DocumentsError}
     */
    @Transactional
    public List<StoredFile> keep(Upload upload) {
        check(upload);
        Instant now = clock.instant();
        long bytes =
                upload.files().stream().mapToLong(file -> file.bytes().length).sum();
        if (table.bytesSince(upload.tenantId(), upload.byUuid(), now.minus(DAY)) + bytes > MOST_BYTES_A_DAY) {
            throw new RequestRefused(
                    DocumentsError.EG_FILESTORE_TOO_MUCH, "file: a user may hand in 100 MB a day; come back tomorrow");
        }
        List<StoredFile> kept = new ArrayList<>();
        for (Upload.Content file : upload.files()) {
            StoredFile stored = new StoredFile(
                    Ids.next(),
                    upload.tenantId(),
                    upload.module(),
                    upload.tag(),
                    kind(file),
                    file.name(),
                    file.bytes().length,
                    upload.byUuid(),
                    now);
            table.insert(stored, file.bytes());
            kept.add(stored);
        }
        return kept;
    }

    /**
     * One file.
     *
     * @param uploadedBy uuid of the only user whose files count; null for anybody's
     */
    public Optional<StoredFile> find(TenantId tenant, UUID id, @Nullable String uploadedBy) {
        return table.find(tenant, id).filter(file -> uploadedBy == null || uploadedBy.equals(file.uploadedBy()));
    }

    /** At which of these tenants the file of an id is kept. */
    public Optional<TenantId> tenantOf(UUID id, Collection<TenantId> among) {
        return table.tenantOf(id, among);
    }

    /** Files of a tag, oldest first, 100 at most. */
    public List<StoredFile> tagged(TenantId tenant, String tag, @Nullable String uploadedBy) {
        return table.tagged(tenant, tag, uploadedBy);
    }

    /** What is in a file. */
    public byte[] content(StoredFile file) {
        return table.content(file);
    }

    private static void check(Upload upload) {
        if (upload.files().isEmpty()) {
            throw refused("file: the parts of this name hold the files; there is none");
        }
        if (isTooLong(upload.module()) || isTooLong(upload.tag())) {
            throw refused("module, tag: at most " + LONGEST_TEXT + " characters");
        }
        long together = 0;
        for (Upload.Content file : upload.files()) {
            together += file.bytes().length;
            if (file.bytes().length > MOST_BYTES || together > MOST_BYTES_TOGETHER) {
                throw new RequestRefused(
                        DocumentsError.EG_FILESTORE_TOO_LARGE, "file: at most 5 MB each, and 30 MB together");
            }
        }
    }

    private static boolean isTooLong(@Nullable String text) {
        return text != null && text.length() > LONGEST_TEXT;
    }

    private static FileKind kind(Upload.Content file) {
        if (file.name().isBlank() || file.name().length() > LONGEST_NAME) {
            throw refused("file: a name of 1 to " + LONGEST_NAME + " characters is needed");
        }
        FileKind claimed = FileKind.claimedBy(file.name())
                .orElseThrow(() -> refused("file: files of this extension are not kept; pictures (jpg, png), pdf, txt,"
                        + " csv, dxf and office documents without macros are"));
        if (!claimed.isOf(file.bytes())) {
            throw refused("file: the content is not what the extension says, " + claimed.mediaType());
        }
        return claimed;
    }

    private static RequestRefused refused(String why) {
        return new RequestRefused(DocumentsError.EG_FILESTORE_INVALID_INPUT, why);
    }
}

package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.collection.CollectionError;
import dev.kosh.documents.StoredFile;
import dev.kosh.documents.StoredFiles;
import dev.kosh.documents.Upload;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that people hand in, and those of a tag (docs/contract/files.md). */
@RestController
class FileUploadController {

    private static final String NO_MODULE = "default";

    private final StoredFiles files;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    FileUploadController(StoredFiles files, AuditTrail audit, PlatformTransactionManager transactions) {
        this.files = files;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    record KeptJson(String fileStoreId, String tenantId) {}

    record KeptResponse(List<KeptJson> files) {}

    record TaggedJson(String url, String contentType) {}

    record TaggedResponse(List<TaggedJson> files) {}

    @PostMapping(path = "/filestore/v1/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    KeptResponse keep(
            @RequestParam String tenantId,
            @RequestParam(required = false) @Nullable String module,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> file,
            Caller caller)
            throws IOException {
        Upload upload = new Upload(
                tenant(tenantId),
                StringUtils.hasText(module) ? module : NO_MODULE,
                StringUtils.hasText(tag) ? tag : null,
                contents(file),
                caller.uuid());
        List<StoredFile> kept = transaction.execute(status -> keep(upload, caller));
        return new KeptResponse(kept.stream()
                .map(each -> new KeptJson(each.id().toString(), each.tenantId().value()))
                .toList());
    }

    private List<StoredFile> keep(Upload upload, Caller caller) {
        List<StoredFile> kept = files.keep(upload);
        kept.forEach(each -> audit.record(
                each.tenantId(),
                caller.actor(),
                "FILE_STORED",
                "file",
                each.id().toString(),
                null));
        return kept;
    }

    @GetMapping("/filestore/v1/files/tag")
    TaggedResponse tagged(@RequestParam String tenantId, @RequestParam String tag, Caller caller) {
        TenantId tenant = tenant(tenantId);
        return new TaggedResponse(
                files.tagged(tenant, tag, FilesInStore.uploader(PaymentScope.of(caller, tenant))).stream()
                        .map(each -> new TaggedJson(
                                "/filestore/v1/files/id?fileStoreId=" + each.id() + "&tenantId=" + each.tenantId(),
                                each.kind().mediaType()))
                        .toList());
    }

    private static TenantId tenant(String text) {
        return WireIds.tenant(text, CollectionError.INVALID_TENANT);
    }

    /** A file that is too large is not taken into memory: its first bytes and its length are enough to refuse it. */
    private static List<Upload.Content> contents(@Nullable List<MultipartFile> parts) throws IOException {
        List<Upload.Content> contents = new ArrayList<>();
        long together = 0;
        for (MultipartFile part : parts == null ? List.<MultipartFile>of() : parts) {
            together += part.getSize();
            boolean isBearable =
                    part.getSize() <= StoredFiles.MOST_BYTES && together <= StoredFiles.MOST_BYTES_TOGETHER;
            try (var content = part.getInputStream()) {
                contents.add(new Upload.Content(
                        Objects.requireNonNullElse(part.getOriginalFilename(), ""),
                        content.readNBytes(isBearable ? (int) part.getSize() : (int) StoredFiles.MOST_BYTES + 1)));
            }
            if (!isBearable) {
                break;
            }
        }
        return contents;
    }
}

package dev.kosh.collection.web;

import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.papers.Paper;
import dev.kosh.collection.papers.Papers;
import dev.kosh.documents.StoredFile;
import dev.kosh.documents.StoredFiles;
import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What a file store id stands for: a document of ours, or a file that somebody handed in. */
@Component
class FilesInStore {

    private final Papers papers;
    private final StoredFiles files;

    FilesInStore(Papers papers, StoredFiles files) {
        this.papers = papers;
        this.files = files;
    }

    /** @param bytes read, or written anew, when they are asked for */
    record Found(
            TenantId tenantId, UUID id, String name, String mediaType, boolean isPicture, Supplier<byte[]> bytes) {}

    /** The file, when it is for these eyes. */
    Optional<Found> find(TenantId tenant, UUID id, PaymentCriteria.Scope scope) {
        return papers.find(tenant, id, scope)
                .map(this::found)
                .or(() -> files.find(tenant, id, uploader(scope)).map(this::found));
    }

    /** At which of these tenants the file of an id is kept. */
    Optional<TenantId> tenantOf(UUID id, Collection<TenantId> among) {
        return papers.tenantOf(id, among).or(() -> files.tenantOf(id, among));
    }

    /** The only user whose uploads the scope shows; null for everybody's. */
    static @Nullable String uploader(PaymentCriteria.Scope scope) {
        return scope.payerUuid() == null ? scope.recordedByUuid() : scope.payerUuid();
    }

    private Found found(Paper paper) {
        return new Found(
                paper.tenantId(),
                paper.id(),
                paper.key() + "-" + paper.madeAt().toEpochMilli() + ".pdf",
                MediaType.APPLICATION_PDF_VALUE,
                false,
                () -> papers.bytes(paper));
    }

    private Found found(StoredFile file) {
        return new Found(
                file.tenantId(),
                file.id(),
                file.name(),
                file.kind().mediaType(),
                file.kind().isPicture(),
                () -> files.content(file));
    }
}

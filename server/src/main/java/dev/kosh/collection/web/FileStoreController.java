package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.billing.Bills;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.papers.FileLinks;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Documents, and files that were handed in, by their file store ids, as the originals' file store gives them. */
@RestController
class FileStoreController {

    /** A client of the original picks the size of a picture that it wants. */
    private static final int SIZES_OF_A_PICTURE = 4;

    private final FilesInStore files;
    private final FileLinks links;
    private final Bills bills;

    FileStoreController(FilesInStore files, FileLinks links, Bills bills) {
        this.files = files;
        this.links = links;
        this.bills = bills;
    }

    record LinkJson(String id, String url) {}

    record MetadataJson(
            String contentType, String fileName, @Nullable String resource, String tenantId, String fileSize) {}

    /** A member for each id, and all of them again in an array; ids that nobody knows are absent. */
    @GetMapping("/filestore/v1/files/url")
    Map<String, Object> urls(@RequestParam String tenantId, @RequestParam List<String> fileStoreIds, Caller caller) {
        Map<String, Object> answer = new LinkedHashMap<>();
        List<LinkJson> array = new ArrayList<>();
        for (String id : fileStoreIds) {
            find(tenantId, id, caller).ifPresent(file -> {
                LinkJson link = new LinkJson(id, url(file));
                answer.put(id, link.url());
                array.add(link);
            });
        }
        answer.put("fileStoreIds", array);
        return answer;
    }

    @GetMapping("/filestore/v1/files/id")
    ResponseEntity<byte[]> file(@RequestParam String tenantId, @RequestParam String fileStoreId, Caller caller) {
        return answer(find(tenantId, fileStoreId, caller));
    }

    @GetMapping("/filestore/v1/files/metadata")
    MetadataJson metadata(@RequestParam String tenantId, @RequestParam String fileStoreId, Caller caller) {
        FilesInStore.Found file = known(find(tenantId, fileStoreId, caller));
        return new MetadataJson(
                file.mediaType(),
                file.name(),
                null,
                file.tenantId().value(),
                file.bytes().get().length + " bytes");
    }

    /** Needs no token: the link is one. */
    @GetMapping(FileLinks.PATH + "{link}")
    ResponseEntity<byte[]> signed(@PathVariable String link) {
        return answer(links.read(link)
                .flatMap(named -> files.find(named.tenantId(), named.id(), PaymentCriteria.Scope.EVERYBODY)));
    }

    private String url(FilesInStore.Found file) {
        String link = links.to(file.tenantId(), file.id());
        return file.isPicture() ? String.join(",", Collections.nCopies(SIZES_OF_A_PICTURE, link)) : link;
    }

    private Optional<FilesInStore.Found> find(String tenantId, String id, Caller caller) {
        UUID uuid = WireIds.uuid(id);
        if (uuid == null || !TenantId.isWellFormed(tenantId)) {
            return Optional.empty();
        }
        TenantId named = new TenantId(tenantId);
        return (named.isState() ? keptBelow(named, uuid, caller) : Optional.of(named))
                .flatMap(tenant -> files.find(tenant, uuid, PaymentScope.of(caller, tenant)));
    }

    /** Clients of the originals name the state, whichever of its ULBs keeps the file: one where the caller has a role. */
    private Optional<TenantId> keptBelow(TenantId state, UUID id, Caller caller) {
        List<TenantId> his = Stream.concat(Stream.of(state), bills.tenantsUnder(state).stream())
                .filter(tenant -> caller.roles().stream().anyMatch(role -> role.isHeldAt(tenant)))
                .toList();
        return files.tenantOf(id, his);
    }

    private static FilesInStore.Found known(Optional<FilesInStore.Found> file) {
        return file.orElseThrow(
                () -> new RequestRefused(CollectionError.FILE_NOT_FOUND, "Invalid filestoreid or tenantid"));
    }

    /** As a download, never as a page of ours. */
    private static ResponseEntity<byte[]> answer(Optional<FilesInStore.Found> found) {
        FilesInStore.Found file = known(found);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes().get());
    }
}

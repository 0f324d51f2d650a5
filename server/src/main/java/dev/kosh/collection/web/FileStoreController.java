package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.papers.FileLinks;
import dev.kosh.collection.papers.Paper;
import dev.kosh.collection.papers.Papers;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Documents by their file store ids, as the originals' file store gives them. */
@RestController
class FileStoreController {

    private final Papers papers;
    private final FileLinks links;

    FileStoreController(Papers papers, FileLinks links) {
        this.papers = papers;
        this.links = links;
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
            find(tenantId, id, caller).ifPresent(paper -> {
                LinkJson link = new LinkJson(id, links.to(paper));
                answer.put(id, link.url());
                array.add(link);
            });
        }
        answer.put("fileStoreIds", array);
        return answer;
    }

    @GetMapping("/filestore/v1/files/id")
    ResponseEntity<byte[]> file(@RequestParam String tenantId, @RequestParam String fileStoreId, Caller caller) {
        Paper paper = known(find(tenantId, fileStoreId, caller));
        return PdfServiceController.file(papers.bytes(paper), name(paper), HttpStatus.OK);
    }

    @GetMapping("/filestore/v1/files/metadata")
    MetadataJson metadata(@RequestParam String tenantId, @RequestParam String fileStoreId, Caller caller) {
        Paper paper = known(find(tenantId, fileStoreId, caller));
        return new MetadataJson(
                MediaType.APPLICATION_PDF_VALUE,
                name(paper),
                null,
                paper.tenantId().value(),
                papers.bytes(paper).length + " bytes");
    }

    /** Needs no token: the link is one. */
    @GetMapping(FileLinks.PATH + "{link}")
    ResponseEntity<byte[]> signed(@PathVariable String link) {
        Paper paper = known(links.read(link));
        return PdfServiceController.file(papers.bytes(paper), name(paper), HttpStatus.OK);
    }

    private Optional<Paper> find(String tenantId, String id, Caller caller) {
        UUID uuid = WireIds.uuid(id);
        return uuid == null || !TenantId.isWellFormed(tenantId)
                ? Optional.empty()
                : papers.find(new TenantId(tenantId), uuid, PaymentScope.of(caller));
    }

    private static Paper known(Optional<Paper> paper) {
        return paper.orElseThrow(
                () -> new RequestRefused(CollectionError.FILE_NOT_FOUND, "Invalid filestoreid or tenantid"));
    }

    private static String name(Paper paper) {
        return paper.key() + "-" + paper.madeAt().toEpochMilli() + ".pdf";
    }
}

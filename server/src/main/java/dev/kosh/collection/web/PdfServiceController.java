package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.papers.Paper;
import dev.kosh.collection.papers.PaperKind;
import dev.kosh.collection.papers.PaperOrder;
import dev.kosh.collection.papers.Papers;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The PDF service of the originals: receipts and bills by key. Its refusals have its own form. */
@RestController
class PdfServiceController {

    private static final String FAILED = "Failed";

    private final Papers papers;
    private final PrintOrders orders;
    private final Clock clock;

    PdfServiceController(Papers papers, PrintOrders orders, Clock clock) {
        this.papers = papers;
        this.orders = orders;
        this.clock = clock;
    }

    record CreatedJson(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            String message,
            List<String> filestoreIds,
            String jobid,
            long createdtime,
            long endtime,
            String tenantid,
            int totalcount,
            String key,
            String documentType,
            String moduleName) {}

    record FoundJson(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo, String message, List<JobJson> searchresult) {}

    record JobJson(
            List<String> filestoreids,
            String jobid,
            String tenantid,
            String createdtime,
            String endtime,
            int totalcount,
            String key,
            String documentType,
            String moduleName) {}

    record RefusedJson(@JsonProperty("ResponseInfo") ResponseInfo responseInfo, String message) {}

    @PostMapping("/pdf-service/v1/_create")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CreatedJson.class)))
    ResponseEntity<?> create(
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String tenantId,
            @RequestParam(required = false) @Nullable String paperSize,
            @RequestParam(required = false) @Nullable Boolean isConsolidated,
            @Valid @RequestBody PrintRequest request,
            Caller caller) {
        return answer(request.requestInfo(), () -> {
            PaperOrder order = orders.all(known(key, "key"), known(tenantId, "tenantId"), paperSize, request, caller);
            List<Paper> made = Boolean.FALSE.equals(isConsolidated)
                    ? papers.makeEach(order, caller)
                    : List.of(papers.make(order, caller));
            return ResponseEntity.status(HttpStatus.CREATED).body(created(request.requestInfo(), order, made));
        });
    }

    private CreatedJson created(@Nullable RequestInfo request, PaperOrder order, List<Paper> made) {
        Paper first = made.get(0);
        return new CreatedJson(
                ResponseInfo.of(request, ResponseInfo.OK),
                "Success",
                made.stream().map(paper -> paper.id().toString()).toList(),
                first.jobId(),
                first.madeAt().toEpochMilli(),
                clock.instant().toEpochMilli(),
                order.tenantId().value(),
                order.entities().size(),
                order.key(),
                documentType(order.kind()),
                "collection-services");
    }

    private static String documentType(PaperKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @PostMapping("/pdf-service/v1/_createnosave")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> createWithoutSaving(
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String tenantId,
            @RequestParam(required = false) @Nullable String paperSize,
            @Valid @RequestBody PrintRequest request,
            Caller caller) {
        return answer(request.requestInfo(), () -> {
            PaperOrder order = orders.all(known(key, "key"), known(tenantId, "tenantId"), paperSize, request, caller);
            return file(
                    papers.print(order),
                    order.key() + "-" + clock.instant().toEpochMilli() + ".pdf",
                    HttpStatus.CREATED);
        });
    }

    @PostMapping("/pdf-service/v1/_search")
    ResponseEntity<?> search(
            @RequestParam(required = false) @Nullable String jobid,
            @RequestParam(required = false) @Nullable String entityid,
            @RequestParam(required = false) @Nullable String tenantid,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        return answer(body.requestInfo(), () -> {
            List<String> jobs = jobid == null ? List.of() : Arrays.asList(jobid.split(","));
            UUID entity = entityid == null ? null : WireIds.uuid(entityid);
            if (jobs.isEmpty() && entityid == null) {
                throw refused("jobid and entityid both can not be empty");
            }
            TenantId tenant =
                    tenantid == null || !TenantId.isWellFormed(tenantid) ? caller.tenantId() : new TenantId(tenantid);
            List<UUID> entities = entityid == null ? List.of() : List.of(entity == null ? WireIds.UNKNOWN : entity);
            List<Paper> found = papers.find(tenant, jobs, entities, PaymentScope.of(caller, tenant));
            if (found.isEmpty()) {
                return ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(new RefusedJson(ResponseInfo.of(body.requestInfo(), FAILED), "no matching result found"));
            }
            return ResponseEntity.ok(new FoundJson(
                    ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                    "Success",
                    found.stream().map(PdfServiceController::job).toList()));
        });
    }

    private static JobJson job(Paper paper) {
        String time = Long.toString(paper.madeAt().toEpochMilli());
        return new JobJson(
                List.of(paper.id().toString()),
                paper.jobId(),
                paper.tenantId().value(),
                time,
                time,
                paper.entities().size(),
                paper.key(),
                documentType(paper.kind()),
                "collection-services");
    }

    private static String known(@Nullable String text, String name) {
        if (text == null || text.isBlank()) {
            throw refused(" " + name + " is missing,");
        }
        return text;
    }

    private static RequestRefused refused(String message) {
        return new RequestRefused(CollectionError.PAPER_SUBJECT_NOT_FOUND, message);
    }

    static ResponseEntity<byte[]> file(byte[] pdf, String name, HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(pdf);
    }

    private static ResponseEntity<?> answer(@Nullable RequestInfo request, Supplier<ResponseEntity<?>> call) {
        try {
            return call.get();
        } catch (RequestRefused refusal) {
            return ResponseEntity.badRequest()
                    .body(new RefusedJson(
                            ResponseInfo.of(request, FAILED),
                            refusal.problems().get(0).message()));
        }
    }
}

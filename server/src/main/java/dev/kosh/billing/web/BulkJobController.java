package dev.kosh.billing.web;

import dev.kosh.access.Caller;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.bulk.BulkJob;
import dev.kosh.billing.bulk.BulkJobs;
import dev.kosh.billing.bulk.BulkKind;
import dev.kosh.billing.bulk.SheetFormat;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** End points of bulk jobs: what is started is answered with 202 and looked up until it is through. */
@RestController
@RequestMapping("/billing-service")
class BulkJobController {

    private final BulkJobs jobs;

    BulkJobController(BulkJobs jobs) {
        this.jobs = jobs;
    }

    @PostMapping(path = "/demand/bulk/_create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    BulkJobResponse loadDemands(
            @ParameterObject @QueryCriteria("bulkJobCriteria") BulkJobQuery query,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file,
            Caller caller)
            throws IOException {
        if (file == null) {
            throw new RequestRefused(BillingError.SHEET_FORMAT, "file: the part of this name holds the sheet");
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream content = file.getInputStream()) {
            return response(
                    null,
                    ResponseInfo.ACCEPTED,
                    List.of(jobs.loadDemands(Tenants.of(query.tenantId()), name, content, caller)));
        }
    }

    @PostMapping("/demand/bulk/_search")
    BulkJobResponse searchLoads(
            @ParameterObject @QueryCriteria("bulkJobCriteria") BulkJobQuery query,
            @RequestBody RequestInfoWrapper body) {
        return response(body.requestInfo(), ResponseInfo.OK, find(query, BulkKind.DEMAND_LOAD));
    }

    /** The sheet as it was uploaded, with what became of each row. */
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @PostMapping("/demand/bulk/_result")
    void result(
            @ParameterObject @QueryCriteria("bulkJobCriteria") BulkJobQuery query,
            @RequestBody RequestInfoWrapper body,
            HttpServletResponse response)
            throws IOException {
        BulkJob load = query.id() == null
                ? null
                : find(query, BulkKind.DEMAND_LOAD).stream().findFirst().orElse(null);
        if (load == null) {
            throw new RequestRefused(BillingError.UNKNOWN_BULK_JOB, "id: no demand load of that id at the tenant");
        }
        SheetFormat format = jobs.formatOf(load);
        response.setContentType(format.mediaType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"demands-" + load.id() + "."
                        + format.name().toLowerCase(Locale.ROOT) + "\"");
        jobs.writeResult(load, response.getOutputStream());
    }

    @PostMapping("/bill/bulk/_generate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BulkJobResponse generateBills(@Valid @RequestBody BillGenerationRequest request, Caller caller) {
        BillGenerationRequest.Scope scope = request.billGeneration();
        BulkJob job =
                jobs.generateBills(Tenants.of(scope.tenantId()), scope.businessService(), scope.locality(), caller);
        return response(request.requestInfo(), ResponseInfo.ACCEPTED, List.of(job));
    }

    @PostMapping("/bill/bulk/_search")
    BulkJobResponse searchGenerations(
            @ParameterObject @QueryCriteria("bulkJobCriteria") BulkJobQuery query,
            @RequestBody RequestInfoWrapper body) {
        return response(body.requestInfo(), ResponseInfo.OK, find(query, BulkKind.BILL_GENERATION));
    }

    private List<BulkJob> find(BulkJobQuery query, BulkKind kind) {
        UUID id = DemandInputs.id(query.id());
        return jobs.find(Tenants.of(query.tenantId()), kind, id);
    }

    /** One job alone is told with what it refused. */
    private BulkJobResponse response(@Nullable RequestInfo request, String status, List<BulkJob> found) {
        return new BulkJobResponse(
                ResponseInfo.of(request, status),
                found.stream()
                        .map(job -> BulkJobJson.of(job, found.size() == 1 ? jobs.refusals(job) : Map.of()))
                        .toList());
    }
}

package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun;
import dev.kosh.disbursement.JobRuns;
import dev.kosh.disbursement.JobScope;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Start of a job by hand, and how its run goes. */
@RestController
class SchedulerController {

    private static final String SYSTEM = "SYSTEM";

    /** What people may start. */
    private static final Set<Job> BY_PEOPLE = EnumSet.of(Job.FD, Job.FTFPS, Job.RECONCILIATION);

    private final JobRuns runs;

    SchedulerController(JobRuns runs) {
        this.runs = runs;
    }

    /** A run that was asked for. */
    record Started(@JsonProperty("ResponseInfo") ResponseInfo responseInfo, String runId, String job, long slot) {}

    /** Where a run stands; times in epoch milliseconds. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RunJson(
            String runId,
            String job,
            long slot,
            String trigger,
            String state,
            int pass,
            @Nullable Long startedAt,
            @Nullable Long nextPassAt,
            @Nullable Long endedAt,
            @Nullable String node,
            long eligible,
            long called,
            long noResponse,
            long error,
            long success,
            long failedPayments,
            long faults) {

        static RunJson of(JobRun run) {
            JobRun.Counts counts = run.counts();
            return new RunJson(
                    run.id().toString(),
                    run.job().name(),
                    run.slot().toEpochMilli(),
                    run.trigger().name(),
                    run.state().name(),
                    run.pass(),
                    millis(run.startedAt()),
                    millis(run.nextPassAt()),
                    millis(run.endedAt()),
                    run.node(),
                    counts.eligible(),
                    counts.called(),
                    counts.noResponse(),
                    counts.error(),
                    counts.success(),
                    counts.failedPayments(),
                    counts.faults());
        }

        private static @Nullable Long millis(@Nullable Instant instant) {
            return instant == null ? null : instant.toEpochMilli();
        }
    }

    @PostMapping("/ifms-adapter/_scheduler")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(
            @RequestParam String serviceId,
            @RequestParam(required = false) @Nullable String tenantId,
            @RequestParam(required = false) @Nullable String piNumber,
            @RequestParam(required = false) @Nullable String voucherDate,
            @Valid @RequestBody SchedulerRequest body,
            Caller caller) {
        Job job = job(serviceId);
        SchedulerRequest request = body.or(tenantId, piNumber, date(voucherDate));
        TenantId tenant = request.tenantId() == null ? null : Tenants.needed(request.tenantId());
        TenantId asked = tenant == null ? caller.tenantId() : tenant;
        boolean isSystem = caller.hasRoleAt(SYSTEM, asked);
        if (!isSystem && !BY_PEOPLE.contains(job)) {
            throw new RequestRefused(
                    DisbursementError.JOB_NOT_ALLOWED, "serviceId: " + job + " is started by the system only");
        }
        // Only the system of a state runs a job whole; others never reach beyond the tenants that the edge has looked
        // at.
        TenantId reach = tenant == null && isSystem && asked.isState() ? null : asked;
        JobRun run = runs.start(job, new JobScope(reach, request.piNumber(), request.voucherDate()), caller);
        return new Started(
                ResponseInfo.of(request.requestInfo(), "202 ACCEPTED"),
                run.id().toString(),
                run.job().name(),
                run.slot().toEpochMilli());
    }

    @GetMapping("/ifms-adapter/scheduler-runs/{runId}")
    RunJson run(@PathVariable String runId) {
        return runs.find(id(runId)).map(RunJson::of).orElseThrow(SchedulerController::unknownRun);
    }

    private static Job job(String serviceId) {
        return Arrays.stream(Job.values())
                .filter(job -> job.name().equalsIgnoreCase(serviceId))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.JOB_UNKNOWN, "serviceId: one of " + Arrays.toString(Job.values())));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new RequestRefused(
                    DisbursementError.PI_REQUEST_INVALID_PARAMS, "voucherDate: a date such as 2026-06-10");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw unknownRun();
        }
    }

    private static RequestRefused unknownRun() {
        return new RequestRefused(DisbursementError.JOB_RUN_NOT_FOUND, "runId: there is no such run");
    }
}

package dev.kosh.billing.bulk;

import dev.kosh.access.Caller;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.DemandLoad;
import dev.kosh.billing.DemandLoads;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Loads of demands, as bulk jobs. */
@Service
class SheetLoads implements DemandLoads {

    private final BulkJobs jobs;

    SheetLoads(BulkJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean isSheet(String fileName) {
        return SheetFormat.of(fileName).isPresent();
    }

    @Override
    public DemandLoad load(TenantId tenant, String fileName, InputStream content, Caller caller) {
        return told(jobs.loadDemands(tenant, fileName, content, caller));
    }

    @Override
    public List<DemandLoad> latest(TenantId tenant) {
        return jobs.find(tenant, BulkKind.DEMAND_LOAD, null).stream()
                .map(this::told)
                .toList();
    }

    @Override
    public Optional<DemandLoad> find(TenantId tenant, UUID id) {
        return job(tenant, id).map(this::told);
    }

    @Override
    public void writeResult(TenantId tenant, UUID id, OutputStream out) throws IOException {
        BulkJob load = job(tenant, id)
                .orElseThrow(() -> new RequestRefused(
                        BillingError.UNKNOWN_BULK_JOB, "id: no demand load of that id at the tenant"));
        jobs.writeResult(load, out);
    }

    private Optional<BulkJob> job(TenantId tenant, UUID id) {
        return jobs.find(tenant, BulkKind.DEMAND_LOAD, id).stream().findFirst();
    }

    private DemandLoad told(BulkJob job) {
        SheetFormat format = jobs.formatOf(job);
        return new DemandLoad(
                job.id(),
                job.parameters().path("fileName").asString(""),
                format.mediaType(),
                format.name().toLowerCase(Locale.ROOT),
                DemandLoad.State.valueOf(job.state().name()),
                job.total(),
                job.done(),
                job.succeeded(),
                job.refused(),
                job.skipped(),
                job.failure(),
                job.createdAt());
    }
}

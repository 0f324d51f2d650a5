package dev.kosh.billing.bulk;

import dev.kosh.access.Caller;
import dev.kosh.billing.BillingError;
import dev.kosh.events.AuditTrail;
import dev.kosh.masters.Masters;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Starts bulk jobs, tells how far they are, and hands out what became of a sheet. */
@Service
public class BulkJobs {

    private static final int MOST_REFUSALS = 1_000;

    private final BulkStore store;
    private final SheetFiles files;
    private final ResultSheet results;
    private final Masters masters;
    private final AuditTrail audit;
    private final Clock clock;

    BulkJobs(BulkStore store, SheetFiles files, ResultSheet results, Masters masters, AuditTrail audit, Clock clock) {
        this.store = store;
        this.files = files;
        this.results = results;
        this.masters = masters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a sheet of demands; they are loaded later.
     *
     * @throws RequestRefused for an unknown tenant, a file that is empty or of another kind than {@link SheetFormat}
     */
    @Transactional
    public BulkJob loadDemands(TenantId tenant, String fileName, InputStream content, Caller caller) {
        checkTenant(tenant);
        SheetFormat format = SheetFormat.of(fileName)
                .orElseThrow(() -> new RequestRefused(
                        BillingError.SHEET_FORMAT, "file: a sheet whose name ends in .csv or .xlsx"));
        ObjectNode parameters =
                JsonNodeFactory.instance.objectNode().put("fileName", fileName).put("format", format.name());
        UUID id = Ids.next();
        BulkJob job = start(id, tenant, BulkKind.DEMAND_LOAD, parameters, caller);
        try {
            if (files.keep(tenant, id, content) == 0) {
                throw new RequestRefused(BillingError.SHEET_FORMAT, "file: it is empty");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return job;
    }

    /**
     * Makes the bills of all consumers of a tenant with dues, later.
     *
     * @param businessService null for all services
     * @param locality only consumers with an open demand whose {@code additionalDetails.locality} this is; null for all
     */
    @Transactional
    public BulkJob generateBills(
            TenantId tenant, @Nullable String businessService, @Nullable String locality, Caller caller) {
        checkTenant(tenant);
        if (businessService != null && !isKnown(tenant, businessService)) {
            throw new RequestRefused(
                    BillingError.UNKNOWN_SERVICE, "businessService: no such code in the masters: " + businessService);
        }
        ObjectNode parameters = JsonNodeFactory.instance
                .objectNode()
                .put("businessService", businessService)
                .put("locality", locality);
        return start(Ids.next(), tenant, BulkKind.BILL_GENERATION, parameters, caller);
    }

    private BulkJob start(UUID id, TenantId tenant, BulkKind kind, ObjectNode parameters, Caller caller) {
        store.insert(id, tenant, kind, parameters, caller.actor(), clock.instant());
        audit.record(tenant, caller.actor(), kind + "_STARTED", "bulk job", id.toString(), parameters);
        return find(tenant, kind, id).get(0);
    }

    private boolean isKnown(TenantId tenant, String businessService) {
        return masters.billing(tenant)
                .flatMap(known -> known.service(businessService))
                .isPresent();
    }

    /** Masters of billing belong to ULBs. */
    private void checkTenant(TenantId tenant) {
        if (tenant.isState() || masters.billing(tenant).isEmpty()) {
            throw new RequestRefused(
                    BillingError.UNKNOWN_TENANT, "tenantId: no such tenant is configured; name the ULB");
        }
    }

    /** Jobs of a tenant, latest first, 100 at most. */
    public List<BulkJob> find(TenantId tenant, BulkKind kind, @Nullable UUID id) {
        return store.find(tenant, kind, id);
    }

    /** What a job refused and why, by the number of the piece; the first 1,000. */
    public Map<Long, String> refusals(BulkJob job) {
        return store.refusals(job.tenantId(), job.id(), 1, MOST_REFUSALS);
    }

    /** In which form the sheet of a load was uploaded, and is returned. */
    public SheetFormat formatOf(BulkJob load) {
        return SpooledSheet.formatOf(load);
    }

    /**
     * Writes the sheet of a load with what became of each of its rows so far.
     *
     * @throws RequestRefused before anything is written, when the sheet is no longer kept or cannot be read
     */
    public void writeResult(BulkJob load, OutputStream out) throws IOException {
        results.write(load, out);
    }
}

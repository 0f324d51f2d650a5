package dev.kosh.masters;

import dev.kosh.wire.TenantId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Where masters come from: files in the layout that states already keep (docs/contract/masters.md, files). */
public interface MasterFiles {

    /** Adds a tenant, or corrects its name and city code. */
    void register(Tenant tenant);

    /**
     * Replaces the masters that the file holds, those of one tenant, in one transaction; {@link Masters} of this process
     * knows them when the call returns (within a transaction of the caller: when that commits). A file names tenants of
     * its own tenant or below only.
     *
     * @param file {@code {"tenantId", "moduleName", "<Master>": […]}} or {@code {"<Module>": {"<Master>": […]}}}
     * @return what was replaced: {@code BillingService.TaxHeadMaster}
     * @throws dev.kosh.wire.RequestRefused with {@link MastersError#INVALID_MASTER_FILE} when the file cannot be read,
     *     {@link MastersError#DUPLICATE_MASTER} when two rows have one key, {@link MastersError#UNKNOWN_TENANT} when the
     *     tenant is neither registered nor in the file
     */
    List<String> load(TenantId tenant, JsonNode file);
}

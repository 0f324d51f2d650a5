package dev.kosh.platform;

import dev.kosh.access.AccessError;
import dev.kosh.access.Caller;
import dev.kosh.masters.LoadedMaster;
import dev.kosh.masters.MasterData;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Masters as a caller may see them: those that any browser needs are for everybody, all others for people of the state
 * (docs/contract/platform.md, who sees which masters).
 */
@Component
public class MasterReader {

    private static final Set<String> FOR_EVERYBODY = Set.of("tenant", "common-masters", "BillingService", "DIGIT-UI");

    private final MasterData masters;
    private final AccessMasters accessMasters;

    MasterReader(MasterData masters, AccessMasters accessMasters) {
        this.masters = masters;
        this.accessMasters = accessMasters;
    }

    /**
     * The masters of a module by name; empty when there is no such module.
     *
     * @throws RequestRefused {@link PlatformError#UNKNOWN_TENANT}; 401 or 403 when the caller may not see the module
     */
    public Map<String, LoadedMaster> module(String tenantId, String module, Optional<Caller> caller) {
        TenantId tenant = TenantId.isWellFormed(tenantId) ? new TenantId(tenantId) : null;
        Optional<Map<String, LoadedMaster>> loaded = tenant == null ? Optional.empty() : masters.module(tenant, module);
        if (tenant == null || loaded.isEmpty()) {
            throw new RequestRefused(PlatformError.UNKNOWN_TENANT, "Invalid Tenant Id");
        }
        if (!FOR_EVERYBODY.contains(module)) {
            requireSomebodyOf(tenant.state(), caller);
        }
        Map<String, LoadedMaster> all = new HashMap<>(loaded.get());
        all.putAll(accessMasters.module(tenant.state(), module, all));
        return all;
    }

    private static void requireSomebodyOf(TenantId state, Optional<Caller> caller) {
        Caller known = caller.orElseThrow(
                () -> new RequestRefused(AccessError.NO_TOKEN, "You are not authorized to access this resource"));
        boolean belongs = known.tenantId().state().equals(state)
                || known.roles().stream()
                        .anyMatch(role -> role.tenantId().state().equals(state));
        if (!belongs) {
            throw new RequestRefused(AccessError.NOT_AUTHORISED, "Not authorized to access this resource");
        }
    }
}

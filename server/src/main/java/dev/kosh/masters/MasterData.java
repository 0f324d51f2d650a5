package dev.kosh.masters;

import dev.kosh.wire.TenantId;
import java.util.Map;
import java.util.Optional;

/** Masters row by row, as they were loaded, whatever they are about (docs/contract/masters.md, as they were loaded). */
public interface MasterData {

    /**
     * The masters of a module as a tenant has them: each its own, else that of the nearest tenant above it. Empty when the
     * tenant is not registered; a module that nobody loaded has no masters.
     */
    Optional<Map<String, LoadedMaster>> module(TenantId tenant, String module);
}

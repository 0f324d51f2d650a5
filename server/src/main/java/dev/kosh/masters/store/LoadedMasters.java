package dev.kosh.masters.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kosh.masters.LoadedMaster;
import dev.kosh.masters.MasterData;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of masters, read from the database when first asked for and kept until the masters change. */
@Component
class LoadedMasters implements MasterData {

    private static final int MOST = 200;

    private record Key(long revision, TenantId tenant, String module) {}

    private final Cache<Key, Map<String, LoadedMaster>> kept =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final MasterTables tables;
    private final Masters masters;
    private final MastersInMemory memory;

    LoadedMasters(MasterTables tables, Masters masters, MastersInMemory memory) {
        this.tables = tables;
        this.masters = masters;
        this.memory = memory;
    }

    @Override
    public Optional<Map<String, LoadedMaster>> module(TenantId tenant, String module) {
        return masters.tenant(tenant)
                .map(known -> kept.get(new Key(memory.revision(), tenant, module), key -> read(tenant, module)));
    }

    private Map<String, LoadedMaster> read(TenantId tenant, String module) {
        Map<String, LoadedMaster> nearest = new HashMap<>();
        for (TenantId level : Levels.of(tenant)) {
            tables.loaded(level, module).forEach(nearest::putIfAbsent);
        }
        if (module.equals(MasterFile.TENANT)) {
            nearest.put(MasterFile.TENANTS, tenants(tenant.state()));
        }
        return Map.copyOf(nearest);
    }

    /** The rows of the state's file, and a short one for each tenant that was registered without. */
    private LoadedMaster tenants(TenantId state) {
        LoadedMaster file = tables.loaded(state, MasterFile.TENANT).get(MasterFile.TENANTS);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Set<String> listed = new HashSet<>();
        if (file != null) {
            file.rows().forEach(row -> {
                rows.add(row);
                listed.add(row.path("code").asString(""));
            });
        }
        tenantsOf(state).stream()
                .filter(tenant -> !listed.contains(tenant.id().value()))
                .forEach(tenant -> rows.add(row(tenant)));
        return new LoadedMaster(state, rows, file == null ? Instant.EPOCH : file.loadedAt());
    }

    private Collection<Tenant> tenantsOf(TenantId state) {
        return masters.tenants().stream()
                .filter(tenant -> tenant.id().state().equals(state))
                .sorted(Comparator.comparing(tenant -> tenant.id().value()))
                .toList();
    }

    private static ObjectNode row(Tenant tenant) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("code", tenant.id().value());
        row.put("name", tenant.name());
        row.put("type", "CITY");
        row.putObject("city").put("name", tenant.name()).put("code", tenant.cityCode());
        return row;
    }
}

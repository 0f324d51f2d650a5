package dev.kosh.masters.store;

import dev.kosh.masters.LoadedMaster;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The schema {@code masters}. */
@Component
class MasterTables {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MasterTables(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long revision() {
        return jdbc.sql("select number from masters.revision").query(Long.class).single();
    }

    List<Tenant> tenants() {
        return jdbc.sql("select tenant_id, name, city_code from masters.tenant order by tenant_id")
                .query((row, number) -> new Tenant(
                        new TenantId(row.getString("tenant_id")), row.getString("name"), row.getString("city_code")))
                .list();
    }

    List<MasterFile> files(Collection<String> modules) {
        return jdbc.sql("""
                        select tenant_id, module, master, rows
                        from masters.master_file
                        where module = any(:modules)
                        order by tenant_id, master
                        """)
                .param("modules", modules.toArray(String[]::new))
                .query((row, number) -> new MasterFile(
                        new TenantId(row.getString("tenant_id")),
                        row.getString("module"),
                        row.getString("master"),
                        json.readTree(row.getString("rows"))))
                .list();
    }

    /** The masters of a module that were loaded for that very tenant. */
    Map<String, LoadedMaster> loaded(TenantId tenant, String module) {
        Map<String, LoadedMaster> masters = new HashMap<>();
        jdbc.sql("""
                        select master, rows, loaded_at
                        from masters.master_file
                        where tenant_id = :tenant and module = :module
                        """).param("tenant", tenant.value()).param("module", module).query(row -> {
            masters.put(
                    row.getString("master"),
                    new LoadedMaster(
                            tenant,
                            json.readTree(row.getString("rows")),
                            row.getObject("loaded_at", OffsetDateTime.class).toInstant()));
        });
        return masters;
    }

    boolean exists(TenantId tenant) {
        return jdbc.sql("select exists (select from masters.tenant where tenant_id = :tenant)")
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single();
    }

    void save(Tenant tenant) {
        jdbc.sql("""
                        insert into masters.tenant (tenant_id, name, city_code) values (:tenant, :name, :cityCode)
                        on conflict (tenant_id) do update set name = excluded.name, city_code = excluded.city_code
                        """)
                .param("tenant", tenant.id().value())
                .param("name", tenant.name())
                .param("cityCode", tenant.cityCode())
                .update();
    }

    void save(MasterFile file, Instant at) {
        jdbc.sql("""
                        insert into masters.master_file (tenant_id, module, master, rows, loaded_at)
                        values (:tenant, :module, :master, cast(:rows as jsonb), :at)
                        on conflict (tenant_id, module, master)
                            do update set rows = excluded.rows, loaded_at = excluded.loaded_at
                        """)
                .param("tenant", file.tenantId().value())
                .param("module", file.module())
                .param("master", file.master())
                .param("rows", json.writeValueAsString(file.rows()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void advanceRevision() {
        jdbc.sql("update masters.revision set number = number + 1").update();
    }
}

package dev.kosh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.DeskTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys of business tables begin with the tenant, so that a tenant can live on a node of its own. Platform tables do not:
 * they are looked up before the tenant is known, or serve all tenants of a state. This is their list.
 */
@DeskTest
class PlatformTablesTests {

    private static final Set<String> PLATFORM_TABLES = Set.of(
            // Looked up before the tenant is known
            "access.user_account",
            "access.user_role",
            "access.oauth_client",
            "access.token",
            "access.login_failure",
            "access.setup_token",
            "collection.receipt_code",
            "collection.gateway_transaction_tenant",
            // Serve all tenants
            "access.role_action",
            "access.role",
            "access.keyset_sample",
            "access.action",
            "disbursement.scheduler_run",
            "events.listening_since",
            "masters.revision",
            "public.scheduled_tasks",
            "public.flyway_schema_history");

    @Autowired
    private JdbcClient jdbc;

    /** Tables with a primary key, unique constraint or unique index whose first column is not the tenant's. */
    private List<String> tablesWithKeysOfTheirOwn() {
        return jdbc.sql("""
                        select distinct n.nspname || '.' || t.relname
                        from pg_index i
                        join pg_class t on t.oid = i.indrelid
                        join pg_namespace n on n.oid = t.relnamespace
                        left join pg_attribute first on first.attrelid = t.oid and first.attnum = i.indkey[0]
                        where i.indisunique and first.attname is distinct from 'tenant_id'
                          and n.nspname not in ('pg_catalog', 'pg_toast', 'information_schema')
                        order by 1
                        """).query((row, number) -> row.getString(1)).list();
    }

    private List<String> tablesWithoutPrimaryKey() {
        return jdbc.sql("""
                        select n.nspname || '.' || t.relname
                        from pg_class t
                        join pg_namespace n on n.oid = t.relnamespace
                        where t.relkind in ('r', 'p')
                          and n.nspname not in ('pg_catalog', 'pg_toast', 'information_schema')
                          and not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)
                        """).query((row, number) -> row.getString(1)).list();
    }

    @Test
    void everyKeyOfABusinessTableBeginsWithTheTenant() {
        assertThat(tablesWithKeysOfTheirOwn()).isSubsetOf(PLATFORM_TABLES);
    }

    @Test
    void theListOfPlatformTablesHoldsNoneThatIsABusinessTable() {
        assertThat(PLATFORM_TABLES).isSubsetOf(tablesWithKeysOfTheirOwn());
    }

    @Test
    void everyTableHasAPrimaryKey() {
        assertThat(tablesWithoutPrimaryKey()).isEmpty();
    }
}

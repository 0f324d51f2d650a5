package dev.kosh.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.TestPostgres;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of a version that kept another least payment on its bills. */
class BillMinimumMigrationTests {

    private final DriverManagerDataSource database =
            new DriverManagerDataSource(TestPostgres.url(TestPostgres.freshDatabase()));
    private final JdbcClient jdbc = JdbcClient.create(database);

    private void migrateTo(String version) {
        Flyway.configure().dataSource(database).target(version).load().migrate();
    }

    private UUID demand(int year, long minimumPaise) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into billing.demand
                            (tenant_id, id, business_service, consumer_code, consumer_type, period_from, period_to, details,
                             tax_paise, collected_paise, minimum_paise, status,
                             created_by, created_at, modified_by, modified_at)
                        values ('pb.amritsar', ?, 'PT', 'C', 'ANY', make_timestamptz(?, 4, 1, 0, 0, 0),
                                make_timestamptz(?, 12, 1, 0, 0, 0), '[]', 100000, 0, ?, 'ACTIVE',
                                'a', timestamptz '2026-11-20', 'a', timestamptz '2026-11-20')
                        """).params(id, year, year, minimumPaise).update();
        return id;
    }

    private UUID bill(String status, long totalPaise, long minimumPaise, UUID... demands) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into billing.bill
                            (tenant_id, id, business_service, consumer_code, bill_number, bill_date, status, expires_at,
                             total_paise, minimum_paise, demand_ids, details,
                             created_by, created_at, modified_by, modified_at)
                        values ('pb.amritsar', ?, 'PT', 'C', ?, timestamptz '2026-11-20', ?, timestamptz '2026-11-21',
                                ?, ?, ?, '[]', 'a', timestamptz '2026-11-20', 'a', timestamptz '2026-11-20')
                        """)
                .params(id, "B-" + id, status, totalPaise, minimumPaise, demands)
                .update();
        return id;
    }

    private long minimumOf(UUID bill) {
        return jdbc.sql("select minimum_paise from billing.bill where id = ?")
                .param(bill)
                .query(Long.class)
                .single();
    }

    @Test
    void anOpenBillKeepsWhatItsDemandsAskForAndAPaidOneStaysAsItIs() {
        migrateTo("6");
        UUID one = demand(2024, 15_000);
        UUID other = demand(2025, 5_000);
        UUID whole = bill("ACTIVE", 200_000, 200_000, one, other);
        UUID small = bill("ACTIVE", 12_000, 12_000, one);
        UUID asksForNothing = bill("ACTIVE", 100_000, 10_000, demand(2023, 0));
        UUID paid = bill("PAID", 200_000, 200_000, one, other);

        migrateTo("17");

        assertThat(minimumOf(whole)).isEqualTo(20_000);
        assertThat(minimumOf(small)).as("never above the total").isEqualTo(12_000);
        assertThat(minimumOf(asksForNothing)).isZero();
        assertThat(minimumOf(paid)).isEqualTo(200_000);
    }
}

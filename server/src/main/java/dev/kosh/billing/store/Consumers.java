package dev.kosh.billing.store;

import dev.kosh.billing.ConsumerKey;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.SqlArrays;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.springframework.jdbc.support.SqlArrayValue;

/** Consumers of one tenant in SQL: as conditions, or as the parallel arrays that {@code unnest} takes. */
final class Consumers {

    private Consumers() {}

    /** The rows of a table alias that belong to these consumers of the tenant. */
    static Conditions of(TenantId tenant, Collection<ConsumerKey> consumers, String alias) {
        Conditions conditions = new Conditions().ifGiven("tenant", tenant.value(), alias + ".tenant_id = :tenant");
        if (consumers.size() == 1) {
            ConsumerKey only = consumers.iterator().next();
            return conditions
                    .ifGiven("service", only.businessService(), alias + ".business_service = :service")
                    .ifGiven("consumer", only.consumerCode(), alias + ".consumer_code = :consumer");
        }
        return conditions
                .ifGiven(
                        "services",
                        services(consumers),
                        "(%1$s.business_service, %1$s.consumer_code) in (select * from unnest(:services, :consumers))"
                                .formatted(alias))
                .bind("consumers", codes(consumers));
    }

    static SqlArrayValue services(Collection<ConsumerKey> consumers) {
        return SqlArrays.of(
                "text", consumers.stream().map(ConsumerKey::businessService).toList());
    }

    static SqlArrayValue codes(Collection<ConsumerKey> consumers) {
        return SqlArrays.of(
                "text", consumers.stream().map(ConsumerKey::consumerCode).toList());
    }

    static ConsumerKey readKey(ResultSet row, int rowNumber) throws SQLException {
        return new ConsumerKey(
                new TenantId(row.getString("tenant_id")),
                row.getString("business_service"),
                row.getString("consumer_code"));
    }
}

package dev.kosh.billing.store;

import dev.kosh.billing.ConsumerKey;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Consumers of one tenant as the parallel arrays that {@code unnest} takes. */
final class ConsumerArrays {

    private ConsumerArrays() {}

    static String[] services(Collection<ConsumerKey> consumers) {
        return consumers.stream().map(ConsumerKey::businessService).toArray(String[]::new);
    }

    static String[] codes(Collection<ConsumerKey> consumers) {
        return consumers.stream().map(ConsumerKey::consumerCode).toArray(String[]::new);
    }

    static ConsumerKey readKey(ResultSet row, int rowNumber) throws SQLException {
        return new ConsumerKey(
                new TenantId(row.getString("tenant_id")),
                row.getString("business_service"),
                row.getString("consumer_code"));
    }
}

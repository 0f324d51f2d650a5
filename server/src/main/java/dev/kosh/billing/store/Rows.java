package dev.kosh.billing.store;

import dev.kosh.sql.Times;
import dev.kosh.wire.AuditDetails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the stores of billing share in reading rows. */
final class Rows {

    private Rows() {}

    static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static AuditDetails audit(ResultSet row) throws SQLException {
        return new AuditDetails(
                row.getString("created_by"),
                row.getString("modified_by"),
                Times.read(row, "created_at").toEpochMilli(),
                Times.read(row, "modified_at").toEpochMilli());
    }
}

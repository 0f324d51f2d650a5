package dev.kosh.billing.store;

import dev.kosh.billing.Bill;
import dev.kosh.billing.BillStatus;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Times;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Reads bills from rows; their columns stand under these names in every query. */
@Component
class BillRows {

    /** Columns of a bill b, prefixed where a join brings others of the same name. */
    static final String COLUMNS = """
            b.id as bill_id, b.tenant_id, b.business_service, b.consumer_code, b.bill_number, b.bill_date,
            b.status as bill_status, b.details as bill_details, b.minimum_paise as bill_minimum_paise,
            b.payer_uuid as bill_payer_uuid, b.payer, b.additional_details as bill_additional,
            b.created_by as bill_created_by, b.created_at as bill_created_at,
            b.modified_by as bill_modified_by, b.modified_at as bill_modified_at
            """;

    private final PersonalData secrets;

    BillRows(PersonalData secrets) {
        this.secrets = secrets;
    }

    Bill read(ResultSet row) throws SQLException {
        return new Bill(
                Rows.uuid(row, "bill_id"),
                new TenantId(row.getString("tenant_id")),
                row.getString("business_service"),
                row.getString("consumer_code"),
                row.getString("bill_number"),
                Times.read(row, "bill_date"),
                BillStatus.valueOf(row.getString("bill_status")),
                StoredLines.readBillDetails(row.getString("bill_details")),
                Money.ofPaise(row.getLong("bill_minimum_paise")),
                StoredPayer.open(secrets, row.getString("bill_payer_uuid"), row.getBytes("payer")),
                StoredLines.readNode(row.getString("bill_additional")),
                new dev.kosh.wire.AuditDetails(
                        row.getString("bill_created_by"),
                        row.getString("bill_modified_by"),
                        Times.read(row, "bill_created_at").toEpochMilli(),
                        Times.read(row, "bill_modified_at").toEpochMilli()));
    }
}

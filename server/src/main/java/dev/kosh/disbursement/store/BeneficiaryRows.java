package dev.kosh.disbursement.store;

import dev.kosh.disbursement.AccountIndex;
import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.LineItem;
import dev.kosh.disbursement.PayeeType;
import dev.kosh.disbursement.PaymentFacts;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.wire.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code disbursement.beneficiary b}, each with its line items. */
final class BeneficiaryRows {

    static final String SELECT = """
            select b.*, l.line_ids, l.line_item_ids, l.line_amounts
            from disbursement.beneficiary b
            left join lateral (
                select array_agg(i.id order by i.line_item_id) line_ids,
                       array_agg(i.line_item_id order by i.line_item_id) line_item_ids,
                       array_agg(i.amount_paise order by i.line_item_id) line_amounts
                from disbursement.beneficiary_line_item i
                where i.tenant_id = b.tenant_id and i.beneficiary_id = b.id) l on true
            """;

    private BeneficiaryRows() {}

    static Beneficiary read(ResultSet row) throws SQLException {
        byte @Nullable [] account = row.getBytes("account_index");
        return new Beneficiary(
                row.getObject("id", UUID.class),
                row.getString("beneficiary_number"),
                row.getString("payee_id"),
                PayeeType.valueOf(row.getString("payee_type")),
                account == null ? null : AccountIndex.of(account),
                row.getString("ifsc"),
                row.getString("account_type"),
                Money.ofPaise(row.getLong("amount_paise")),
                PaymentStatus.valueOf(row.getString("payment_status")),
                row.getString("status_message"),
                new PaymentFacts(
                        row.getString("voucher_number"),
                        row.getString("voucher_date"),
                        row.getString("utr_number"),
                        row.getString("utr_date"),
                        row.getString("end_to_end_id"),
                        row.getString("challan_number"),
                        row.getString("challan_date"),
                        row.getString("original_bill_ref"),
                        row.getString("failure_utr_number"),
                        row.getString("failure_utr_date")),
                row.getInt("attempt"),
                row.getBoolean("is_latest_attempt"),
                row.getObject("superseded_by", UUID.class),
                lines(row),
                InstructionRows.node(row.getString("additional_details")));
    }

    private static List<LineItem> lines(ResultSet row) throws SQLException {
        if (row.getArray("line_ids") == null) {
            return List.of();
        }
        UUID[] ids = (UUID[]) row.getArray("line_ids").getArray();
        UUID[] lineItemIds = (UUID[]) row.getArray("line_item_ids").getArray();
        Long[] amounts = (Long[]) row.getArray("line_amounts").getArray();
        List<LineItem> lines = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            lines.add(new LineItem(ids[i], lineItemIds[i], Money.ofPaise(amounts[i])));
        }
        return List.copyOf(lines);
    }
}

package dev.kosh.disbursement.store;

import dev.kosh.disbursement.MovedPayment;
import dev.kosh.disbursement.PaymentFacts;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes where payments stand, and what the treasury told of them. */
@Component
public class BeneficiaryWriter {

    private static final String WRITE = """
            update disbursement.beneficiary
            set payment_status = ?,
                status_message = coalesce(?, status_message),
                voucher_number = coalesce(?, voucher_number), voucher_date = coalesce(?, voucher_date),
                utr_number = coalesce(?, utr_number), utr_date = coalesce(?, utr_date),
                end_to_end_id = coalesce(?, end_to_end_id),
                challan_number = coalesce(?, challan_number), challan_date = coalesce(?, challan_date),
                original_bill_ref = coalesce(?, original_bill_ref),
                failure_utr_number = coalesce(?, failure_utr_number),
                failure_utr_date = coalesce(?, failure_utr_date),
                additional_details = case when cast(? as jsonb) is null then additional_details
                    else coalesce(additional_details, '{}'::jsonb) || cast(? as jsonb) end,
                modified_at = ?, version = version + 1
            where tenant_id = ? and id = ?
            """;

    private final JdbcTemplate jdbc;

    BeneficiaryWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes payments of one instruction; the caller holds the instruction's lock. */
    public void write(TenantId tenant, List<MovedPayment> payments, Instant at) {
        jdbc.batchUpdate(WRITE, payments, payments.size(), (row, payment) -> bind(row, tenant, payment, at));
    }

    private static void bind(PreparedStatement row, TenantId tenant, MovedPayment payment, Instant at)
            throws SQLException {
        PaymentFacts facts = payment.facts();
        String warnings = payment.warnings().isEmpty()
                ? null
                : InstructionRows.JSON.writeValueAsString(InstructionRows.JSON
                        .createObjectNode()
                        .set("warnings", InstructionRows.JSON.valueToTree(payment.warnings())));
        row.setString(1, payment.to().name());
        row.setString(2, payment.statusMessage());
        row.setString(3, facts.voucherNumber());
        row.setString(4, facts.voucherDate());
        row.setString(5, facts.utrNumber());
        row.setString(6, facts.utrDate());
        row.setString(7, facts.endToEndId());
        row.setString(8, facts.challanNumber());
        row.setString(9, facts.challanDate());
        row.setString(10, facts.originalBillReference());
        row.setString(11, facts.failureUtrNumber());
        row.setString(12, facts.failureUtrDate());
        row.setString(13, warnings);
        row.setString(14, warnings);
        row.setObject(15, Times.bind(at));
        row.setString(16, tenant.value());
        row.setObject(17, payment.beneficiary().id());
    }
}

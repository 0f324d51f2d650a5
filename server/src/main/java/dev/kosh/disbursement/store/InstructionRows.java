package dev.kosh.disbursement.store;

import dev.kosh.disbursement.BillContext;
import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.FundSource;
import dev.kosh.disbursement.PageMessage;
import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.PiType;
import dev.kosh.disbursement.TreasuryReply;
import dev.kosh.sql.Times;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of {@code disbursement.payment_instruction pi} joined with {@code disbursement.payment_advice pa}. */
final class InstructionRows {

    static final JsonMapper JSON = JsonMapper.shared();

    static final String SELECT = """
            select pi.*, pa.bill_reference, pa.financial_year, pa.advice_id, pa.advice_date, pa.token_number,
                   pa.token_date, pa.voucher_number, pa.voucher_date
            from disbursement.payment_instruction pi
            left join disbursement.payment_advice pa on pa.tenant_id = pi.tenant_id and pa.pi_id = pi.id
            """;

    private InstructionRows() {}

    /** The instruction without its beneficiaries. */
    static PaymentInstruction read(ResultSet row, int number) throws SQLException {
        return new PaymentInstruction(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                row.getString("pi_number"),
                PiType.valueOf(row.getString("pi_type")),
                row.getObject("root_id", UUID.class),
                row.getString("parent_pi_number"),
                row.getString("previous_pi_number"),
                row.getString("payment_number"),
                row.getString("program_code"),
                Times.read(row, "bill_date"),
                funds(row),
                row.getString("purpose"),
                row.getInt("beneficiary_count"),
                Money.ofPaise(row.getLong("gross_paise")),
                Money.ofPaise(row.getLong("net_paise")),
                PiStatus.valueOf(row.getString("pi_status")),
                new TreasuryReply(
                        row.getString("success_code"),
                        row.getString("success_description"),
                        row.getString("treasury_pi_id"),
                        row.getString("treasury_pi_date"),
                        row.getString("error_text")),
                row.getBoolean("is_active"),
                Times.readNullable(row, "pushed_at"),
                Times.readNullable(row, "push_started_at"),
                row.getBoolean("duplicate_reported"),
                row.getBoolean("amount_mismatch"),
                message(row),
                new BillContext(
                        texts(row, "bill_numbers"),
                        texts(row, "reference_ids"),
                        row.getString("ward"),
                        row.getString("project_type"),
                        row.getString("project_name")),
                node(row.getString("additional_details")),
                Times.readNullable(row, "completed_at"),
                advice(row),
                List.of(),
                new AuditDetails(
                        row.getString("created_by"),
                        row.getString("modified_by"),
                        Times.read(row, "created_at").toEpochMilli(),
                        Times.read(row, "modified_at").toEpochMilli()),
                row.getInt("version"));
    }

    private static FundSource funds(ResultSet row) throws SQLException {
        return new FundSource(
                row.getString("ddo_code"),
                row.getString("grantee_ag_code"),
                row.getString("scheme_code"),
                row.getString("head_of_account"),
                row.getString("ssu_id"),
                row.getObject("sanction_id", UUID.class),
                row.getString("master_allotment_id"),
                row.getString("ssu_allotment_id"),
                row.getObject("allotment_serial", Integer.class));
    }

    private static @Nullable PageMessage message(ResultSet row) throws SQLException {
        String text = row.getString("latest_message");
        if (text == null) {
            return null;
        }
        boolean info = CallOutcome.SUCCESS.name().equals(row.getString("latest_outcome"));
        return new PageMessage(
                info ? PageMessage.Severity.INFO : PageMessage.Severity.ERROR,
                text,
                TreasuryService.valueOf(row.getString("latest_api")),
                Times.read(row, "latest_message_at"));
    }

    private static @Nullable PaymentAdvice advice(ResultSet row) throws SQLException {
        String reference = row.getString("bill_reference");
        return reference == null
                ? null
                : new PaymentAdvice(
                        reference,
                        row.getString("financial_year"),
                        row.getString("advice_id"),
                        row.getString("advice_date"),
                        row.getString("token_number"),
                        row.getString("token_date"),
                        row.getString("voucher_number"),
                        row.getString("voucher_date"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column));
        return List.of((String[]) array.getArray());
    }

    static @Nullable JsonNode node(@Nullable String json) {
        return json == null ? null : JSON.readTree(json);
    }

    static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : JSON.writeValueAsString(node);
    }
}

package dev.kosh.disbursement.store;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.LifecycleRow;
import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.TreasuryReply;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Writes what an outcome does to an instruction itself: status, banner, state of the API, time line, advice. */
@Component
public class OutcomeWriter {

    private static final String WRITE = """
            with instruction as (
                update disbursement.payment_instruction
                set pi_status = :to,
                    success_code = coalesce(:successCode, success_code),
                    success_description = coalesce(:successDescription, success_description),
                    treasury_pi_id = coalesce(:treasuryPiId, treasury_pi_id),
                    treasury_pi_date = coalesce(:treasuryPiDate, treasury_pi_date),
                    error_text = coalesce(:errorText, error_text),
                    duplicate_reported = duplicate_reported or :duplicate,
                    amount_mismatch = coalesce(:mismatch, amount_mismatch),
                    latest_api = :api, latest_outcome = :shown, latest_message = :page, latest_message_at = :at,
                    push_started_at = case when :pushes then null else push_started_at end,
                    completed_at = case when :moneyLeft then :at else completed_at end,
                    modified_by = :by, modified_at = :at, version = version + 1
                where tenant_id = :tenant and id = :pi and pi_status = :from
                returning tenant_id, id
            ), state as (
                insert into disbursement.service_state as s
                    (tenant_id, pi_id, api, latest_attempt_id, latest_response_id, last_outcome, last_glitch, last_at,
                     last_slot, consecutive_no_response, poll_until)
                select tenant_id, id, :api, cast(:attempt as uuid), cast(:response as uuid), :outcome, :glitch, :at,
                       cast(:slot as timestamptz), case when :silent then 1 else 0 end, cast(:pollUntil as timestamptz)
                from instruction
                on conflict (tenant_id, pi_id, api) do update
                set latest_attempt_id = coalesce(excluded.latest_attempt_id, s.latest_attempt_id),
                    latest_response_id = coalesce(excluded.latest_response_id, s.latest_response_id),
                    last_outcome = excluded.last_outcome, last_glitch = excluded.last_glitch,
                    last_at = excluded.last_at, last_slot = coalesce(excluded.last_slot, s.last_slot),
                    consecutive_no_response = case when :silent then s.consecutive_no_response + 1 else 0 end,
                    poll_until = coalesce(excluded.poll_until, s.poll_until)
            )
            insert into disbursement.status_log (tenant_id, pi_id, api, status, details, at, by)
            select tenant_id, id, :api, :logStatus, cast(:details as jsonb), :at, :by
            from instruction
            """;

    private final JdbcClient jdbc;

    OutcomeWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the instruction's part of an outcome; the caller holds its lock. */
    public void write(PaymentInstruction pi, LifecycleRow row, CallReport report, Changes changes, Instant at) {
        if (!writeFrom(pi.tenantId(), pi.id(), pi.status(), row, report, changes, at)) {
            throw new IllegalStateException("a locked instruction moved: " + pi.number());
        }
        PaymentAdvice advice = changes.advice();
        if (advice != null) {
            writeAdvice(pi.tenantId(), pi, advice, at);
        }
    }

    /** Writes an outcome for an instruction that stands there; false, with nothing written, when it does not. */
    private boolean writeFrom(
            TenantId tenant,
            UUID instruction,
            PiStatus from,
            LifecycleRow row,
            CallReport report,
            Changes changes,
            Instant at) {
        TreasuryReply reply = changes.reply();
        boolean isError = row.message() == LifecycleRow.Message.ERROR;
        return jdbc.sql(WRITE)
                        .param("tenant", tenant.value())
                        .param("pi", instruction)
                        .param("from", from.name())
                        .param("to", row.to(from).name())
                        .param("successCode", reply.successCode())
                        .param("successDescription", reply.successDescription())
                        .param("treasuryPiId", reply.treasuryPiId())
                        .param("treasuryPiDate", reply.treasuryPiDate())
                        .param("errorText", isError ? report.text() : reply.errorText())
                        .param("duplicate", report.outcome() == CallOutcome.DUPLICATE)
                        .param("mismatch", changes.amountMismatch())
                        .param("api", report.api().name())
                        .param("shown", row.message().name())
                        .param("page", row.page(report.text()))
                        .param("at", Times.bind(at))
                        .param("pushes", !report.api().isReadOnly())
                        // The first scroll completes; what a later one lists may come back as long after that.
                        .param("moneyLeft", row.sms() == LifecycleRow.Sms.PAID)
                        .param("by", report.by())
                        .param("attempt", report.attemptId())
                        .param("response", report.outcome().isResponse() ? report.attemptId() : null)
                        .param("outcome", report.outcome().name())
                        .param("glitch", report.glitchCode())
                        .param("slot", Times.bindNullable(report.slot()))
                        .param("silent", report.outcome() == CallOutcome.NO_RESPONSE)
                        .param("pollUntil", Times.bindNullable(changes.pollUntil()))
                        .param("logStatus", row.logStatus())
                        .param("details", InstructionRows.JSON.writeValueAsString(details(from, row, report, changes)))
                        .update()
                == 1;
    }

    static ObjectNode details(PiStatus from, LifecycleRow row, CallReport report, Changes changes) {
        ObjectNode details = InstructionRows.JSON.createObjectNode();
        put(details, "message", report.text());
        put(details, "glitchCode", report.glitchCode());
        details.put("piStatusFrom", from.name());
        details.put("piStatusTo", row.to(from).name());
        if (changes.counts() != null) {
            details.set("counts", changes.counts());
        }
        put(
                details,
                "attemptId",
                report.attemptId() == null ? null : report.attemptId().toString());
        details.put("trigger", report.trigger().name());
        return details;
    }

    private static void put(ObjectNode details, String member, @Nullable String value) {
        if (value != null) {
            details.put(member, value);
        }
    }

    private void writeAdvice(TenantId tenant, PaymentInstruction pi, PaymentAdvice advice, Instant at) {
        jdbc.sql("""
                        insert into disbursement.payment_advice as a
                            (tenant_id, pi_id, bill_reference, financial_year, advice_id, advice_date, token_number,
                             token_date, voucher_number, voucher_date, created_at, modified_at)
                        values (:tenant, :pi, :reference, :year, :adviceId, :adviceDate, :token, :tokenDate, :voucher,
                                :voucherDate, :at, :at)
                        on conflict (tenant_id, pi_id) do update
                        set bill_reference = excluded.bill_reference,
                            financial_year = coalesce(excluded.financial_year, a.financial_year),
                            advice_id = coalesce(excluded.advice_id, a.advice_id),
                            advice_date = coalesce(excluded.advice_date, a.advice_date),
                            token_number = coalesce(excluded.token_number, a.token_number),
                            token_date = coalesce(excluded.token_date, a.token_date),
                            voucher_number = coalesce(excluded.voucher_number, a.voucher_number),
                            voucher_date = coalesce(excluded.voucher_date, a.voucher_date),
                            modified_at = excluded.modified_at
                        """)
                .param("tenant", tenant.value())
                .param("pi", pi.id())
                .param("reference", advice.billReference())
                .param("year", advice.financialYear())
                .param("adviceId", advice.adviceId())
                .param("adviceDate", advice.adviceDate())
                .param("token", advice.tokenNumber())
                .param("tokenDate", advice.tokenDate())
                .param("voucher", advice.voucherNumber())
                .param("voucherDate", advice.voucherDate())
                .param("at", Times.bind(at))
                .update();
    }
}

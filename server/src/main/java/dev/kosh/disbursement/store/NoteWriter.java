package dev.kosh.disbursement.store;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.LifecycleRow;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.sql.SharedTrips;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notes outcomes that move nothing: a night has a hundred thousand of them. Those that arrive while a statement runs go
 * together into the next one; each is written whole or not at all, and one that the database refuses costs the others
 * nothing.
 */
@Component
public class NoteWriter {

    /** Nobody waits for a note, so one lane is enough, and its batches are larger. */
    private static final int LANES = 1;

    private static final int TOGETHER_MOST = 64;

    private static final String WRITE = """
            with note as materialized (
                select *
                from jsonb_to_recordset(cast(:notes as jsonb)) as n
                    (tenant text, pi uuid, status text, api text, outcome text, shown text, page text, error text,
                     attempt uuid, response uuid, glitch text, slot timestamptz, silent boolean, log text,
                     details jsonb, at timestamptz, by text)
                order by tenant, pi
            ), instruction as (
                update disbursement.payment_instruction pi
                set error_text = coalesce(note.error, pi.error_text),
                    latest_api = note.api, latest_outcome = note.shown, latest_message = note.page,
                    latest_message_at = note.at,
                    modified_by = note.by, modified_at = note.at, version = pi.version + 1
                from note
                where pi.tenant_id = note.tenant and pi.id = note.pi and pi.pi_status = note.status
                returning note.*
            ), state as (
                insert into disbursement.service_state as s
                    (tenant_id, pi_id, api, latest_attempt_id, latest_response_id, last_outcome, last_glitch, last_at,
                     last_slot, consecutive_no_response)
                select tenant, pi, api, attempt, response, outcome, glitch, at, slot, case when silent then 1 else 0 end
                from instruction
                on conflict (tenant_id, pi_id, api) do update
                set latest_attempt_id = coalesce(excluded.latest_attempt_id, s.latest_attempt_id),
                    latest_response_id = coalesce(excluded.latest_response_id, s.latest_response_id),
                    last_outcome = excluded.last_outcome, last_glitch = excluded.last_glitch,
                    last_at = excluded.last_at, last_slot = coalesce(excluded.last_slot, s.last_slot),
                    consecutive_no_response =
                        case when excluded.consecutive_no_response = 1 then s.consecutive_no_response + 1 else 0 end
            ), log as (
                insert into disbursement.status_log (tenant_id, pi_id, api, status, details, at, by)
                select tenant, pi, api, log, details, at, by
                from instruction
            )
            select pi from instruction
            """;

    private final JdbcClient jdbc;
    private final SharedTrips<Note, Boolean> together;

    NoteWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.together = new SharedTrips<>(
                LANES, TOGETHER_MOST, note -> List.of(note.instruction()), NoteWriter::nothingWasWritten, this::write);
    }

    /** An outcome of a call about an instruction that stands in a status. */
    private record Note(UUID instruction, ObjectNode row) {}

    /** False, with nothing written, when the instruction stands elsewhere by now. */
    public boolean note(
            TenantId tenant,
            UUID instruction,
            PiStatus status,
            LifecycleRow row,
            CallReport report,
            Changes changes,
            Instant at) {
        ObjectNode note = InstructionRows.JSON
                .createObjectNode()
                .put("tenant", tenant.value())
                .put("pi", instruction.toString())
                .put("status", status.name())
                .put("api", report.api().name())
                .put("outcome", report.outcome().name())
                .put("shown", row.message().name())
                .put("page", row.page(report.text()))
                .put("error", row.message() == LifecycleRow.Message.ERROR ? report.text() : null)
                .put("attempt", text(report.attemptId()))
                .put("response", report.outcome().isResponse() ? text(report.attemptId()) : null)
                .put("glitch", report.glitchCode())
                .put("slot", text(report.slot()))
                .put("silent", !report.outcome().isResponse())
                .put("log", row.logStatus())
                .put("at", at.toString())
                .put("by", report.by());
        note.set("details", OutcomeWriter.details(status, row, report, changes));
        Note mine = new Note(instruction, note);
        // A caller who holds a transaction (Idempotency-Key) wants the note in it, and in no other's.
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? write(List.of(mine)).get(0)
                : together.run(mine);
    }

    private List<Boolean> write(List<Note> notes) {
        ArrayNode rows = InstructionRows.JSON.createArrayNode();
        notes.forEach(note -> rows.add(note.row()));
        Set<UUID> written = new HashSet<>(jdbc.sql(WRITE)
                .param("notes", InstructionRows.JSON.writeValueAsString(rows))
                .query((row, number) -> row.getObject("pi", UUID.class))
                .list());
        return notes.stream().map(note -> written.contains(note.instruction())).toList();
    }

    /** The statement is its own transaction: what the database refuses, it has not done. */
    private static boolean nothingWasWritten(RuntimeException failure) {
        return failure instanceof DataIntegrityViolationException
                || failure instanceof ConcurrencyFailureException
                || failure instanceof UncategorizedDataAccessException;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

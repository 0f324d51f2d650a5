package dev.kosh.disbursement.store;

import dev.kosh.disbursement.AllotmentRow;
import dev.kosh.sql.Times;
import dev.kosh.wire.Ids;
import dev.kosh.wire.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Books allotments: sanction, allotment and fund move together. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AllotmentStore {

    /** PostgreSQL takes no NUL in a text; a backslash before it may itself be escaped. */
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\{2})*)\\\\u0000");

    private final JdbcClient jdbc;

    AllotmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom allotments are asked for. */
    public record Key(TenantId tenant, String headOfAccount, String ddoCode, String granteeCode) {}

    /** From when on allotments are to be asked for; empty before the first call with success. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Instant> askedUpTo(Key key) {
        return jdbc.sql("""
                        select c.asked_up_to from disbursement.allotment_cursor c
                        where c.tenant_id = :tenant and c.head_of_account = :hoa and c.ddo_code = :ddo
                          and c.grantee_code = :grantee and c.asked_up_to is not null
                        """)
                .param("tenant", key.tenant().value())
                .param("hoa", key.headOfAccount())
                .param("ddo", key.ddoCode())
                .param("grantee", key.granteeCode())
                .query((row, number) -> Times.read(row, "asked_up_to"))
                .optional();
    }

    /** Notes a call; only one with success moves the time from when on the next asks. */
    public void asked(Key key, Instant at, String outcome, boolean success) {
        jdbc.sql("""
                        insert into disbursement.allotment_cursor as c
                            (tenant_id, head_of_account, ddo_code, grantee_code, asked_up_to, last_asked_at,
                             last_outcome)
                        values (:tenant, :hoa, :ddo, :grantee, case when :success then cast(:at as timestamptz) end,
                                :at, :outcome)
                        on conflict (tenant_id, head_of_account, ddo_code, grantee_code) do update
                        set asked_up_to = greatest(c.asked_up_to, excluded.asked_up_to),
                            last_asked_at = excluded.last_asked_at, last_outcome = excluded.last_outcome
                        """)
                .param("tenant", key.tenant().value())
                .param("hoa", key.headOfAccount())
                .param("ddo", key.ddoCode())
                .param("grantee", key.granteeCode())
                .param("success", success)
                .param("at", Times.bind(at))
                .param("outcome", outcome)
                .update();
    }

    /** The sanction of a master allotment, locked until the transaction ends. */
    public Optional<UUID> lockSanction(Key key, String masterAllotmentId) {
        return jdbc.sql("""
                        select s.id from disbursement.sanction s
                        where s.tenant_id = :tenant and s.head_of_account = :hoa and s.ddo_code = :ddo
                          and s.master_allotment_id = :master
                        for no key update
                        """)
                .param("tenant", key.tenant().value())
                .param("hoa", key.headOfAccount())
                .param("ddo", key.ddoCode())
                .param("master", masterAllotmentId)
                .query(UUID.class)
                .optional();
    }

    public UUID createSanction(
            Key key, AllotmentRow row, String programCode, String financialYear, Instant at, String by) {
        UUID id = Ids.next();
        jdbc.sql("""
                        with sanction as (
                            insert into disbursement.sanction
                                (tenant_id, id, head_of_account, ddo_code, program_code, master_allotment_id,
                                 sanctioned_paise, financial_year, created_by, created_at, modified_by, modified_at)
                            values (:tenant, :id, :hoa, :ddo, :program, :master, :sanctioned, :year, :by, :at, :by, :at)
                            returning tenant_id, id
                        )
                        insert into disbursement.fund (tenant_id, sanction_id, allotted_paise, available_paise)
                        select tenant_id, id, 0, 0 from sanction
                        """)
                .param("tenant", key.tenant().value())
                .param("id", id)
                .param("hoa", key.headOfAccount())
                .param("ddo", key.ddoCode())
                .param("program", programCode)
                .param("master", row.masterAllotmentId())
                .param("sanctioned", row.sanctioned().paise())
                .param("year", financialYear)
                .param("by", by)
                .param("at", Times.bind(at))
                .update();
        return id;
    }

    /** Books a row once; false when it was booked before. */
    public boolean book(TenantId tenant, UUID sanction, AllotmentRow row, Instant at) {
        int booked = jdbc.sql("""
                        insert into disbursement.allotment
                            (tenant_id, id, sanction_id, serial_number, ssu_allotment_id, kind, amount_paise,
                             sanction_balance_paise, allotment_date, received_at)
                        values (:tenant, :id, :sanction, :serial, :allotment, :kind, :amount, :balance, :date, :at)
                        on conflict (tenant_id, sanction_id, ssu_allotment_id, serial_number) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("id", Ids.next())
                .param("sanction", sanction)
                .param("serial", row.serialNumber())
                .param("allotment", row.ssuAllotmentId())
                .param("kind", row.kind().name())
                .param("amount", row.amount().paise())
                .param("balance", row.sanctionBalance().paise())
                .param("date", row.date())
                .param("at", Times.bind(at))
                .update();
        if (booked == 0) {
            return false;
        }
        jdbc.sql("""
                        update disbursement.fund
                        set allotted_paise = allotted_paise + :effect, available_paise = available_paise + :effect
                        where tenant_id = :tenant and sanction_id = :sanction
                        """)
                .param("effect", row.effect().paise())
                .param("tenant", tenant.value())
                .param("sanction", sanction)
                .update();
        return true;
    }

    /** Keeps a row that cannot be booked, once; false when it was kept before. */
    public boolean quarantine(Key key, JsonNode row, AllotmentRow.Obstacle reason, Instant at) {
        String content = ESCAPED_NUL
                .matcher(InstructionRows.JSON.writeValueAsString(row))
                .replaceAll("$1");
        return jdbc.sql("""
                        insert into disbursement.allotment_quarantine
                            (tenant_id, row_hash, head_of_account, reason, content, first_seen_at, last_seen_at)
                        values (:tenant, :hash, :hoa, :reason, cast(:content as jsonb), :at, :at)
                        on conflict (tenant_id, row_hash) do update set last_seen_at = excluded.last_seen_at
                        returning xmax = 0
                        """)
                .param("tenant", key.tenant().value())
                .param("hash", hash(key.headOfAccount() + content))
                .param("hoa", key.headOfAccount())
                .param("reason", reason.name())
                .param("content", content)
                .param("at", Times.bind(at))
                .query(Boolean.class)
                .single();
    }

    /** A row in quarantine. */
    public record Waiting(String hash, JsonNode row) {}

    /** Rows of this head and drawing officer whose sanction was not known when they came, in the order of their coming. */
    public List<Waiting> waiting(Key key) {
        return jdbc.sql("""
                        select encode(q.row_hash, 'hex') as hash, q.content
                        from disbursement.allotment_quarantine q
                        where q.tenant_id = :tenant and q.head_of_account = :hoa and q.reason = 'UNKNOWN_SANCTION'
                          and q.resolved_at is null and coalesce(q.content ->> 'ddoCode', :ddo) = :ddo
                        order by q.first_seen_at, q.row_hash
                        """)
                .param("tenant", key.tenant().value())
                .param("hoa", key.headOfAccount())
                .param("ddo", key.ddoCode())
                .query((row, number) ->
                        new Waiting(row.getString("hash"), InstructionRows.JSON.readTree(row.getString("content"))))
                .list();
    }

    /** Ends the waiting of a row that is booked. */
    public void settle(TenantId tenant, Waiting waiting, String by, Instant at) {
        jdbc.sql("""
                        update disbursement.allotment_quarantine
                        set resolved_by = :by, resolved_at = :at
                        where tenant_id = :tenant and row_hash = decode(:hash, 'hex')
                        """)
                .param("by", by)
                .param("at", Times.bind(at))
                .param("tenant", tenant.value())
                .param("hash", waiting.hash())
                .update();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

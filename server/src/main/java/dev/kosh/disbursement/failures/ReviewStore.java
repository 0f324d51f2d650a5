package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.BankAccountNumber;
import dev.kosh.disbursement.FailureCriteria;
import dev.kosh.disbursement.FailureEvent;
import dev.kosh.disbursement.FailureState;
import dev.kosh.disbursement.QuarantineReason;
import dev.kosh.disbursement.SmsState;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads failure records for those who look at them, and notes what they decided. */
@Component
class ReviewStore {

    private final JdbcClient jdbc;
    private final PersonalData secrets;

    ReviewStore(JdbcClient jdbc, PersonalData secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    List<FailureEvent> find(FailureCriteria criteria) {
        Conditions conditions = conditions(criteria);
        return jdbc.sql("""
                        select e.*, pi.pi_number
                        from disbursement.failure_event e
                        left join disbursement.payment_instruction pi
                            on pi.tenant_id = e.tenant_id and pi.id = e.pi_id
                        where """ + " " + conditions.text() + """

                        order by e.first_seen_at desc, e.id desc
                        limit :limit offset :offset
                        """)
                .params(conditions.parameters())
                .param("limit", Math.min(criteria.limit(), FailureCriteria.MOST))
                .param("offset", criteria.offset())
                .query(this::event)
                .list();
    }

    long count(FailureCriteria criteria) {
        Conditions conditions = conditions(criteria);
        return jdbc.sql("select count(*) from disbursement.failure_event e where " + conditions.text())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    private static Conditions conditions(FailureCriteria criteria) {
        return new Conditions()
                .oneOf(
                        "e.tenant_id",
                        "text",
                        "tenants",
                        criteria.tenants().stream().map(TenantId::value).toList())
                .ifGiven("state", name(criteria.state()), "e.state = :state")
                .ifGiven("reason", name(criteria.reason()), "e.reason_code = :reason")
                .ifGiven("instruction", criteria.instructionId(), "e.pi_id = :instruction")
                .ifGiven("from", Times.bindNullable(criteria.from()), "e.first_seen_at >= :from")
                .ifGiven("to", Times.bindNullable(criteria.to()), "e.first_seen_at <= :to");
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    Optional<FailureEvent> find(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select e.*, pi.pi_number
                        from disbursement.failure_event e
                        left join disbursement.payment_instruction pi
                            on pi.tenant_id = e.tenant_id and pi.id = e.pi_id
                        where e.tenant_id = :tenant and e.id = :id
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(this::event)
                .optional();
    }

    /** A record as the treasury told it, locked until the transaction ends. */
    Optional<StoredFailure> lock(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select e.* from disbursement.failure_event e
                        where e.tenant_id = :tenant and e.id = :id and e.kind = 'FAILURE'
                        for update
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(this::stored)
                .optional();
    }

    /** Records that wait for the reference of a revised instruction, oldest first. */
    List<StoredFailure> waiting(TenantId tenant, String billNumber) {
        return jdbc.sql("""
                        select e.* from disbursement.failure_event e
                        where e.tenant_id = :tenant and e.bill_number = :number and e.state = 'WAITING_CONTEXT'
                        order by e.first_seen_at, e.id
                        for update
                        """)
                .param("tenant", tenant.value())
                .param("number", billNumber)
                .query(this::stored)
                .list();
    }

    /** What waited for a reference and still fits nowhere waits for a person. */
    void quarantine(TenantId tenant, UUID id, QuarantineReason reason) {
        jdbc.sql("""
                        update disbursement.failure_event
                        set state = 'QUARANTINED', reason_code = :reason
                        where tenant_id = :tenant and id = :id and state = 'WAITING_CONTEXT'
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("reason", reason.name())
                .update();
    }

    /** Instruction of a beneficiary's row. */
    Optional<UUID> instructionOf(TenantId tenant, UUID beneficiaryId) {
        return jdbc.sql("select pi_id from disbursement.beneficiary where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", beneficiaryId)
                .query(UUID.class)
                .optional();
    }

    private StoredFailure stored(ResultSet row, int number) throws SQLException {
        FailedRow told = new FailedRow(
                row.getString("beneficiary_number"),
                secrets.decryptNullable(row.getBytes("account_number")),
                row.getString("ifsc"),
                row.getString("utr_number"),
                row.getString("utr_date"),
                row.getString("end_to_end_id"),
                row.getString("original_bill_ref"),
                row.getString("challan_number"),
                row.getString("challan_date"),
                row.getString("failed_reason"));
        return new StoredFailure(
                row.getObject("id", UUID.class),
                TreasuryService.valueOf(row.getString("api")),
                row.getObject("pi_id", UUID.class),
                row.getObject("attempt_id", UUID.class),
                FailureState.valueOf(row.getString("state")),
                FailureStore.isPutAside(row.getString("resolution")),
                StoredFailure.bill(
                        row.getString("bill_number"),
                        row.getString("bill_reference"),
                        row.getString("token_number"),
                        row.getString("token_date"),
                        row.getString("voucher_number"),
                        row.getString("voucher_date"),
                        told));
    }

    private FailureEvent event(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason_code");
        return new FailureEvent(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                TreasuryService.valueOf(row.getString("api")),
                row.getString("kind").equals("CORRECTION"),
                row.getObject("pi_id", UUID.class),
                row.getString("pi_number"),
                row.getObject("beneficiary_id", UUID.class),
                row.getString("bill_number"),
                row.getString("bill_reference"),
                row.getString("original_bill_ref"),
                row.getString("token_number"),
                row.getString("token_date"),
                row.getString("voucher_number"),
                row.getString("voucher_date"),
                row.getString("beneficiary_number"),
                masked(secrets.decryptNullable(row.getBytes("account_number"))),
                row.getString("ifsc"),
                row.getString("utr_number"),
                row.getString("utr_date"),
                row.getString("end_to_end_id"),
                row.getString("challan_number"),
                row.getString("challan_date"),
                row.getString("failed_reason"),
                FailureState.valueOf(row.getString("state")),
                reason == null ? null : QuarantineReason.valueOf(reason),
                List.of((String[]) row.getArray("warnings").getArray()),
                SmsState.valueOf(row.getString("sms_state")),
                row.getObject("attempt_id", UUID.class),
                Times.read(row, "first_seen_at"),
                Times.read(row, "last_seen_at"),
                row.getInt("seen_count"),
                row.getString("resolved_by"),
                Times.readNullable(row, "resolved_at"),
                row.getString("resolution"));
    }

    private static @Nullable String masked(@Nullable String accountNumber) {
        return accountNumber == null ? null : BankAccountNumber.masked(accountNumber);
    }
}

package dev.kosh.disbursement.store;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.LedgerEntry;
import dev.kosh.disbursement.LedgerKind;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.SentPayee;
import dev.kosh.disbursement.ServiceState;
import dev.kosh.disbursement.StatusLogEntry;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads payment instructions, whole. */
@Component
public class InstructionStore {

    private final JdbcClient jdbc;
    private final PersonalData secrets;

    InstructionStore(JdbcClient jdbc, PersonalData secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** The instruction with its beneficiaries, locked until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PaymentInstruction> lock(TenantId tenant, UUID id) {
        // Statements of their own: those after the lock see what its holder before us committed.
        return jdbc.sql("""
                        select pi.id from disbursement.payment_instruction pi
                        where pi.tenant_id = :tenant and pi.id = :id
                        for no key update
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(UUID.class)
                .optional()
                .flatMap(locked -> byId(tenant, locked));
    }

    /** Locks all instructions of a payment until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockOfPayment(TenantId tenant, String paymentNumber) {
        jdbc.sql("""
                        select pi.id from disbursement.payment_instruction pi
                        where pi.tenant_id = :tenant and pi.payment_number = :payment
                        order by pi.id
                        for no key update
                        """)
                .param("tenant", tenant.value())
                .param("payment", paymentNumber)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    public Optional<PaymentInstruction> byNumber(TenantId tenant, String number) {
        return list(tenant, "pi.pi_number", number).stream().findFirst();
    }

    public Optional<PaymentInstruction> byId(TenantId tenant, UUID id) {
        return list(tenant, "pi.id", id).stream().findFirst();
    }

    /** These instructions with their beneficiaries, by id. */
    public Map<UUID, PaymentInstruction> byIds(TenantId tenant, Collection<UUID> ids) {
        Map<UUID, PaymentInstruction> byId = new HashMap<>();
        withBeneficiaries(
                        tenant,
                        jdbc.sql(InstructionRows.SELECT + "where pi.tenant_id = :tenant and pi.id = any(:ids)")
                                .param("tenant", tenant.value())
                                .param("ids", SqlArrays.of("uuid", ids))
                                .query(InstructionRows::read)
                                .list())
                .forEach(pi -> byId.put(pi.id(), pi));
        return byId;
    }

    /** All instructions of a payment, oldest first. */
    public List<PaymentInstruction> ofPayment(TenantId tenant, String paymentNumber) {
        return list(tenant, "pi.payment_number", paymentNumber);
    }

    /** An original with its revised instructions, oldest first. */
    public List<PaymentInstruction> chain(TenantId tenant, UUID rootId) {
        return list(tenant, "pi.root_id", rootId);
    }

    private List<PaymentInstruction> list(TenantId tenant, String column, Object value) {
        return withBeneficiaries(
                tenant,
                jdbc.sql(InstructionRows.SELECT + "where pi.tenant_id = :tenant and " + column + " = :value\n"
                                + "order by pi.created_at, pi.id")
                        .param("tenant", tenant.value())
                        .param("value", value)
                        .query(InstructionRows::read)
                        .list());
    }

    /** These instructions of one tenant with their beneficiaries. */
    public List<PaymentInstruction> withBeneficiaries(TenantId tenant, List<PaymentInstruction> instructions) {
        if (instructions.isEmpty()) {
            return instructions;
        }
        Map<UUID, List<Beneficiary>> byInstruction = beneficiaries(
                tenant, instructions.stream().map(PaymentInstruction::id).toList());
        return instructions.stream()
                .map(pi -> pi.withBeneficiaries(byInstruction.getOrDefault(pi.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<Beneficiary>> beneficiaries(TenantId tenant, Collection<UUID> instructions) {
        Map<UUID, List<Beneficiary>> byInstruction = new HashMap<>();
        jdbc.sql(BeneficiaryRows.SELECT + """
                        where b.tenant_id = :tenant and b.pi_id %s
                        order by b.beneficiary_number
                        """.formatted(SqlArrays.equalsAny("instructions", instructions)))
                .param("tenant", tenant.value())
                .param("instructions", SqlArrays.oneOrAll("uuid", instructions))
                .query(row -> {
                    byInstruction
                            .computeIfAbsent(row.getObject("pi_id", UUID.class), id -> new ArrayList<>())
                            .add(BeneficiaryRows.read(row));
                });
        return byInstruction;
    }

    /** Instructions that the treasury was never told of though they are to be sent, oldest first. */
    public List<Unpushed> unpushed(int limit) {
        return jdbc.sql("""
                        select pi.tenant_id, pi.id from disbursement.payment_instruction pi
                        where pi.pi_status = 'PENDING' and pi.pushed_at is null and pi.pi_type = 'ORIGINAL'
                        order by pi.created_at
                        limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) ->
                        new Unpushed(new TenantId(row.getString("tenant_id")), row.getObject("id", UUID.class)))
                .list();
    }

    /** An instruction that waits for its first push. */
    public record Unpushed(TenantId tenantId, UUID id) {}

    /** Opens whom these payments were sent to, by beneficiary row. */
    public Map<UUID, SentPayee> sentTo(TenantId tenant, Collection<UUID> beneficiaries) {
        Map<UUID, SentPayee> opened = new HashMap<>();
        jdbc.sql("""
                        select b.id, b.sent_to from disbursement.beneficiary b
                        where b.tenant_id = :tenant and b.id = any(:beneficiaries)
                        """)
                .param("tenant", tenant.value())
                .param("beneficiaries", SqlArrays.of("uuid", beneficiaries))
                .query(row -> {
                    opened.put(row.getObject("id", UUID.class), SealedPayee.open(secrets, row.getBytes("sent_to")));
                });
        return opened;
    }

    /** The time line, newest first. */
    public List<StatusLogEntry> statusLog(TenantId tenant, UUID instruction) {
        return jdbc.sql("""
                        select l.* from disbursement.status_log l
                        where l.tenant_id = :tenant and l.pi_id = :pi
                        order by l.id desc
                        """)
                .param("tenant", tenant.value())
                .param("pi", instruction)
                .query((row, number) -> new StatusLogEntry(
                        TreasuryService.valueOf(row.getString("api")),
                        row.getString("status"),
                        InstructionRows.JSON.readTree(row.getString("details")),
                        Times.read(row, "at"),
                        row.getString("by")))
                .list();
    }

    /** Where each API that was called stands. */
    public List<ServiceState> serviceStates(TenantId tenant, UUID instruction) {
        return jdbc.sql("""
                        select s.* from disbursement.service_state s
                        where s.tenant_id = :tenant and s.pi_id = :pi
                        """)
                .param("tenant", tenant.value())
                .param("pi", instruction)
                .query((row, number) -> new ServiceState(
                        TreasuryService.valueOf(row.getString("api")),
                        row.getObject("latest_attempt_id", UUID.class),
                        row.getObject("latest_response_id", UUID.class),
                        CallOutcome.valueOf(row.getString("last_outcome")),
                        row.getString("last_glitch"),
                        Times.read(row, "last_at"),
                        Times.readNullable(row, "last_slot"),
                        row.getInt("consecutive_no_response"),
                        Times.readNullable(row, "poll_until")))
                .list();
    }

    /** What the instruction did to the books, in order. */
    public List<LedgerEntry> ledger(TenantId tenant, UUID instruction) {
        return jdbc.sql("""
                        select e.id, e.kind, e.sanction_id, e.amount_paise, e.at
                        from disbursement.ledger_entry e
                        where e.tenant_id = :tenant and e.pi_id = :pi
                        order by e.at, e.id
                        """)
                .param("tenant", tenant.value())
                .param("pi", instruction)
                .query((row, number) -> new LedgerEntry(
                        row.getObject("id", UUID.class),
                        LedgerKind.valueOf(row.getString("kind")),
                        row.getObject("sanction_id", UUID.class),
                        Money.ofPaise(row.getLong("amount_paise")),
                        Times.read(row, "at")))
                .list();
    }
}

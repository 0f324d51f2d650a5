package dev.kosh.disbursement.store;

import dev.kosh.disbursement.BankAccount;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables of payees' bank accounts, their corrections and their history. */
@Component
public class BankAccountStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final PersonalData secrets;
    private final AccountIndexes indexes;

    BankAccountStore(JdbcClient jdbc, JdbcTemplate batches, PersonalData secrets, AccountIndexes indexes) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.secrets = secrets;
        this.indexes = indexes;
    }

    /** Accounts by payee or by id, each with its pending correction; those of any payee when both are empty. */
    public List<BankAccount> find(
            TenantId tenant, Collection<UUID> ids, Collection<String> payeeIds, int limit, int offset) {
        Conditions conditions = new Conditions()
                .ifGiven("tenant", tenant.value(), "a.tenant_id = :tenant")
                .ifAny("a.id", "uuid", "ids", ids)
                .ifAny("a.payee_id", "text", "payees", payeeIds);
        List<BankAccount> accounts = jdbc.sql("select a.* from disbursement.bank_account a\nwhere " + conditions.text()
                        + "\norder by a.created_at desc, a.id desc\nlimit :limit offset :offset")
                .params(conditions.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> read(row))
                .list();
        return withDetails(tenant, accounts);
    }

    private List<BankAccount> withDetails(TenantId tenant, List<BankAccount> accounts) {
        List<UUID> ids = accounts.stream().map(BankAccount::id).toList();
        Map<UUID, List<BankAccount.Detail>> details = new HashMap<>();
        jdbc.sql("""
                        select d.* from disbursement.bank_account_detail d
                        where d.tenant_id = :tenant and d.bank_account_id = any(:ids)
                        order by d.is_primary desc, d.id
                        """)
                .param("tenant", tenant.value())
                .param("ids", SqlArrays.of("uuid", ids))
                .query(row -> {
                    details.computeIfAbsent(row.getObject("bank_account_id", UUID.class), id -> new ArrayList<>())
                            .add(detail(row));
                });
        Map<UUID, BankAccount.Change> pending = new HashMap<>();
        jdbc.sql("""
                        select c.* from disbursement.bank_account_change c
                        where c.tenant_id = :tenant and c.bank_account_id = any(:ids) and c.state = 'PROPOSED'
                        """)
                .param("tenant", tenant.value())
                .param("ids", SqlArrays.of("uuid", ids))
                .query(row -> {
                    pending.put(row.getObject("bank_account_id", UUID.class), change(row));
                });
        return accounts.stream()
                .map(account -> new BankAccount(
                        account.id(),
                        account.tenantId(),
                        account.serviceCode(),
                        account.payeeId(),
                        details.getOrDefault(account.id(), List.of()),
                        account.additionalDetails(),
                        pending.get(account.id()),
                        account.audit()))
                .toList();
    }

    public void insert(BankAccount account) {
        jdbc.sql("""
                        insert into disbursement.bank_account
                            (tenant_id, id, service_code, payee_id, additional_details, created_by, created_at,
                             modified_by, modified_at)
                        values (:tenant, :id, :service, :payee, cast(:additional as jsonb), :by, :at, :by, :at)
                        """)
                .param("tenant", account.tenantId().value())
                .param("id", account.id())
                .param("service", account.serviceCode())
                .param("payee", account.payeeId())
                .param("additional", InstructionRows.text(account.additionalDetails()))
                .param("by", account.audit().createdBy())
                .param("at", Times.bind(Instant.ofEpochMilli(account.audit().createdTime())))
                .update();
        insertDetails(account.tenantId(), account.id(), account.details());
    }

    /** Locks the account's row until the caller's transaction ends; false when there is none. */
    public boolean lock(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select a.id from disbursement.bank_account a
                        where a.tenant_id = :tenant and a.id = :id
                        for no key update
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Puts these details in the place of those that are. */
    public void replace(TenantId tenant, UUID id, List<BankAccount.Detail> details, String by, Instant at) {
        jdbc.sql("delete from disbursement.bank_account_detail where tenant_id = :tenant and bank_account_id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
        insertDetails(tenant, id, details);
        jdbc.sql("""
                        update disbursement.bank_account
                        set modified_by = :by, modified_at = :at, version = version + 1
                        where tenant_id = :tenant and id = :id
                        """)
                .param("by", by)
                .param("at", Times.bind(at))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private void insertDetails(TenantId tenant, UUID id, List<BankAccount.Detail> details) {
        batches.batchUpdate(
                """
                insert into disbursement.bank_account_detail
                    (tenant_id, bank_account_id, id, account, account_index, account_type, branch_type, ifsc, is_primary,
                     is_active)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                details.stream()
                        .map(detail -> new Object[] {
                            tenant.value(),
                            id,
                            detail.id(),
                            SealedAccount.seal(secrets, detail.holder(), detail.number()),
                            Objects.requireNonNull(indexes.of(detail.number(), detail.ifsc()))
                                    .bytes(),
                            detail.type(),
                            detail.branchType(),
                            detail.ifsc(),
                            detail.primary(),
                            detail.active()
                        })
                        .toList());
    }

    public void propose(TenantId tenant, BankAccount.Change change) {
        jdbc.sql("""
                        insert into disbursement.bank_account_change
                            (tenant_id, id, bank_account_id, proposal, state, reason, proposed_by, proposed_at)
                        values (:tenant, :id, :account, :proposal, 'PROPOSED', :reason, :by, :at)
                        """)
                .param("tenant", tenant.value())
                .param("id", change.id())
                .param("account", change.bankAccountId())
                .param("proposal", seal(change.details()))
                .param("reason", change.reason())
                .param("by", change.proposedBy())
                .param("at", Times.bind(Instant.ofEpochMilli(change.proposedAt())))
                .update();
    }

    /** The correction, if it still waits, locked until the caller's transaction ends. */
    public Optional<BankAccount.Change> lockProposed(TenantId tenant, UUID changeId) {
        return jdbc.sql("""
                        select c.* from disbursement.bank_account_change c
                        where c.tenant_id = :tenant and c.id = :id and c.state = 'PROPOSED'
                        for no key update
                        """)
                .param("tenant", tenant.value())
                .param("id", changeId)
                .query((row, number) -> change(row))
                .optional();
    }

    public void decide(TenantId tenant, UUID changeId, String state, String by, Instant at) {
        jdbc.sql("""
                        update disbursement.bank_account_change
                        set state = :state, decided_by = :by, decided_at = :at
                        where tenant_id = :tenant and id = :id
                        """)
                .param("state", state)
                .param("by", by)
                .param("at", Times.bind(at))
                .param("tenant", tenant.value())
                .param("id", changeId)
                .update();
    }

    /** Notes how the accounts stand from now on. */
    public void remember(
            TenantId tenant,
            UUID id,
            @Nullable UUID changeId,
            List<BankAccount.Detail> details,
            String changedBy,
            @Nullable String approvedBy,
            Instant at) {
        jdbc.sql("""
                        insert into disbursement.bank_account_history
                            (tenant_id, bank_account_id, change_id, details, changed_by, approved_by, at)
                        values (:tenant, :account, cast(:change as uuid), :details, :by, :approvedBy, :at)
                        """)
                .param("tenant", tenant.value())
                .param("account", id)
                .param("change", changeId)
                .param("details", seal(details))
                .param("by", changedBy)
                .param("approvedBy", approvedBy)
                .param("at", Times.bind(at))
                .update();
    }

    /** How the accounts stood, newest first. */
    public List<BankAccount.Version> history(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select h.* from disbursement.bank_account_history h
                        where h.tenant_id = :tenant and h.bank_account_id = :account
                        order by h.id desc
                        """)
                .param("tenant", tenant.value())
                .param("account", id)
                .query((row, number) -> new BankAccount.Version(
                        open(row.getBytes("details")),
                        row.getString("changed_by"),
                        row.getString("approved_by"),
                        Times.read(row, "at").toEpochMilli()))
                .list();
    }

    private byte[] seal(List<BankAccount.Detail> details) {
        return secrets.encrypt(InstructionRows.JSON.writeValueAsString(details));
    }

    private List<BankAccount.Detail> open(byte[] sealed) {
        return List.of(InstructionRows.JSON.readValue(secrets.decrypt(sealed), BankAccount.Detail[].class));
    }

    private static BankAccount read(ResultSet row) throws SQLException {
        return new BankAccount(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                row.getString("service_code"),
                row.getString("payee_id"),
                List.of(),
                InstructionRows.node(row.getString("additional_details")),
                null,
                new AuditDetails(
                        row.getString("created_by"),
                        row.getString("modified_by"),
                        Times.read(row, "created_at").toEpochMilli(),
                        Times.read(row, "modified_at").toEpochMilli()));
    }

    private BankAccount.Detail detail(ResultSet row) throws SQLException {
        SealedAccount.Opened opened = SealedAccount.open(secrets, row.getBytes("account"));
        return new BankAccount.Detail(
                row.getObject("id", UUID.class),
                opened.holderName(),
                opened.accountNumber(),
                row.getString("account_type"),
                row.getBoolean("is_primary"),
                row.getBoolean("is_active"),
                row.getString("branch_type"),
                row.getString("ifsc"));
    }

    private BankAccount.Change change(ResultSet row) throws SQLException {
        Instant decidedAt = Times.readNullable(row, "decided_at");
        return new BankAccount.Change(
                row.getObject("id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                open(row.getBytes("proposal")),
                row.getString("state"),
                row.getString("reason"),
                row.getString("proposed_by"),
                Times.read(row, "proposed_at").toEpochMilli(),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toEpochMilli());
    }
}

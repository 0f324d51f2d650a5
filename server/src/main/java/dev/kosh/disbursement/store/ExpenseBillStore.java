package dev.kosh.disbursement.store;

import dev.kosh.disbursement.BillCriteria;
import dev.kosh.disbursement.BillDetail;
import dev.kosh.disbursement.BillPaymentStatus;
import dev.kosh.disbursement.ExpenseBill;
import dev.kosh.disbursement.PayableLine;
import dev.kosh.disbursement.Payee;
import dev.kosh.disbursement.SentPayee;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code expense_bill}, {@code bill_detail}, {@code payable_line_item}. */
@Component
public class ExpenseBillStore {

    private static final String ACTIVE = "ACTIVE";
    private static final String INACTIVE = "INACTIVE";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final PersonalData secrets;

    ExpenseBillStore(JdbcClient jdbc, JdbcTemplate batches, PersonalData secrets) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.secrets = secrets;
    }

    /** Bills that match, newest first, each whole. */
    public List<ExpenseBill> find(BillCriteria criteria) {
        Conditions conditions = new Conditions()
                .ifGiven("tenant", criteria.tenantId().value(), "b.tenant_id = :tenant")
                .ifAny("b.id", "uuid", "ids", criteria.ids())
                .ifAny("b.bill_number", "text", "numbers", criteria.billNumbers())
                .ifAny("b.reference_id", "text", "references", criteria.referenceIds())
                .ifGiven("service", criteria.businessService(), "b.business_service = :service")
                .ifGiven("workflow", criteria.workflowStatus(), "b.workflow_status = :workflow");
        if (criteria.due()) {
            conditions.and("b.workflow_status = 'APPROVED' and b.payment_status is null and b.status = 'ACTIVE'");
        }
        List<ExpenseBill> bills = jdbc.sql("select b.* from disbursement.expense_bill b\nwhere " + conditions.text()
                        + "\norder by b.created_at desc, b.id desc\nlimit :limit offset :offset")
                .params(conditions.parameters())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query(ExpenseBillStore::read)
                .list();
        return withDetails(criteria.tenantId(), bills);
    }

    /** Locks bills until the transaction of the caller ends. */
    public void lock(TenantId tenant, Collection<UUID> ids) {
        jdbc.sql("""
                        select b.id from disbursement.expense_bill b
                        where b.tenant_id = :tenant and b.id = any(:ids)
                        order by b.id
                        for no key update
                        """)
                .param("tenant", tenant.value())
                .param("ids", SqlArrays.of("uuid", ids))
                .query(UUID.class)
                .list();
    }

    private List<ExpenseBill> withDetails(TenantId tenant, List<ExpenseBill> bills) {
        if (bills.isEmpty()) {
            return bills;
        }
        List<UUID> ids = bills.stream().map(ExpenseBill::id).toList();
        Map<UUID, List<PayableLine>> lines = new HashMap<>();
        jdbc.sql("""
                        select i.* from disbursement.payable_line_item i
                        where i.tenant_id = :tenant and i.bill_id = any(:bills)
                        order by i.position
                        """)
                .param("tenant", tenant.value())
                .param("bills", SqlArrays.of("uuid", ids))
                .query(row -> {
                    lines.computeIfAbsent(row.getObject("bill_detail_id", UUID.class), id -> new ArrayList<>())
                            .add(line(row));
                });
        Map<UUID, List<BillDetail>> details = new HashMap<>();
        jdbc.sql("""
                        select d.* from disbursement.bill_detail d
                        where d.tenant_id = :tenant and d.bill_id = any(:bills)
                        order by d.position
                        """)
                .param("tenant", tenant.value())
                .param("bills", SqlArrays.of("uuid", ids))
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    details.computeIfAbsent(row.getObject("bill_id", UUID.class), bill -> new ArrayList<>())
                            .add(new BillDetail(id, payee(row), lines.getOrDefault(id, List.of())));
                });
        return bills.stream()
                .map(bill -> bill.withDetails(details.getOrDefault(bill.id(), List.of())))
                .toList();
    }

    /** Writes a new bill, or all of one that no payment covers yet. */
    public void save(ExpenseBill bill) {
        String tenant = bill.tenantId().value();
        jdbc.sql("""
                        insert into disbursement.expense_bill
                            (tenant_id, id, bill_number, bill_date, business_service, reference_id, total_paise, status,
                             workflow_status, additional_details, created_by, created_at, modified_by, modified_at)
                        values (:tenant, :id, :number, :date, :service, :reference, :total, :status, :workflow,
                                cast(:additional as jsonb), :createdBy, :createdAt, :modifiedBy, :modifiedAt)
                        on conflict (tenant_id, id) do update
                        set bill_number = excluded.bill_number, bill_date = excluded.bill_date,
                            business_service = excluded.business_service, reference_id = excluded.reference_id,
                            total_paise = excluded.total_paise, status = excluded.status,
                            workflow_status = excluded.workflow_status,
                            additional_details = excluded.additional_details, modified_by = excluded.modified_by,
                            modified_at = excluded.modified_at, version = expense_bill.version + 1
                        """)
                .param("tenant", tenant)
                .param("id", bill.id())
                .param("number", bill.billNumber())
                .param("date", Times.bind(bill.billDate()))
                .param("service", bill.businessService())
                .param("reference", bill.referenceId())
                .param("total", bill.total().paise())
                .param("status", bill.active() ? ACTIVE : INACTIVE)
                .param("workflow", bill.workflowStatus())
                .param("additional", InstructionRows.text(bill.additionalDetails()))
                .param("createdBy", bill.audit().createdBy())
                .param("createdAt", Times.bind(Instant.ofEpochMilli(bill.audit().createdTime())))
                .param("modifiedBy", bill.audit().lastModifiedBy())
                .param(
                        "modifiedAt",
                        Times.bind(Instant.ofEpochMilli(bill.audit().lastModifiedTime())))
                .update();
        for (String table : List.of("payable_line_item", "bill_detail")) {
            jdbc.sql("delete from disbursement." + table + " where tenant_id = :tenant and bill_id = :bill")
                    .param("tenant", tenant)
                    .param("bill", bill.id())
                    .update();
        }
        insertDetails(tenant, bill);
    }

    private void insertDetails(String tenant, ExpenseBill bill) {
        List<Object[]> details = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        for (BillDetail detail : bill.details()) {
            Payee payee = detail.payee();
            byte[] sealed =
                    SealedPayee.seal(secrets, new SentPayee(payee.name(), payee.mobileNumber(), payee.address(), null));
            details.add(new Object[] {
                tenant, bill.id(), detail.id(), details.size(), payee.type(), payee.identifier(), sealed
            });
            for (PayableLine line : detail.lines()) {
                lines.add(new Object[] {
                    tenant,
                    bill.id(),
                    detail.id(),
                    line.id(),
                    lines.size(),
                    line.headCode(),
                    line.kind(),
                    line.amount().paise(),
                    line.active() ? ACTIVE : INACTIVE
                });
            }
        }
        batches.batchUpdate("""
                insert into disbursement.bill_detail (tenant_id, bill_id, id, position, payee_type, payee_id, payee)
                values (?, ?, ?, ?, ?, ?, ?)
                """, details);
        batches.batchUpdate("""
                insert into disbursement.payable_line_item
                    (tenant_id, bill_id, bill_detail_id, id, position, head_code, kind, amount_paise, status)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, lines);
    }

    private static ExpenseBill read(ResultSet row, int number) throws SQLException {
        return new ExpenseBill(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                row.getString("bill_number"),
                Times.read(row, "bill_date"),
                row.getString("business_service"),
                row.getString("reference_id"),
                Money.ofPaise(row.getLong("total_paise")),
                Money.ofPaise(row.getLong("paid_paise")),
                row.getString("status").equals(ACTIVE),
                row.getString("workflow_status"),
                status(row.getString("payment_status")),
                InstructionRows.node(row.getString("additional_details")),
                List.of(),
                new AuditDetails(
                        row.getString("created_by"),
                        row.getString("modified_by"),
                        Times.read(row, "created_at").toEpochMilli(),
                        Times.read(row, "modified_at").toEpochMilli()));
    }

    private Payee payee(ResultSet row) throws SQLException {
        SentPayee opened = SealedPayee.open(secrets, row.getBytes("payee"));
        return new Payee(
                row.getString("payee_type"),
                row.getString("payee_id"),
                opened.name(),
                opened.mobileNumber(),
                opened.address());
    }

    private static PayableLine line(ResultSet row) throws SQLException {
        return new PayableLine(
                row.getObject("id", UUID.class),
                row.getString("head_code"),
                Money.ofPaise(row.getLong("amount_paise")),
                row.getString("kind"),
                row.getString("status").equals(ACTIVE),
                Money.ofPaise(row.getLong("paid_paise")),
                status(row.getString("payment_status")));
    }

    private static @Nullable BillPaymentStatus status(@Nullable String name) {
        return name == null ? null : BillPaymentStatus.valueOf(name);
    }
}

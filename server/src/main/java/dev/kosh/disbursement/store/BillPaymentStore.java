package dev.kosh.disbursement.store;

import dev.kosh.disbursement.BillPayment;
import dev.kosh.disbursement.BillPaymentStatus;
import dev.kosh.disbursement.PaymentCriteria;
import dev.kosh.disbursement.ReferenceStatus;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code bill_payment} and {@code payment_line_item}. */
@Component
public class BillPaymentStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    BillPaymentStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Payments that match, newest first, each with its lines. */
    public List<BillPayment> find(PaymentCriteria criteria) {
        Conditions conditions = new Conditions()
                .ifGiven("tenant", criteria.tenantId().value(), "p.tenant_id = :tenant")
                .ifAny("p.id", "uuid", "ids", criteria.ids())
                .ifAny("p.payment_number", "text", "numbers", criteria.numbers());
        if (criteria.status() != null) {
            conditions.ifGiven("status", criteria.status().name(), "p.status = :status");
        }
        if (!criteria.billIds().isEmpty()) {
            conditions.ifGiven(
                    "bills",
                    SqlArrays.of("uuid", criteria.billIds()),
                    "p.id in (select l.payment_id from disbursement.payment_line_item l"
                            + " where l.tenant_id = :tenant and l.bill_id = any(:bills))");
        }
        List<BillPayment> payments = jdbc.sql("select p.* from disbursement.bill_payment p\nwhere " + conditions.text()
                        + "\norder by p.created_at desc, p.id desc\nlimit :limit offset :offset")
                .params(conditions.parameters())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query(BillPaymentStore::read)
                .list();
        return withLines(criteria.tenantId(), payments);
    }

    /** The payment, locked until the transaction of the caller ends. */
    public Optional<BillPayment> lock(TenantId tenant, String number) {
        Optional<UUID> locked = jdbc.sql("""
                        select p.id from disbursement.bill_payment p
                        where p.tenant_id = :tenant and p.payment_number = :number
                        for no key update
                        """)
                .param("tenant", tenant.value())
                .param("number", number)
                .query(UUID.class)
                .optional();
        return locked.flatMap(
                id -> find(PaymentCriteria.byNumber(tenant, number)).stream().findFirst());
    }

    /** Numbers of payments that no instruction carries out, oldest first. */
    public List<String> withoutInstruction(TenantId tenant, int limit) {
        return jdbc.sql("""
                        select p.payment_number from disbursement.bill_payment p
                        where p.tenant_id = :tenant and p.status = 'INITIATED'
                          and not exists (select from disbursement.payment_instruction pi
                                          where pi.tenant_id = p.tenant_id and pi.payment_number = p.payment_number)
                        order by p.created_at, p.id
                        limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, number) -> row.getString("payment_number"))
                .list();
    }

    private List<BillPayment> withLines(TenantId tenant, List<BillPayment> payments) {
        if (payments.isEmpty()) {
            return payments;
        }
        Map<UUID, List<BillPayment.Line>> lines = new HashMap<>();
        jdbc.sql("""
                        select l.*, i.bill_detail_id
                        from disbursement.payment_line_item l
                        join disbursement.payable_line_item i on i.tenant_id = l.tenant_id and i.id = l.line_item_id
                        where l.tenant_id = :tenant and l.payment_id = any(:payments)
                        order by l.bill_id, i.position
                        """)
                .param("tenant", tenant.value())
                .param(
                        "payments",
                        SqlArrays.of(
                                "uuid", payments.stream().map(BillPayment::id).toList()))
                .query(row -> {
                    lines.computeIfAbsent(row.getObject("payment_id", UUID.class), id -> new ArrayList<>())
                            .add(line(row));
                });
        return payments.stream()
                .map(payment -> payment.withLines(lines.getOrDefault(payment.id(), List.of())))
                .toList();
    }

    public void insert(BillPayment payment) {
        String tenant = payment.tenantId().value();
        jdbc.sql("""
                        insert into disbursement.bill_payment
                            (tenant_id, id, payment_number, net_payable_paise, status, reference_status, created_by,
                             created_at, modified_by, modified_at)
                        values (:tenant, :id, :number, :net, :status, :reason, :by, :at, :by, :at)
                        """)
                .param("tenant", tenant)
                .param("id", payment.id())
                .param("number", payment.number())
                .param("net", payment.netPayable().paise())
                .param("status", payment.status().name())
                .param("reason", payment.referenceStatus().name())
                .param("by", payment.audit().createdBy())
                .param("at", Times.bind(Instant.ofEpochMilli(payment.audit().createdTime())))
                .update();
        batches.batchUpdate(
                """
                insert into disbursement.payment_line_item
                    (tenant_id, payment_id, line_item_id, bill_id, amount_paise, status)
                values (?, ?, ?, ?, ?, ?)
                """,
                payment.lines().stream()
                        .map(line -> new Object[] {
                            tenant,
                            payment.id(),
                            line.lineItemId(),
                            line.billId(),
                            line.amount().paise(),
                            line.status().name()
                        })
                        .toList());
        jdbc.sql("""
                        update disbursement.payable_line_item
                        set payment_status = 'INITIATED'
                        where tenant_id = :tenant and id = any(:lines)
                        """)
                .param("tenant", tenant)
                .param(
                        "lines",
                        SqlArrays.of(
                                "uuid",
                                payment.lines().stream()
                                        .map(BillPayment.Line::lineItemId)
                                        .toList()))
                .update();
        jdbc.sql("""
                        update disbursement.expense_bill
                        set payment_status = 'INITIATED', modified_by = :by, modified_at = :at, version = version + 1
                        where tenant_id = :tenant and id = any(:bills)
                        """)
                .param("tenant", tenant)
                .param("bills", SqlArrays.of("uuid", payment.billIds()))
                .param("by", payment.audit().createdBy())
                .param("at", Times.bind(Instant.ofEpochMilli(payment.audit().createdTime())))
                .update();
    }

    private static BillPayment read(ResultSet row, int number) throws SQLException {
        return new BillPayment(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                row.getString("payment_number"),
                Money.ofPaise(row.getLong("net_payable_paise")),
                Money.ofPaise(row.getLong("net_paid_paise")),
                BillPaymentStatus.valueOf(row.getString("status")),
                ReferenceStatus.valueOf(row.getString("reference_status")),
                List.of(),
                new AuditDetails(
                        row.getString("created_by"),
                        row.getString("modified_by"),
                        Times.read(row, "created_at").toEpochMilli(),
                        Times.read(row, "modified_at").toEpochMilli()));
    }

    private static BillPayment.Line line(ResultSet row) throws SQLException {
        return new BillPayment.Line(
                row.getObject("line_item_id", UUID.class),
                row.getObject("bill_detail_id", UUID.class),
                row.getObject("bill_id", UUID.class),
                Money.ofPaise(row.getLong("amount_paise")),
                Money.ofPaise(row.getLong("paid_paise")),
                BillPaymentStatus.valueOf(row.getString("status")));
    }
}

package dev.kosh.disbursement.store;

import dev.kosh.disbursement.BillPaymentStatus;
import dev.kosh.disbursement.MovedPayment;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.ReferenceStatus;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Carries what became of an instruction to the line items, bills and payment that it stands for. */
@Component
public class RollUp {

    private final JdbcClient jdbc;

    RollUp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks a payment until the transaction ends. Answers about two instructions of one payment come at the same time;
     * what is counted below must have seen what the other one wrote.
     */
    public void lock(TenantId tenant, String paymentNumber) {
        jdbc.sql("""
                        select p.id from disbursement.bill_payment p
                        where p.tenant_id = :tenant and p.payment_number = :payment
                        for no key update
                        """)
                .param("tenant", tenant.value())
                .param("payment", paymentNumber)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Line items of these payments go where the payments went. */
    public void lines(PaymentInstruction pi, List<MovedPayment> payments) {
        Map<BillPaymentStatus, List<UUID>> byStatus = new EnumMap<>(BillPaymentStatus.class);
        payments.stream()
                .filter(MovedPayment::moved)
                .collect(Collectors.groupingBy(
                        payment -> lineStatus(payment.to()),
                        Collectors.mapping(payment -> payment.beneficiary().id(), Collectors.toList())))
                .forEach(byStatus::put);
        byStatus.forEach((status, beneficiaries) -> writeLines(pi, status, beneficiaries));
    }

    /** Line items of all payments of the instruction get one status. */
    public void allLines(PaymentInstruction pi, BillPaymentStatus status) {
        writeLines(
                pi, status, pi.beneficiaries().stream().map(each -> each.id()).toList());
    }

    private static BillPaymentStatus lineStatus(PaymentStatus payment) {
        return switch (payment) {
            case PENDING, INITIATED, IN_PROCESS -> BillPaymentStatus.INITIATED;
            case SUCCESSFUL -> BillPaymentStatus.SUCCESSFUL;
            case FAILED, NA -> BillPaymentStatus.FAILED;
        };
    }

    private void writeLines(PaymentInstruction pi, BillPaymentStatus status, List<UUID> beneficiaries) {
        jdbc.sql("""
                        with covered as (
                            select distinct line_item_id from disbursement.beneficiary_line_item
                            where tenant_id = :tenant and beneficiary_id %s
                        ), of_payment as (
                            update disbursement.payment_line_item p
                            set status = :status, paid_paise = case when :paid then p.amount_paise else 0 end
                            from covered, disbursement.bill_payment b
                            where p.tenant_id = :tenant and p.line_item_id = covered.line_item_id
                              and b.tenant_id = :tenant and b.payment_number = :payment and p.payment_id = b.id
                        )
                        update disbursement.payable_line_item i
                        set payment_status = :status, paid_paise = case when :paid then i.amount_paise else 0 end
                        from covered
                        where i.tenant_id = :tenant and i.id = covered.line_item_id
                        """.formatted(SqlArrays.equalsAny("beneficiaries", beneficiaries)))
                .param("tenant", pi.tenantId().value())
                .param("beneficiaries", SqlArrays.oneOrAll("uuid", beneficiaries))
                .param("payment", pi.paymentNumber())
                .param("status", status.name())
                .param("paid", status == BillPaymentStatus.SUCCESSFUL)
                .update();
    }

    /** The payment and its bills get one status. Step by step, so that no plan reads all line items of the tenant. */
    public void payment(
            TenantId tenant,
            String paymentNumber,
            BillPaymentStatus status,
            ReferenceStatus reason,
            Instant at,
            String by) {
        jdbc.sql("""
                        with payment as (
                            update disbursement.bill_payment p
                            set status = :status, reference_status = :reason,
                                net_paid_paise = (select coalesce(sum(l.paid_paise), 0) from disbursement.payment_line_item l
                                                  where l.tenant_id = :tenant and l.payment_id = p.id),
                                modified_by = :by, modified_at = :at, version = p.version + 1
                            where p.tenant_id = :tenant and p.payment_number = :payment
                            returning p.id
                        ), paid as materialized (
                            select distinct l.bill_id from payment
                            join disbursement.payment_line_item l on l.tenant_id = :tenant and l.payment_id = payment.id
                        )
                        update disbursement.expense_bill b
                        set payment_status = :status,
                            paid_paise = (select coalesce(sum(i.paid_paise), 0) from disbursement.payable_line_item i
                                          where i.tenant_id = :tenant and i.bill_id = b.id and i.status = 'ACTIVE'),
                            modified_by = :by, modified_at = :at, version = b.version + 1
                        from paid
                        where b.tenant_id = :tenant and b.id = paid.bill_id
                        """)
                .param("tenant", tenant.value())
                .param("payment", paymentNumber)
                .param("status", status.name())
                .param("reason", reason.name())
                .param("at", Times.bind(at))
                .param("by", by)
                .update();
    }

    /** Counts the payment's line items anew. */
    public LineCount count(TenantId tenant, String paymentNumber) {
        return jdbc.sql("""
                        select count(*) all_lines, count(*) filter (where l.status = 'SUCCESSFUL') paid,
                               count(*) filter (where l.status = 'FAILED') failed
                        from disbursement.payment_line_item l
                        join disbursement.bill_payment p on p.tenant_id = l.tenant_id and p.id = l.payment_id
                        where p.tenant_id = :tenant and p.payment_number = :payment
                        """)
                .param("tenant", tenant.value())
                .param("payment", paymentNumber)
                .query((row, number) ->
                        new LineCount(row.getInt("all_lines"), row.getInt("paid"), row.getInt("failed")))
                .single();
    }

    /** How many line items a payment has, and how many of them stand how. */
    public record LineCount(int all, int paid, int failed) {}
}

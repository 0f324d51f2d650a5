package dev.kosh.collection.store;

import dev.kosh.billing.Bill;
import dev.kosh.billing.Bills;
import dev.kosh.billing.PayableBill;
import dev.kosh.collection.InstrumentStatus;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.PaymentStatus;
import dev.kosh.collection.Receipt;
import dev.kosh.secrets.PersonalData;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Reads payments with their receipts. */
@Repository
public class PaymentStore {

    private final JdbcClient jdbc;
    private final PersonalData secrets;
    private final Bills bills;

    PaymentStore(JdbcClient jdbc, PersonalData secrets, Bills bills) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.bills = bills;
    }

    /** Payments that match, newest first, each whole with all its receipts. */
    public List<Payment> find(PaymentCriteria criteria) {
        List<Payment> payments = bind(jdbc.sql("""
                                select p.*
                                from collection.payment p
                                where %s
                                order by p.transaction_date desc, p.id desc
                                limit :limit offset :offset
                                """.formatted(MATCHES)), criteria)
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query((row, number) -> payment(row))
                .list();
        return withReceipts(payments);
    }

    /** How many payments of a ULB have a receipt of the service. */
    public long count(TenantId tenant, String businessService) {
        return jdbc.sql("""
                        select count(distinct r.payment_id)
                        from collection.receipt r
                        where r.tenant_id = :tenant and r.business_service = :service
                        """)
                .param("tenant", tenant.value())
                .param("service", businessService)
                .query(Long.class)
                .single();
    }

    private static final String MATCHES = """
            p.tenant_id = any(:tenants)
              and (cardinality(:ids::uuid[]) = 0 or p.id = any(:ids::uuid[]))
              and (cardinality(:statuses::text[]) = 0 or p.status = any(:statuses::text[]))
              and (cardinality(:instruments::text[]) = 0 or p.instrument_status = any(:instruments::text[]))
              and (cardinality(:modes::text[]) = 0 or p.mode = any(:modes::text[]))
              and (cardinality(:payers::text[]) = 0 or p.payer_uuid = any(:payers::text[]))
              and (:reference::text is null or p.transaction_number = :reference)
              and (:mobile::bytea is null or p.mobile_index = :mobile)
              and (:from::timestamptz is null or p.transaction_date >= :from)
              and (:to::timestamptz is null or p.transaction_date <= :to)
              and (:recordedBy::text is null or p.created_by_uuid = :recordedBy)
              and (:ownUuid::text is null or p.payer_uuid = :ownUuid or p.mobile_index = :ownMobile)
              and (not :byReceipt or (p.tenant_id, p.id) in (
                    select r.tenant_id, r.payment_id
                    from collection.receipt r
                    where r.tenant_id = any(:tenants)
                      and (cardinality(:bills::uuid[]) = 0 or r.bill_id = any(:bills::uuid[]))
                      and (cardinality(:receipts::text[]) = 0 or r.receipt_number = any(:receipts::text[]))
                      and (cardinality(:services::text[]) = 0 or r.business_service = any(:services::text[]))))
              and (cardinality(:consumers::text[]) = 0 or (p.tenant_id, p.id) in (
                    select r.tenant_id, r.payment_id
                    from collection.receipt r
                    where r.tenant_id = any(:tenants) and r.consumer_code = any(:consumers::text[])))
            """;

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, PaymentCriteria criteria) {
        boolean byReceipt = !criteria.billIds().isEmpty()
                || !criteria.receiptNumbers().isEmpty()
                || !criteria.businessServices().isEmpty();
        return sql.param(
                        "tenants",
                        texts(criteria.tenants().stream().map(TenantId::value).toList()))
                .param("ids", criteria.ids().toArray(UUID[]::new))
                .param("statuses", texts(criteria.statuses()))
                .param("instruments", texts(criteria.instrumentStatuses()))
                .param("modes", texts(criteria.modes()))
                .param("payers", texts(criteria.payerUuids()))
                .param("reference", criteria.transactionNumber())
                .param("mobile", index(criteria.mobileNumber()))
                .param("from", timestamp(criteria.from()))
                .param("to", timestamp(criteria.to()))
                .param("recordedBy", criteria.scope().recordedByUuid())
                .param("ownUuid", criteria.scope().payerUuid())
                .param("ownMobile", index(criteria.scope().payerMobileNumber()))
                .param("byReceipt", byReceipt)
                .param("bills", criteria.billIds().toArray(UUID[]::new))
                .param("receipts", texts(criteria.receiptNumbers()))
                .param("services", texts(criteria.businessServices()))
                .param("consumers", texts(criteria.consumerCodes()));
    }

    private List<Payment> withReceipts(List<Payment> payments) {
        if (payments.isEmpty()) {
            return payments;
        }
        List<ReceiptRow> rows = jdbc.sql("""
                        select r.*
                        from collection.receipt r
                        where r.tenant_id = any(:tenants) and r.payment_id = any(:payments)
                        order by r.receipt_number
                        """)
                .param(
                        "tenants",
                        texts(payments.stream()
                                .map(payment -> payment.tenantId().value())
                                .collect(Collectors.toSet())))
                .param("payments", payments.stream().map(Payment::id).toArray(UUID[]::new))
                .query((row, number) -> ReceiptRow.read(row))
                .list();
        Map<UUID, Bill> billById = billsOf(rows);
        Map<UUID, List<Receipt>> byPayment = new HashMap<>();
        for (ReceiptRow row : rows) {
            byPayment
                    .computeIfAbsent(row.paymentId(), id -> new ArrayList<>())
                    .add(row.receipt(billById.get(row.billId())));
        }
        return payments.stream()
                .map(payment -> payment.withReceipts(byPayment.getOrDefault(payment.id(), List.of())))
                .toList();
    }

    private Map<UUID, Bill> billsOf(List<ReceiptRow> rows) {
        Map<UUID, Bill> billById = new HashMap<>();
        Map<TenantId, Set<UUID>> idsByTenant = rows.stream()
                .collect(Collectors.groupingBy(
                        ReceiptRow::tenantId, Collectors.mapping(ReceiptRow::billId, Collectors.toSet())));
        idsByTenant.forEach((tenant, ids) -> bills.payable(tenant, ids).stream()
                .map(PayableBill::bill)
                .forEach(bill -> billById.put(bill.id(), bill)));
        return billById;
    }

    private Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant_id")),
                Money.ofPaise(row.getLong("total_due_paise")),
                Money.ofPaise(row.getLong("total_paid_paise")),
                PaymentMode.valueOf(row.getString("mode")),
                row.getString("transaction_number"),
                instant(row, "transaction_date"),
                row.getString("instrument_number"),
                instant(row, "instrument_date"),
                InstrumentStatus.valueOf(row.getString("instrument_status")),
                row.getString("ifsc"),
                PaymentStatus.valueOf(row.getString("status")),
                StoredPaidBy.open(secrets, row.getBytes("payer")),
                row.getString("payer_uuid"),
                node(row.getString("additional_details")),
                row.getString("file_store_ids"),
                List.of(),
                new AuditDetails(
                        row.getString("created_by"),
                        row.getString("modified_by"),
                        row.getObject("created_at", OffsetDateTime.class)
                                .toInstant()
                                .toEpochMilli(),
                        row.getObject("modified_at", OffsetDateTime.class)
                                .toInstant()
                                .toEpochMilli()));
    }

    private byte @Nullable [] index(@Nullable String mobileNumber) {
        return mobileNumber == null ? null : secrets.blindIndex(mobileNumber);
    }

    private static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static @Nullable JsonNode node(@Nullable String json) {
        return json == null ? null : StoredApportionment.JSON.readTree(json);
    }
}

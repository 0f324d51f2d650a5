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
import dev.kosh.sql.Conditions;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads payments with their receipts. */
@Component
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
        Conditions conditions = conditions(criteria);
        List<Payment> payments = jdbc.sql("select p.* from collection.payment p\nwhere " + conditions.text() + """

                        order by p.transaction_date desc, p.id desc
                        limit :limit offset :offset
                        """)
                .params(conditions.parameters())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query((row, number) -> payment(row))
                .list();
        return withReceipts(payments);
    }

    /** The bills that these payments settled. */
    public List<UUID> billIds(TenantId tenant, Collection<UUID> paymentIds) {
        return jdbc.sql("""
                        select r.bill_id from collection.receipt r
                        where r.tenant_id = :tenant and r.payment_id = any(:ids)
                        """)
                .param("tenant", tenant.value())
                .param("ids", SqlArrays.of("uuid", paymentIds))
                .query((row, number) -> row.getObject("bill_id", UUID.class))
                .list();
    }

    /** Those of the payments that a later one of the same consumer, not undone and not among them, stands behind. */
    public List<UUID> followed(TenantId tenant, Collection<UUID> paymentIds) {
        return jdbc.sql("""
                        select distinct p.id
                        from collection.payment p
                        join collection.receipt r on r.tenant_id = p.tenant_id and r.payment_id = p.id
                        join collection.receipt later
                          on later.tenant_id = r.tenant_id and later.business_service = r.business_service
                         and later.consumer_code = r.consumer_code and later.live
                         and later.payment_id <> all(:ids)
                        join collection.payment its on its.tenant_id = later.tenant_id and its.id = later.payment_id
                        where p.tenant_id = :tenant and p.id = any(:ids)
                          and (its.created_at, its.id) > (p.created_at, p.id)
                        order by p.id
                        """)
                .param("tenant", tenant.value())
                .param("ids", SqlArrays.of("uuid", paymentIds))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** How many payments match; limit and offset of the criteria do not count. */
    public long count(PaymentCriteria criteria) {
        Conditions conditions = conditions(criteria);
        return jdbc.sql("select count(*) from collection.payment p\nwhere " + conditions.text())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    /** Every payment of these tenants in the order of recording, one page of it; the page itself is newest first. */
    public List<Payment> page(List<TenantId> tenants, int limit, int offset) {
        Conditions conditions = new Conditions().oneOf("p.tenant_id", "text", "tenants", values(tenants));
        List<Payment> payments =
                new ArrayList<>(jdbc.sql("select p.* from collection.payment p\nwhere " + conditions.text() + """

                        order by p.created_at, p.id
                        limit :limit offset :offset
                        """)
                        .params(conditions.parameters())
                        .param("limit", limit)
                        .param("offset", offset)
                        .query((row, number) -> payment(row))
                        .list());
        Collections.reverse(payments);
        return withReceipts(payments);
    }

    /** Writes who paid, by the uuid of the citizen, on payments that name nobody yet. */
    public void namePayers(Map<Payment, String> payers) {
        List<Payment> payments = List.copyOf(payers.keySet());
        jdbc.sql("""
                        with nameless as (
                            -- Locked in the order of everybody who locks several payments.
                            select p.tenant_id, p.id, k.payer
                            from collection.payment p
                            join unnest(:tenants::text[], :ids::uuid[], :payers::text[]) as k (tenant_id, id, payer)
                              on p.tenant_id = k.tenant_id and p.id = k.id
                            where p.payer_uuid is null
                            order by p.tenant_id, p.id
                            for update of p)
                        update collection.payment p set payer_uuid = nameless.payer
                        from nameless
                        where p.tenant_id = nameless.tenant_id and p.id = nameless.id
                        """)
                .param(
                        "tenants",
                        SqlArrays.of(
                                "text",
                                payments.stream()
                                        .map(each -> each.tenantId().value())
                                        .toList()))
                .param(
                        "ids",
                        SqlArrays.of("uuid", payments.stream().map(Payment::id).toList()))
                .param(
                        "payers",
                        SqlArrays.of("text", payments.stream().map(payers::get).toList()))
                .update();
    }

    private Conditions conditions(PaymentCriteria criteria) {
        PaymentCriteria.Scope scope = criteria.scope();
        Conditions conditions = new Conditions()
                .oneOf("p.tenant_id", "text", "tenants", values(criteria.tenants()))
                .ifAny("p.id", "uuid", "ids", criteria.ids())
                .ifAny("p.status", "text", "statuses", criteria.statuses())
                .ifAny("p.instrument_status", "text", "instruments", criteria.instrumentStatuses())
                .ifAny("p.mode", "text", "modes", criteria.modes())
                .ifAny("p.payer_uuid", "text", "payers", criteria.payerUuids())
                .ifGiven("reference", criteria.transactionNumber(), "p.transaction_number = :reference")
                .ifGiven("mobile", index(criteria.mobileNumber()), "p.mobile_index = :mobile")
                .ifGiven("from", Times.bindNullable(criteria.from()), "p.transaction_date >= :from")
                .ifGiven("to", Times.bindNullable(criteria.to()), "p.transaction_date <= :to")
                .ifGiven("recordedBy", scope.recordedByUuid(), "p.created_by_uuid = :recordedBy");
        if (scope.payerUuid() != null) {
            byte[] mobile = index(scope.payerMobileNumber());
            conditions.ifGiven(
                    "ownUuid",
                    scope.payerUuid(),
                    mobile == null
                            ? "p.payer_uuid = :ownUuid"
                            : "(p.payer_uuid = :ownUuid or p.mobile_index = :ownMobile)");
            if (mobile != null) {
                conditions.bind("ownMobile", mobile);
            }
        }
        return withReceiptConditions(conditions, criteria);
    }

    /** Bill, receipt number and service must be those of one receipt; a consumer code may be that of another. */
    private static Conditions withReceiptConditions(Conditions conditions, PaymentCriteria criteria) {
        Conditions ofOne = ofBills(criteria.billIds())
                .ifAny("r.receipt_number", "text", "receipts", criteria.receiptNumbers())
                .ifAny("r.business_service", "text", "services", criteria.businessServices());
        Conditions ofAny = new Conditions().ifAny("r.consumer_code", "text", "consumers", criteria.consumerCodes());
        for (Conditions each : List.of(ofOne, ofAny)) {
            if (!each.parameters().isEmpty()) {
                conditions.and("exists (select 1 from collection.receipt r where r.tenant_id = p.tenant_id"
                        + " and r.payment_id = p.id and " + each.text() + ")");
                each.parameters().forEach(conditions::bind);
            }
        }
        return conditions;
    }

    /** Receipts of the bills, live or undone: each of the two has its index, and there is none over both. */
    private static Conditions ofBills(Collection<UUID> billIds) {
        if (billIds.isEmpty()) {
            return new Conditions();
        }
        String isOneOfThem = "r.bill_id " + SqlArrays.equalsAny("bills", billIds);
        return new Conditions()
                .ifGiven(
                        "bills",
                        SqlArrays.oneOrAll("uuid", billIds),
                        "(r.live and " + isOneOfThem + " or not r.live and " + isOneOfThem + ")");
    }

    private static List<String> values(Collection<TenantId> tenants) {
        return tenants.stream().map(TenantId::value).toList();
    }

    private List<Payment> withReceipts(List<Payment> payments) {
        if (payments.isEmpty()) {
            return payments;
        }
        Conditions conditions = new Conditions()
                .oneOf(
                        "r.tenant_id",
                        "text",
                        "tenants",
                        payments.stream()
                                .map(payment -> payment.tenantId().value())
                                .collect(Collectors.toSet()))
                .oneOf(
                        "r.payment_id",
                        "uuid",
                        "payments",
                        payments.stream().map(Payment::id).toList());
        List<ReceiptRow> rows = jdbc.sql("select r.* from collection.receipt r\nwhere " + conditions.text()
                        + "\norder by r.receipt_number")
                .params(conditions.parameters())
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
                Times.read(row, "transaction_date"),
                row.getString("instrument_number"),
                Times.readNullable(row, "instrument_date"),
                InstrumentStatus.valueOf(row.getString("instrument_status")),
                row.getString("ifsc"),
                PaymentStatus.valueOf(row.getString("status")),
                StoredPaidBy.open(secrets, row.getBytes("payer")),
                row.getString("payer_uuid"),
                node(row.getString("additional_details")),
                row.getString("file_store_ids"),
                row.getString("reason"),
                List.of(),
                new AuditDetails(
                        row.getString("created_by"),
                        row.getString("modified_by"),
                        Times.read(row, "created_at").toEpochMilli(),
                        Times.read(row, "modified_at").toEpochMilli()));
    }

    private byte @Nullable [] index(@Nullable String mobileNumber) {
        return mobileNumber == null ? null : secrets.blindIndex(mobileNumber);
    }

    static @Nullable JsonNode node(@Nullable String json) {
        return json == null ? null : StoredApportionment.JSON.readTree(json);
    }
}

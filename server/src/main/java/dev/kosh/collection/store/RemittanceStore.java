package dev.kosh.collection.store;

import dev.kosh.access.Caller;
import dev.kosh.collection.BankAccountOfService;
import dev.kosh.collection.Remittance;
import dev.kosh.collection.RemittanceCriteria;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the finance system keeps with us: deposit slips, and which account a service's money goes to. */
@Component
public class RemittanceStore {

    private final JdbcClient jdbc;

    RemittanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a new slip, or what stands on a known one now; false when there is none with its id. */
    public boolean write(Remittance slip, boolean isNew, Instant at, Caller caller) {
        String sql = isNew ? """
                        insert into collection.remittance
                            (tenant_id, id, reference_number, reference_date, voucher_header, function, fund, remarks,
                             reason_for_delay, bank_account, status, receipts, details, instruments,
                             created_by, created_at, modified_by, modified_at)
                        values (:tenant, :id, :number, :date, :voucher, :function, :fund, :remarks,
                             :delay, :account, :status, :receipts::jsonb, :details::jsonb, :instruments::jsonb,
                             :by, :at, :by, :at)
                        """ : """
                        update collection.remittance
                        set reference_number = :number, reference_date = :date, voucher_header = :voucher,
                            function = :function, fund = :fund, remarks = :remarks, reason_for_delay = :delay,
                            bank_account = :account, status = :status, receipts = :receipts::jsonb,
                            details = :details::jsonb, instruments = :instruments::jsonb,
                            modified_by = :by, modified_at = :at
                        where tenant_id = :tenant and id = :id
                        """;
        return jdbc.sql(sql)
                        .param("tenant", slip.tenantId().value())
                        .param("id", slip.id())
                        .param("number", slip.referenceNumber())
                        .param("date", Times.bind(slip.referenceDate()))
                        .param("voucher", slip.voucherHeader())
                        .param("function", slip.function())
                        .param("fund", slip.fund())
                        .param("remarks", slip.remarks())
                        .param("delay", slip.reasonForDelay())
                        .param("account", slip.bankAccount())
                        .param("status", Remittance.STATUS)
                        .param("receipts", slip.receipts().toString())
                        .param("details", slip.details().toString())
                        .param("instruments", slip.instruments().toString())
                        .param("by", Long.toString(caller.id()))
                        .param("at", Times.bind(at))
                        .update()
                == 1;
    }

    /** Slips that match, the first so many. */
    public List<Remittance> find(RemittanceCriteria criteria) {
        Conditions conditions = new Conditions()
                .oneOf("tenant_id", "text", "tenants", values(criteria.tenants()))
                .ifAny("id", "text", "ids", criteria.ids())
                .ifAny("reference_number", "text", "numbers", criteria.referenceNumbers())
                .ifGiven("from", Times.bindNullable(criteria.from()), "reference_date >= :from")
                .ifGiven("to", Times.bindNullable(criteria.to()), "reference_date <= :to");
        criteria.texts().forEach((member, text) -> {
            String column = member.name().toLowerCase(Locale.ROOT);
            conditions.ifGiven(column, text, column + " = :" + column);
        });
        String order = criteria.sortBy().name().toLowerCase(Locale.ROOT) + (criteria.ascending() ? "" : " desc");
        return jdbc.sql("select * from collection.remittance\nwhere " + conditions.text() + "\norder by " + order
                        + ", id limit :most")
                .params(conditions.parameters())
                .param("most", RemittanceCriteria.MOST)
                .query((row, number) -> slip(row))
                .list();
    }

    private static Remittance slip(ResultSet row) throws SQLException {
        return new Remittance(
                row.getString("id"),
                new TenantId(row.getString("tenant_id")),
                row.getString("reference_number"),
                Times.read(row, "reference_date"),
                row.getString("voucher_header"),
                row.getString("function"),
                row.getString("fund"),
                row.getString("remarks"),
                row.getString("reason_for_delay"),
                row.getString("bank_account"),
                Objects.requireNonNull(PaymentStore.node(row.getString("receipts"))),
                Objects.requireNonNull(PaymentStore.node(row.getString("details"))),
                Objects.requireNonNull(PaymentStore.node(row.getString("instruments"))),
                new AuditDetails(
                        row.getString("created_by"),
                        row.getString("modified_by"),
                        Times.read(row, "created_at").toEpochMilli(),
                        Times.read(row, "modified_at").toEpochMilli()));
    }

    /** Names the account of a service; false when it has one already. */
    public boolean add(BankAccountOfService account, Instant at, Caller caller) {
        return jdbc.sql("""
                        insert into collection.bank_account_of_service
                            (tenant_id, business_service, bank_account, bank, bank_branch, created_by, created_at)
                        values (:tenant, :service, :account, :bank, :branch, :by, :at)
                        on conflict do nothing
                        """)
                        .param("tenant", account.tenantId().value())
                        .param("service", account.businessService())
                        .param("account", account.bankAccount())
                        .param("bank", account.bank())
                        .param("branch", account.bankBranch())
                        .param("by", Long.toString(caller.id()))
                        .param("at", Times.bind(at))
                        .update()
                == 1;
    }

    /** The accounts of these tenants' services. */
    public List<BankAccountOfService> accounts(
            List<TenantId> tenants, @Nullable String businessService, @Nullable String bankAccount) {
        Conditions conditions = new Conditions()
                .oneOf("tenant_id", "text", "tenants", values(tenants))
                .ifGiven("service", businessService, "business_service = :service")
                .ifGiven("account", bankAccount, "bank_account = :account");
        return jdbc.sql("select * from collection.bank_account_of_service\nwhere " + conditions.text()
                        + "\norder by tenant_id, business_service")
                .params(conditions.parameters())
                .query((row, number) -> new BankAccountOfService(
                        row.getLong("id"),
                        new TenantId(row.getString("tenant_id")),
                        row.getString("business_service"),
                        row.getString("bank_account"),
                        row.getString("bank"),
                        row.getString("bank_branch"),
                        row.getBoolean("active"),
                        AuditDetails.created(
                                row.getString("created_by"),
                                Times.read(row, "created_at").toEpochMilli())))
                .list();
    }

    private static List<String> values(List<TenantId> tenants) {
        return tenants.stream().map(TenantId::value).toList();
    }
}

package dev.kosh.billing.store;

import dev.kosh.billing.AccountState;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillCriteria;
import dev.kosh.billing.BillDetail;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.Demand;
import dev.kosh.billing.PayableBill;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code billing.bill}, and its active bills as the consumers' accounts name them. */
@Component
public class BillStore {

    private final JdbcClient jdbc;
    private final BillRows rows;
    private final PersonalData secrets;

    BillStore(JdbcClient jdbc, BillRows rows, PersonalData secrets) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.secrets = secrets;
    }

    /** These consumers of one tenant with their active bills; who never had a demand is absent. */
    public List<AccountState> accounts(TenantId tenant, Collection<ConsumerKey> consumers) {
        Conditions conditions = Consumers.of(tenant, consumers, "a");
        return jdbc.sql("select a.business_service as account_service, a.consumer_code as account_code, a.version, "
                        + BillRows.COLUMNS
                        + """
                        from billing.consumer_account a
                        left join billing.bill b on b.tenant_id = a.tenant_id and b.id = a.active_bill_id
                        where\s"""
                        + conditions.text())
                .params(conditions.parameters())
                .query((row, number) -> new AccountState(
                        new ConsumerKey(tenant, row.getString("account_service"), row.getString("account_code")),
                        row.getLong("version"),
                        row.getObject("bill_id") == null ? null : rows.read(row)))
                .list();
    }

    /** Consumers whose active bill is addressed to this mobile number or e-mail address. */
    public List<ConsumerKey> consumersBilledTo(
            List<TenantId> tenants,
            @Nullable String businessService,
            @Nullable String mobileNumber,
            @Nullable String emailId) {
        Conditions conditions =
                addressed(tenants, businessService, mobileNumber, emailId).and("b.status = 'ACTIVE'");
        return jdbc.sql("""
                        select b.tenant_id, b.business_service, b.consumer_code
                        from billing.bill b
                        where\s""" + conditions.text())
                .params(conditions.parameters())
                .query(Consumers::readKey)
                .list();
    }

    private Conditions addressed(
            List<TenantId> tenants,
            @Nullable String businessService,
            @Nullable String mobileNumber,
            @Nullable String emailId) {
        return new Conditions()
                .oneOf(
                        "b.tenant_id",
                        "text",
                        "tenants",
                        tenants.stream().map(TenantId::value).toList())
                .ifGiven("service", businessService, "b.business_service = :service")
                .ifGiven("mobile", StoredPayer.index(secrets, mobileNumber), "b.mobile_index = :mobile")
                .ifGiven("email", StoredPayer.index(secrets, emailId), "b.email_index = :email");
    }

    /**
     * Writes a new active bill in the place of the old; the number it got, or empty when the account moved on.
     *
     * @param numberPrefix what stands before the count in its number
     */
    public Optional<String> issue(Bill bill, long accountVersion, @Nullable UUID oldBillId, String numberPrefix) {
        String number = jdbc.sql("""
                        select billing.issue_bill(:tenant, :service, :consumer, :version, :old, :id, :at, :expires,
                            :total, :minimum, :demands, :details::jsonb, :payerUuid, :payer, :mobile, :email, :by, :prefix)
                        """)
                .param("tenant", bill.tenantId().value())
                .param("service", bill.businessService())
                .param("consumer", bill.consumerCode())
                .param("version", accountVersion)
                .param("old", oldBillId)
                .param("id", bill.id())
                .param("at", Times.bind(bill.billDate()))
                .param("expires", Times.bind(bill.expiry()))
                .param("total", bill.totalAmount().paise())
                .param("minimum", bill.minimumOfDemands().paise())
                .param(
                        "demands",
                        bill.details().stream().map(BillDetail::demandId).toArray(UUID[]::new))
                .param("details", StoredLines.writeBillDetails(bill.details()))
                .param("payerUuid", bill.payer().uuid())
                .param("payer", StoredPayer.seal(secrets, bill.payer()))
                .param("mobile", StoredPayer.index(secrets, bill.payer().mobileNumber()))
                .param("email", StoredPayer.index(secrets, bill.payer().emailId()))
                .param("by", bill.audit().createdBy())
                .param("prefix", numberPrefix)
                .query(String.class)
                .optional()
                .orElse(null);
        return Optional.ofNullable(number);
    }

    /** Bills of one tenant by id, each with its demands and the version of its account; unknown ids are absent. */
    public List<PayableBill> payable(TenantId tenant, Collection<UUID> billIds) {
        ResultSetExtractor<List<PayableBill>> grouped = this::readPayable;
        Conditions conditions = new Conditions()
                .ifGiven("tenant", tenant.value(), "b.tenant_id = :tenant")
                .oneOf("b.id", "uuid", "ids", billIds);
        return jdbc.sql("select a.version, " + BillRows.COLUMNS + """
                        , d.id, d.consumer_type, d.payer_uuid, d.period_from, d.period_to, d.details,
                          d.minimum_paise, d.fixed_bill_expiry, d.bill_validity_ms, d.additional_details,
                          d.payment_completed, d.status,
                          d.created_by, d.created_at, d.modified_by, d.modified_at
                        from billing.bill b
                        join billing.consumer_account a
                          on a.tenant_id = b.tenant_id and a.business_service = b.business_service
                         and a.consumer_code = b.consumer_code
                        join billing.demand d on d.tenant_id = b.tenant_id and d.id = any(b.demand_ids)
                        where\s""" + conditions.text())
                .params(conditions.parameters())
                .query(grouped);
    }

    private List<PayableBill> readPayable(ResultSet row) throws SQLException {
        Map<UUID, PayableBill> byId = new LinkedHashMap<>();
        while (row.next()) {
            UUID id = Rows.uuid(row, "bill_id");
            PayableBill payable = byId.get(id);
            if (payable == null) {
                payable = new PayableBill(rows.read(row), new ArrayList<>(), row.getLong("version"));
                byId.put(id, payable);
            }
            Demand demand = DemandStore.read(row, 0);
            payable.demands().add(demand);
        }
        return List.copyOf(byId.values());
    }

    /** One bill per consumer that has any that match, or exactly the bills asked for by id. */
    public List<Bill> find(BillCriteria criteria) {
        String onePerConsumer =
                criteria.ids().isEmpty() ? "distinct on (b.tenant_id, b.business_service, b.consumer_code) " : "";
        Conditions conditions = conditions(criteria);
        return jdbc.sql("select " + onePerConsumer + BillRows.COLUMNS + "from billing.bill b\nwhere "
                        + conditions.text()
                        + "\norder by b.tenant_id, b.business_service, b.consumer_code, b.bill_date"
                        + (criteria.oldest() ? "" : " desc"))
                .params(conditions.parameters())
                .query((row, number) -> rows.read(row))
                .list();
    }

    private Conditions conditions(BillCriteria criteria) {
        Conditions conditions = addressed(
                        criteria.tenants(), criteria.businessService(), criteria.mobileNumber(), criteria.emailId())
                .ifAny("b.id", "uuid", "ids", criteria.ids())
                .ifAny("b.consumer_code", "text", "consumers", criteria.consumerCodes())
                .ifGiven("number", criteria.billNumber(), "b.bill_number = :number")
                .ifGiven(
                        "from",
                        millis(criteria.periodFrom()),
                        "b.details @> jsonb_build_array(jsonb_build_object('f', cast(:from as bigint)))")
                .ifGiven(
                        "to",
                        millis(criteria.periodTo()),
                        "b.details @> jsonb_build_array(jsonb_build_object('t', cast(:to as bigint)))");
        if (criteria.oldest()) {
            return conditions.and("b.status <> 'CANCELLED'");
        }
        return criteria.status() == null
                ? conditions
                : conditions.ifGiven("status", criteria.status().name(), "b.status = :status");
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}

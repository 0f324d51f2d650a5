package dev.kosh.billing.store;

import dev.kosh.billing.Bill;
import dev.kosh.billing.BillCriteria;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Conditions;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** One bill per consumer that has any that match, or exactly the bills asked for by id. */
    public List<Bill> find(BillCriteria criteria) {
        String onePerConsumer =
                criteria.ids().isEmpty() ? "distinct on (b.tenant_id, b.business_service, b.consumer_code) " : "";
        Conditions conditions = conditions(criteria);
        return jdbc.sql("select " + onePerConsumer + BillRows.COLUMNS + "from billing.bill b\nwhere "
                        + conditions.text()
                        + "\norder by b.tenant_id, b.business_service, b.consumer_code, "
                        + (criteria.oldest() ? "b.bill_date, b.id" : "b.bill_date desc, b.id desc"))
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
        if (criteria.oldest() && criteria.ids().isEmpty()) {
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

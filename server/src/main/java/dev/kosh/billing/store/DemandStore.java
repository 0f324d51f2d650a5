package dev.kosh.billing.store;

import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.Demand;
import dev.kosh.billing.DemandCriteria;
import dev.kosh.billing.DemandStatus;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code billing.demand}. */
@Component
public class DemandStore {

    private static final String SELECT = """
            select d.id, d.tenant_id, d.business_service, d.consumer_code, d.consumer_type, d.payer_uuid,
                   d.period_from, d.period_to, d.details, d.minimum_paise, d.fixed_bill_expiry, d.bill_validity_ms,
                   d.additional_details, d.payment_completed, d.status,
                   d.created_by, d.created_at, d.modified_by, d.modified_at
            from billing.demand d
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DemandStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Demands that match, oldest period first. */
    public List<Demand> find(DemandCriteria criteria) {
        Conditions conditions = new Conditions()
                .oneOf("d.tenant_id", "text", "tenants", values(criteria.tenants()))
                .ifAny("d.id", "uuid", "ids", criteria.ids())
                .ifAny("d.consumer_code", "text", "consumers", criteria.consumerCodes())
                .ifGiven("service", criteria.businessService(), "d.business_service = :service")
                .ifGiven("completed", criteria.paymentCompleted(), "d.payment_completed = :completed")
                .ifGiven("from", Times.bindNullable(criteria.periodFrom()), "d.period_from >= :from")
                .ifGiven("to", Times.bindNullable(criteria.periodTo()), "d.period_to <= :to");
        if (criteria.payerUuids() != null) {
            conditions.oneOf("d.payer_uuid", "text", "payers", criteria.payerUuids());
        }
        if (criteria.status() != null) {
            conditions.ifGiven("status", criteria.status().name(), "d.status = :status");
        }
        return jdbc.sql(SELECT + "where " + conditions.text() + """

                        order by d.period_from, d.period_to, d.id
                        limit :limit offset :offset
                        """)
                .params(conditions.parameters())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query(DemandStore::read)
                .list();
    }

    /** Demands of a tenant by id; unknown ids are absent. */
    public List<Demand> byId(TenantId tenant, Set<UUID> ids) {
        return find(new DemandCriteria(
                List.of(tenant), ids, Set.of(), null, null, null, null, null, null, Integer.MAX_VALUE, 0));
    }

    private static List<String> values(List<TenantId> tenants) {
        return tenants.stream().map(TenantId::value).toList();
    }

    /** Every ACTIVE demand of these consumers, paid or not, oldest period first. */
    public List<Demand> active(TenantId tenant, Collection<ConsumerKey> consumers) {
        Conditions conditions = Consumers.of(tenant, consumers, "d").and("d.status = 'ACTIVE'");
        return jdbc.sql(SELECT + "where " + conditions.text() + """

                        order by d.period_from, d.period_to, d.id
                        """)
                .params(conditions.parameters())
                .query(DemandStore::read)
                .list();
    }

    /** Consumers with unpaid demands that one of these people has to pay. */
    public List<ConsumerKey> consumersWithDuesOf(
            List<TenantId> tenants, @Nullable String businessService, Collection<String> payerUuids) {
        return consumers(new Conditions()
                .oneOf("d.tenant_id", "text", "tenants", values(tenants))
                .oneOf("d.payer_uuid", "text", "payers", payerUuids)
                .ifGiven("service", businessService, "d.business_service = :service")
                .and("d.status = 'ACTIVE'")
                .and("not d.payment_completed"));
    }

    /**
     * Consumers of a tenant with unpaid demands, in the order of their keys; so many at most.
     *
     * @param behind the key that the first one follows
     * @param locality {@code additionalDetails.locality} of an unpaid demand; null for any
     */
    public List<ConsumerKey> consumersWithDues(
            ConsumerKey behind, @Nullable String businessService, @Nullable String locality, int most) {
        Conditions conditions = withDues(behind.tenantId(), businessService, locality)
                .and("(d.business_service, d.consumer_code) > (:afterService, :afterConsumer)");
        return jdbc.sql("""
                        select distinct d.tenant_id, d.business_service, d.consumer_code
                        from billing.demand d
                        where\s""" + conditions.text() + """

                        order by d.business_service, d.consumer_code
                        limit :most
                        """)
                .params(conditions.parameters())
                .param("afterService", behind.businessService())
                .param("afterConsumer", behind.consumerCode())
                .param("most", most)
                .query(Consumers::readKey)
                .list();
    }

    /** How many consumers {@link #consumersWithDues} has in all. */
    public long countConsumersWithDues(TenantId tenant, @Nullable String businessService, @Nullable String locality) {
        Conditions conditions = withDues(tenant, businessService, locality);
        return jdbc.sql("select count(distinct (d.business_service, d.consumer_code)) from billing.demand d where "
                        + conditions.text())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    private static Conditions withDues(TenantId tenant, @Nullable String businessService, @Nullable String locality) {
        return new Conditions()
                .ifGiven("tenant", tenant.value(), "d.tenant_id = :tenant")
                .ifGiven("service", businessService, "d.business_service = :service")
                .ifGiven("locality", locality, "d.additional_details ->> 'locality' = :locality")
                .and("d.status = 'ACTIVE'")
                .and("not d.payment_completed");
    }

    /** The consumer that a demand belongs to. */
    public List<ConsumerKey> consumerOf(List<TenantId> tenants, UUID demandId) {
        return consumers(new Conditions()
                .oneOf("d.tenant_id", "text", "tenants", values(tenants))
                .ifGiven("id", demandId, "d.id = :id")
                .and("d.status = 'ACTIVE'"));
    }

    private List<ConsumerKey> consumers(Conditions conditions) {
        return jdbc.sql("""
                        select distinct d.tenant_id, d.business_service, d.consumer_code
                        from billing.demand d
                        where\s""" + conditions.text())
                .params(conditions.parameters())
                .query(Consumers::readKey)
                .list();
    }

    public void insert(List<Demand> demands) {
        batches.batchUpdate("""
                insert into billing.demand
                    (tenant_id, id, business_service, consumer_code, consumer_type, payer_uuid, period_from, period_to,
                     details, tax_paise, collected_paise, minimum_paise, fixed_bill_expiry, bill_validity_ms,
                     additional_details, payment_completed, status, created_by, created_at, modified_by, modified_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
                """, batch(demands, (row, demand) -> {
            row.setString(1, demand.tenantId().value());
            row.setObject(2, demand.id());
            row.setString(3, demand.businessService());
            row.setString(4, demand.consumerCode());
            row.setString(5, demand.consumerType());
            bindChangeable(row, 6, demand);
            row.setString(18, demand.audit().createdBy());
            row.setObject(19, timestamp(demand.audit().createdTime()));
            row.setString(20, demand.audit().lastModifiedBy());
            row.setObject(21, timestamp(demand.audit().lastModifiedTime()));
        }));
    }

    /** Writes all that may change of a demand. */
    public void update(List<Demand> demands) {
        batches.batchUpdate("""
                update billing.demand
                set payer_uuid = ?, period_from = ?, period_to = ?, details = ?::jsonb, tax_paise = ?,
                    collected_paise = ?, minimum_paise = ?, fixed_bill_expiry = ?, bill_validity_ms = ?,
                    additional_details = ?::jsonb, payment_completed = ?, status = ?, modified_by = ?, modified_at = ?
                where tenant_id = ? and id = ?
                """, batch(demands, (row, demand) -> {
            bindChangeable(row, 1, demand);
            row.setString(13, demand.audit().lastModifiedBy());
            row.setObject(14, timestamp(demand.audit().lastModifiedTime()));
            row.setString(15, demand.tenantId().value());
            row.setObject(16, demand.id());
        }));
    }

    /** Binds the twelve columns from payer_uuid to status, beginning at one place. */
    private static void bindChangeable(java.sql.PreparedStatement row, int first, Demand demand) throws SQLException {
        Duration validity = demand.billValidity();
        row.setString(first, demand.payerUuid());
        row.setObject(first + 1, Times.bind(demand.periodFrom()));
        row.setObject(first + 2, Times.bind(demand.periodTo()));
        row.setString(first + 3, StoredLines.writeDemandDetails(demand.details()));
        row.setLong(first + 4, demand.tax().paise());
        row.setLong(first + 5, demand.collected().paise());
        row.setLong(first + 6, demand.minimumAmountPayable().paise());
        row.setObject(first + 7, Times.bindNullable(demand.fixedBillExpiry()));
        row.setObject(first + 8, validity == null ? null : validity.toMillis(), java.sql.Types.BIGINT);
        row.setString(first + 9, StoredLines.writeNode(demand.additionalDetails()));
        row.setBoolean(first + 10, demand.paymentCompleted());
        row.setString(first + 11, demand.status().name());
    }

    private static java.time.OffsetDateTime timestamp(long epochMillis) {
        return Times.bind(java.time.Instant.ofEpochMilli(epochMillis));
    }

    @FunctionalInterface
    private interface Binding {
        void bind(java.sql.PreparedStatement row, Demand demand) throws SQLException;
    }

    private static BatchPreparedStatementSetter batch(List<Demand> demands, Binding binding) {
        return new BatchPreparedStatementSetter() {
            @Override
            public void setValues(java.sql.PreparedStatement row, int i) throws SQLException {
                binding.bind(row, demands.get(i));
            }

            @Override
            public int getBatchSize() {
                return demands.size();
            }
        };
    }

    static Demand read(ResultSet row, int rowNumber) throws SQLException {
        Long validityMillis = Rows.nullableLong(row, "bill_validity_ms");
        return new Demand(
                Rows.uuid(row, "id"),
                new TenantId(row.getString("tenant_id")),
                row.getString("business_service"),
                row.getString("consumer_code"),
                row.getString("consumer_type"),
                row.getString("payer_uuid"),
                Times.read(row, "period_from"),
                Times.read(row, "period_to"),
                StoredLines.readDemandDetails(row.getString("details")),
                Money.ofPaise(row.getLong("minimum_paise")),
                Times.readNullable(row, "fixed_bill_expiry"),
                validityMillis == null ? null : Duration.ofMillis(validityMillis),
                StoredLines.readNode(row.getString("additional_details")),
                row.getBoolean("payment_completed"),
                DemandStatus.valueOf(row.getString("status")),
                Rows.audit(row));
    }
}

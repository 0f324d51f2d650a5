package dev.kosh.billing.store;

import dev.kosh.billing.ConsumerKey;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code billing.consumer_account}: who holds a consumer's row may change its demands and bills. */
@Component
public class AccountStore {

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the locks of these consumers of one tenant until the transaction ends, making rows for new ones; in the order
     * of everybody, whatever the collation of the database.
     */
    public void lock(TenantId tenant, Collection<ConsumerKey> consumers) {
        List<ConsumerKey> inLockOrder = consumers.stream().distinct().sorted().toList();
        jdbc.sql("""
                        insert into billing.consumer_account (tenant_id, business_service, consumer_code)
                        select :tenant, k.service, k.consumer
                        from unnest(:services::text[], :consumers::text[]) as k (service, consumer)
                        order by k.service collate "C", k.consumer collate "C"
                        on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("services", Consumers.services(inLockOrder))
                .param("consumers", Consumers.codes(inLockOrder))
                .update();
        jdbc.sql("""
                        select 1
                        from billing.consumer_account a
                        join unnest(:services::text[], :consumers::text[]) as k (service, consumer)
                          on a.business_service = k.service and a.consumer_code = k.consumer
                        where a.tenant_id = :tenant
                        order by a.business_service collate "C", a.consumer_code collate "C"
                        for update of a
                        """)
                .param("tenant", tenant.value())
                .param("services", Consumers.services(inLockOrder))
                .param("consumers", Consumers.codes(inLockOrder))
                .query(Integer.class)
                .list();
    }

    /** The dues of these locked consumers changed: their active bills expire, and what others read of them is stale. */
    public void moveOn(TenantId tenant, Collection<ConsumerKey> consumers, String by, java.time.Instant at) {
        jdbc.sql("""
                        with moved as (
                            update billing.consumer_account a
                            set version = a.version + 1, active_bill_id = null
                            from billing.consumer_account before
                            join unnest(:services::text[], :consumers::text[]) as k (service, consumer)
                              on before.business_service = k.service and before.consumer_code = k.consumer
                            where before.tenant_id = :tenant
                              and a.tenant_id = before.tenant_id and a.business_service = before.business_service
                              and a.consumer_code = before.consumer_code
                            returning before.active_bill_id as bill_id)
                        update billing.bill b
                        set status = 'EXPIRED', modified_by = :by, modified_at = :at
                        from moved
                        where b.tenant_id = :tenant and b.id = moved.bill_id and b.status = 'ACTIVE'
                        """)
                .param("tenant", tenant.value())
                .param("services", Consumers.services(consumers))
                .param("consumers", Consumers.codes(consumers))
                .param("by", by)
                .param("at", Times.bind(at))
                .update();
    }
}

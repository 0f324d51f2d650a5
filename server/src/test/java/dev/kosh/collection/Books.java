package dev.kosh.collection;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether demands, bills, receipts and payments fit together, asked in SQL. */
final class Books {

    private Books() {}

    /** What does not balance, in words; the queries look at every row of the database. */
    static List<String> violations(JdbcClient jdbc) {
        return jdbc.sql("""
                        -- Every receipt's apportionment sums up to what was paid.
                        select 'receipt ' || r.receipt_number || ' does not sum up'
                        from collection.receipt r
                        cross join lateral (
                            select coalesce(sum((select coalesce(sum(j::bigint), 0)
                                                 from jsonb_array_elements_text(share->'j') j)
                                                + coalesce((share->'a'->>'r')::bigint, 0)), 0) as total
                            from jsonb_array_elements(r.apportionment) share) spread
                        where spread.total <> r.paid_paise
                        union all
                        -- A payment is the sum of its receipts.
                        select 'payment ' || p.id || ' is not the sum of its receipts'
                        from collection.payment p
                        join collection.receipt r on r.tenant_id = p.tenant_id and r.payment_id = p.id
                        group by p.tenant_id, p.id
                        having sum(r.paid_paise) <> p.total_paid_paise or sum(r.due_paise) <> p.total_due_paise
                        union all
                        -- What was adjusted and not kept as advance was collected: advances move it between demands only.
                        select 'consumer ' || coalesce(d.consumer_code, r.consumer_code) || ' of '
                               || coalesce(d.business_service, r.business_service) || ': collected '
                               || coalesce(d.collected, 0) || ', adjusted ' || coalesce(r.adjusted, 0)
                        from (select tenant_id, business_service, consumer_code, sum(collected_paise) as collected
                              from billing.demand group by 1, 2, 3) d
                        full join (
                              select r.tenant_id, r.business_service, r.consumer_code, sum(j::bigint) as adjusted
                              from collection.receipt r,
                                   jsonb_array_elements(r.apportionment) share,
                                   jsonb_array_elements_text(share->'j') j
                              where r.live group by 1, 2, 3) r
                          using (tenant_id, business_service, consumer_code)
                        where coalesce(d.collected, 0) <> coalesce(r.adjusted, 0)
                        union all
                        -- No line is over-collected, and the sums beside the lines are theirs.
                        select 'demand ' || d.id || ' is unsound'
                        from billing.demand d
                        where exists (select 1 from jsonb_to_recordset(d.details) as l (t bigint, c bigint)
                                      where (l.t >= 0 and l.c not between 0 and l.t)
                                         or (l.t < 0 and l.c not between l.t and 0))
                           or d.tax_paise <> (select sum(l.t) from jsonb_to_recordset(d.details) as l (t bigint))
                           or d.collected_paise <> (select sum(l.c) from jsonb_to_recordset(d.details) as l (c bigint))
                        union all
                        -- The account's bill is the consumer's only active one.
                        select 'bill ' || b.bill_number || ' is active beside the account''s'
                        from billing.bill b
                        left join billing.consumer_account a on a.tenant_id = b.tenant_id and a.active_bill_id = b.id
                        where b.status = 'ACTIVE' and a.active_bill_id is null
                        union all
                        select 'account of ' || a.consumer_code || ' names a bill that is not active'
                        from billing.consumer_account a
                        left join billing.bill b on b.tenant_id = a.tenant_id and b.id = a.active_bill_id
                        where a.active_bill_id is not null and b.status is distinct from 'ACTIVE'
                        union all
                        -- A settled bill has one live receipt, any other none.
                        select 'bill ' || b.bill_number || ' is ' || b.status || ' with ' || count(r.id) || ' receipts'
                        from billing.bill b
                        left join collection.receipt r
                          on r.tenant_id = b.tenant_id and r.bill_id = b.id and r.live
                        group by b.tenant_id, b.id
                        having count(r.id) <> case when b.status in ('PAID', 'PARTIALLY_PAID') then 1 else 0 end
                        union all
                        -- A receipt is live until its payment is undone, and the audit trail knows of that.
                        select 'receipt ' || r.receipt_number || ' of a payment ' || p.status || ' is live: ' || r.live
                        from collection.receipt r
                        join collection.payment p on p.tenant_id = r.tenant_id and p.id = r.payment_id
                        where r.live = (p.status in ('CANCELLED', 'DISHONOURED'))
                           or (p.status in ('CANCELLED', 'DISHONOURED')) <> exists (
                                select 1 from events.audit_entry e
                                where e.tenant_id = p.tenant_id and e.object_type = 'payment'
                                  and e.object_id = p.id::text and e.action in ('PAYMENT_CANCELLED', 'PAYMENT_DISHONOURED'))
                        union all
                        -- The bill of an undone payment says so.
                        select 'bill ' || b.bill_number || ' is ' || b.status || ' and its payment undone'
                        from collection.receipt r
                        join billing.bill b on b.tenant_id = r.tenant_id and b.id = r.bill_id
                        where not r.live and b.status <> 'PAYMENT_CANCELLED'
                        union all
                        -- Each payment is in the audit trail once.
                        select 'payment ' || p.id || ' is not in the audit trail once'
                        from collection.payment p
                        where (select count(*) from events.audit_entry e
                               where e.tenant_id = p.tenant_id and e.object_type = 'payment'
                                 and e.object_id = p.id::text and e.action = 'PAYMENT_RECORDED') <> 1
                        """).query((row, number) -> row.getString(1)).list();
    }
}

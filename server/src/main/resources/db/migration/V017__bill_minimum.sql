-- What a bill keeps of its least payment is what its demands ask for. The rest of the rule follows the masters of the
-- day, as the flags beside it do. Settled and expired bills are history: nobody pays them any more.
update billing.bill b
set minimum_paise = least(
    b.total_paise,
    (select coalesce(sum(d.minimum_paise), 0)
     from billing.demand d
     where d.tenant_id = b.tenant_id and d.id = any(b.demand_ids)))
where b.status = 'ACTIVE';

comment on column billing.bill.minimum_paise is
    'Least payment that its demands ask for together, at most the total; the service''s own rules come on top';

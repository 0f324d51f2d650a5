-- Consumers 1 to :last, cloned from those that the server itself made of demands that came over HTTP: every column
-- is as the product writes it, personal data sealed with its key, only names and ids are new. Those up to :billed have
-- an open bill.

create schema if not exists bench;
create or replace function bench.id(kind int, n bigint) returns uuid language sql immutable
return ('01900000-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
create or replace function bench.code(n bigint) returns text language sql immutable
return 'PT-BENCH-' || lpad(n::text, 7, '0');

create temporary table template as
select row_number() over (order by a.consumer_code) - 1 as number, a as account, d as demand, b as bill
from billing.consumer_account a
join billing.demand d using (tenant_id, business_service, consumer_code)
join billing.bill b on b.tenant_id = a.tenant_id and b.id = a.active_bill_id
where a.consumer_code like 'PT-TEMPLATE-%';
create index on template (number);
analyze template;

insert into billing.demand
select new.*
from generate_series(1, :last) n
join template t on t.number = n % (select count(*) from template),
lateral jsonb_populate_record(t.demand, jsonb_build_object(
    'id', bench.id(1, n),
    'consumer_code', bench.code(n),
    'details', jsonb_build_array(
        (t.demand).details->0 || jsonb_build_object('id', bench.id(2, n)),
        (t.demand).details->1 || jsonb_build_object('id', bench.id(3, n))))) new
order by n;

insert into billing.bill
select new.*
from generate_series(1, :billed) n
join template t on t.number = n % (select count(*) from template),
lateral (select (t.bill).details->0 as detail, (t.bill).details->0->'l' as lines) old,
lateral jsonb_populate_record(t.bill, jsonb_build_object(
    'id', bench.id(4, n),
    'consumer_code', bench.code(n),
    'bill_number', billing.next_bill_number('BILLNO-' || (t.bill).business_service || '-'),
    'demand_ids', array[bench.id(1, n)],
    'details', jsonb_build_array(old.detail || jsonb_build_object(
        'id', bench.id(5, n),
        'd', bench.id(1, n),
        'l', jsonb_build_array(
            old.lines->0 || jsonb_build_object('id', bench.id(6, n), 'dd', bench.id(2, n)),
            old.lines->1 || jsonb_build_object('id', bench.id(7, n), 'dd', bench.id(3, n))))))) new
order by n;

insert into billing.consumer_account
select new.*
from generate_series(1, :last) n
join template t on t.number = n % (select count(*) from template),
lateral jsonb_populate_record(t.account, jsonb_build_object(
    'consumer_code', bench.code(n),
    'active_bill_id', case when n <= :billed then bench.id(4, n) end)) new
order by n;

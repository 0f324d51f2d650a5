-- What serves a whole state. Platform tables: they are read before a tenant's own data is.
create schema masters;

create table masters.tenant (
    tenant_id text primary key,
    name      text not null,
    city_code text not null
);

comment on table masters.tenant is 'States and their ULBs; a tenant that is not here does not exist';

create table masters.master_file (
    tenant_id text        not null references masters.tenant,
    module    text        not null,
    master    text        not null,
    rows      jsonb       not null check (jsonb_typeof(rows) = 'array'),
    loaded_at timestamptz not null,
    primary key (tenant_id, module, master)
);

comment on table masters.master_file is 'One master of one tenant as it was loaded, replaced whole';

create table masters.revision (
    only_row boolean primary key default true check (only_row),
    number   bigint  not null
);

comment on table masters.revision is 'Counts changes of masters, so that every process notices them';

insert into masters.revision (number) values (0);

-- Files that people hand in: papers that go with an amendment, pictures of a meter. Sealed, and read only by whom they are for.
create schema documents;

create table documents.stored_file (
    tenant_id   text        not null,
    id          uuid        not null,
    module      text        not null,
    tag         text,
    kind        text        not null,
    bytes       bigint      not null,
    name_sealed bytea       not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    primary key (tenant_id, id)
);
comment on column documents.stored_file.name_sealed is 'The name that the file had: people put names of people into it';

create index stored_file_tag on documents.stored_file (tenant_id, tag) where tag is not null;
create index stored_file_uploads on documents.stored_file (tenant_id, uploaded_by, uploaded_at);

create table documents.stored_file_part (
    tenant_id text  not null,
    file_id   uuid  not null,
    part      int   not null,
    content   bytea not null,
    primary key (tenant_id, file_id, part),
    foreign key (tenant_id, file_id) references documents.stored_file (tenant_id, id)
);
comment on table documents.stored_file_part is 'Contents, sealed piece by piece';

insert into access.role_action (role_code, url)
select role_code, url
from (values
    ('COLLECTION_INTEGRATOR,COLL_OPERATOR,CITIZEN,EMPLOYEE,BILLING_SYSTEM,SUPERUSER',
     '/filestore/v1/files,/filestore/v1/files/tag')) as granted (roles, urls)
    cross join string_to_table(roles, ',') as role_code
    cross join string_to_table(urls, ',') as url;

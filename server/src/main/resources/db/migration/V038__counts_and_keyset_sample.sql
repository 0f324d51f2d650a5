-- Records that wait for review are counted where they are: a number beside the instruction knew the latest answer only.
alter table disbursement.payment_instruction drop column unmatched_rows;

comment on column events.stored_answer.answer is
    'Body of the answer, sealed; null while the call is under way, and after its process died in the middle of it';

-- Something that only the keyset in use opens and indexes as it stands here: a start with another one is noticed, also
-- before anybody's number is stored.
create table access.keyset_sample (
    only_row    boolean primary key default true check (only_row),
    sealed      bytea not null,
    blind_index bytea not null
);

comment on table access.keyset_sample is 'One text, sealed and indexed with the keys that this database was filled with';

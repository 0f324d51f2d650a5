-- Money that goes out: approved bills, payment instructions to the treasury, what became of each payment.
create schema disbursement;

-- Numbers that people read. The row is locked until the transaction ends, so numbers have no gaps.
create table disbursement.number_series (
    tenant_id text   not null,
    series    text   not null,
    period    text   not null,
    last_used bigint not null,
    primary key (tenant_id, series, period)
);

comment on column disbursement.number_series.period is 'Financial year such as 2026-27, or empty for a series that never starts again';

-- Takes a run of numbers and answers the first of them.
create function disbursement.next_number(p_tenant_id text, p_series text, p_period text, p_count int) returns bigint
    language sql volatile
begin atomic
    insert into disbursement.number_series as s (tenant_id, series, period, last_used)
    values (p_tenant_id, p_series, p_period, p_count)
    on conflict (tenant_id, series, period) do update set last_used = s.last_used + p_count
    returning last_used - p_count + 1;
end;

-- Intake: bills, what each payee gets of them, and payments of bills.
create table disbursement.expense_bill (
    tenant_id          text        not null,
    id                 uuid        not null,
    bill_number        text        not null,
    bill_date          timestamptz not null,
    business_service   text        not null,
    reference_id       text        not null,
    total_paise        bigint      not null check (total_paise >= 0),
    paid_paise         bigint      not null default 0 check (paid_paise between 0 and total_paise),
    status             text        not null,
    workflow_status    text        not null,
    payment_status     text,
    additional_details jsonb,
    created_by         text        not null,
    created_at         timestamptz not null,
    modified_by        text        not null,
    modified_at        timestamptz not null,
    version            int         not null default 0,
    primary key (tenant_id, id)
) with (fillfactor = 75);

create unique index expense_bill_number on disbursement.expense_bill (tenant_id, bill_number);
create index expense_bill_due on disbursement.expense_bill (tenant_id, id)
    where workflow_status = 'APPROVED' and payment_status is null and status = 'ACTIVE';

comment on column disbursement.expense_bill.payment_status is 'Status of its payment; null while nothing pays the bill';

create table disbursement.bill_detail (
    tenant_id    text   not null,
    bill_id      uuid   not null,
    id           uuid   not null,
    position     int    not null,
    payee_type   text   not null,
    payee_id     text   not null,
    payee        bytea  not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, bill_id) references disbursement.expense_bill
);

create index bill_detail_bill on disbursement.bill_detail (tenant_id, bill_id);

comment on column disbursement.bill_detail.payee is 'Name, mobile number, address; encrypted';

create table disbursement.payable_line_item (
    tenant_id      text   not null,
    bill_id        uuid   not null,
    bill_detail_id uuid   not null,
    id             uuid   not null,
    position       int    not null,
    head_code      text   not null,
    kind           text   not null,
    amount_paise   bigint not null check (amount_paise >= 0),
    paid_paise     bigint not null default 0 check (paid_paise in (0, amount_paise)),
    status         text   not null,
    payment_status text,
    primary key (tenant_id, id),
    foreign key (tenant_id, bill_detail_id) references disbursement.bill_detail
) with (fillfactor = 75);

create index payable_line_item_bill on disbursement.payable_line_item (tenant_id, bill_id);

create table disbursement.bill_payment (
    tenant_id         text        not null,
    id                uuid        not null,
    payment_number    text        not null,
    net_payable_paise bigint      not null check (net_payable_paise > 0),
    net_paid_paise    bigint      not null default 0 check (net_paid_paise between 0 and net_payable_paise),
    status            text        not null,
    reference_status  text        not null,
    created_by        text        not null,
    created_at        timestamptz not null,
    modified_by       text        not null,
    modified_at       timestamptz not null,
    version           int         not null default 0,
    primary key (tenant_id, id)
) with (fillfactor = 75);

create unique index bill_payment_number on disbursement.bill_payment (tenant_id, payment_number);

create table disbursement.payment_line_item (
    tenant_id    text   not null,
    payment_id   uuid   not null,
    line_item_id uuid   not null,
    bill_id      uuid   not null,
    amount_paise bigint not null,
    paid_paise   bigint not null default 0 check (paid_paise in (0, amount_paise)),
    status       text   not null,
    primary key (tenant_id, payment_id, line_item_id),
    foreign key (tenant_id, payment_id) references disbursement.bill_payment,
    foreign key (tenant_id, line_item_id) references disbursement.payable_line_item
) with (fillfactor = 75);

create index payment_line_item_line on disbursement.payment_line_item (tenant_id, line_item_id);
create index payment_line_item_bill on disbursement.payment_line_item (tenant_id, bill_id);

-- Bank accounts of payees; a correction is proposed by one person and approved by another.
create table disbursement.bank_account (
    tenant_id          text        not null,
    id                 uuid        not null,
    service_code       text        not null,
    payee_id           text        not null,
    additional_details jsonb,
    created_by         text        not null,
    created_at         timestamptz not null,
    modified_by        text        not null,
    modified_at        timestamptz not null,
    version            int         not null default 0,
    primary key (tenant_id, id)
);

create unique index bank_account_payee on disbursement.bank_account (tenant_id, payee_id);

create table disbursement.bank_account_detail (
    tenant_id       text    not null,
    bank_account_id uuid    not null,
    id              uuid    not null,
    account         bytea   not null,
    account_index   bytea   not null,
    account_type    text    not null,
    branch_type     text    not null,
    ifsc            text    not null,
    is_primary      boolean not null,
    is_active       boolean not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, bank_account_id) references disbursement.bank_account
);

create unique index bank_account_detail_primary on disbursement.bank_account_detail (tenant_id, bank_account_id)
    where is_primary and is_active;
create index bank_account_detail_of on disbursement.bank_account_detail (tenant_id, bank_account_id);

comment on column disbursement.bank_account_detail.account is 'Holder''s name and account number; encrypted';
comment on column disbursement.bank_account_detail.account_index is 'Blind index of account number and IFSC';

create table disbursement.bank_account_change (
    tenant_id       text        not null,
    id              uuid        not null,
    bank_account_id uuid        not null,
    proposal        bytea       not null,
    state           text        not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    reason          text,
    proposed_by     text        not null,
    proposed_at     timestamptz not null,
    decided_by      text,
    decided_at      timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, bank_account_id) references disbursement.bank_account,
    check (state = 'PROPOSED' or decided_by is not null and decided_at is not null),
    check (state <> 'APPROVED' or decided_by <> proposed_by)
);

create unique index bank_account_change_open on disbursement.bank_account_change (tenant_id, bank_account_id)
    where state = 'PROPOSED';

comment on column disbursement.bank_account_change.proposal is 'The account''s details as they shall be; encrypted';

create table disbursement.bank_account_history (
    tenant_id       text        not null,
    bank_account_id uuid        not null,
    id              bigint      not null generated always as identity,
    change_id       uuid,
    details         bytea       not null,
    changed_by      text        not null,
    approved_by     text,
    at              timestamptz not null,
    primary key (tenant_id, bank_account_id, id)
);

comment on column disbursement.bank_account_history.details is 'The account''s details from this moment on; encrypted';

-- Funds: what the treasury sanctioned and allotted, and what we took of it.
create table disbursement.sanction (
    tenant_id            text        not null,
    id                   uuid        not null,
    head_of_account      text        not null,
    ddo_code             text        not null,
    program_code         text        not null,
    master_allotment_id  text        not null,
    sanctioned_paise     bigint      not null,
    financial_year       text        not null,
    additional_details   jsonb,
    created_by           text        not null,
    created_at           timestamptz not null,
    modified_by          text        not null,
    modified_at          timestamptz not null,
    version              int         not null default 0,
    primary key (tenant_id, id)
);

create unique index sanction_allotment_id
    on disbursement.sanction (tenant_id, head_of_account, ddo_code, master_allotment_id);

create table disbursement.allotment (
    tenant_id              text        not null,
    id                     uuid        not null,
    sanction_id            uuid        not null,
    arrival                bigint      not null generated always as identity,
    serial_number          int         not null,
    ssu_allotment_id       text        not null,
    kind                   text        not null check (kind in ('INITIAL', 'ADDITIONAL', 'WITHDRAWAL')),
    amount_paise           bigint      not null check (amount_paise >= 0),
    sanction_balance_paise bigint      not null,
    allotment_date         date        not null,
    received_at            timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, sanction_id) references disbursement.sanction
);

create unique index allotment_identity
    on disbursement.allotment (tenant_id, sanction_id, ssu_allotment_id, serial_number);

create table disbursement.fund (
    tenant_id       text   not null,
    sanction_id     uuid   not null,
    allotted_paise  bigint not null,
    available_paise bigint not null,
    reserved_paise  bigint not null default 0 check (reserved_paise >= 0),
    debited_paise   bigint not null default 0 check (debited_paise >= 0),
    primary key (tenant_id, sanction_id),
    foreign key (tenant_id, sanction_id) references disbursement.sanction,
    constraint fund_books check (allotted_paise = available_paise + reserved_paise + debited_paise)
) with (fillfactor = 75);

comment on table disbursement.fund is
    'Where a sanction stands: proved by its allotments and its ledger. Changed by addition under the row''s lock only';
comment on column disbursement.fund.available_paise is 'Below zero only when a withdrawal took more than there was; nothing is paid from it then';

create table disbursement.allotment_cursor (
    tenant_id       text        not null,
    head_of_account text        not null,
    ddo_code        text        not null,
    grantee_code    text        not null,
    asked_up_to     timestamptz,
    last_asked_at   timestamptz not null,
    last_outcome    text        not null,
    primary key (tenant_id, head_of_account, ddo_code, grantee_code)
);

comment on column disbursement.allotment_cursor.asked_up_to is 'fromDate of the next call: when the last call with success was made';

create table disbursement.allotment_quarantine (
    tenant_id       text        not null,
    row_hash        bytea       not null,
    head_of_account text        not null,
    reason          text        not null,
    content         jsonb       not null,
    first_seen_at   timestamptz not null,
    last_seen_at    timestamptz not null,
    resolved_by     text,
    resolved_at     timestamptz,
    primary key (tenant_id, row_hash)
);

comment on table disbursement.allotment_quarantine is 'Allotment rows of the treasury that fit no sanction; they hold no personal data';

-- Payment instructions.
create table disbursement.payment_instruction (
    tenant_id            text        not null,
    id                   uuid        not null,
    pi_number            text        not null,
    pi_type              text        not null check (pi_type in ('ORIGINAL', 'REVISED')),
    root_id              uuid        not null,
    parent_pi_number     text,
    previous_pi_number   text,
    payment_number       text        not null,
    program_code         text        not null,
    bill_date            timestamptz not null,
    ddo_code             text,
    grantee_ag_code      text,
    scheme_code          text,
    head_of_account      text,
    ssu_id               text,
    sanction_id          uuid,
    master_allotment_id  text,
    ssu_allotment_id     text,
    allotment_serial     int,
    purpose              text        not null,
    beneficiary_count    int         not null check (beneficiary_count >= 0),
    gross_paise          bigint      not null,
    net_paise            bigint      not null,
    pi_status            text        not null,
    success_code         text,
    success_description  text,
    treasury_pi_id       text,
    treasury_pi_date     text,
    error_text           text,
    is_active            boolean     not null default true,
    pushed_at            timestamptz,
    push_started_at      timestamptz,
    duplicate_reported   boolean     not null default false,
    amount_mismatch      boolean     not null default false,
    latest_api           text,
    latest_outcome       text,
    latest_message       text,
    latest_message_at    timestamptz,
    unmatched_rows       int         not null default 0,
    bill_numbers         text[]      not null,
    reference_ids        text[]      not null default '{}',
    ward                 text,
    project_type         text,
    project_name         text,
    additional_details   jsonb,
    completed_at         timestamptz,
    created_by           text        not null,
    created_at           timestamptz not null,
    modified_by          text        not null,
    modified_at          timestamptz not null,
    version              int         not null default 0,
    primary key (tenant_id, id),
    check ((pi_type = 'REVISED') = (parent_pi_number is not null))
) with (fillfactor = 75);

create unique index payment_instruction_number on disbursement.payment_instruction (tenant_id, pi_number);
-- A payment has one original under way at most, and a chain one open revision, whatever else goes wrong.
create unique index payment_instruction_under_way on disbursement.payment_instruction (tenant_id, payment_number)
    where pi_type = 'ORIGINAL' and is_active
      and pi_status in ('PENDING', 'DECLINED', 'INITIATED', 'APPROVED', 'IN_PROCESS');
create index payment_instruction_unpushed on disbursement.payment_instruction (created_at)
    where pi_status = 'PENDING' and pushed_at is null;
create unique index payment_instruction_open_revision on disbursement.payment_instruction (tenant_id, root_id)
    where pi_type = 'REVISED' and is_active and pi_status in ('PENDING', 'DECLINED', 'IN_PROCESS');
create index payment_instruction_payment on disbursement.payment_instruction (tenant_id, payment_number);
create index payment_instruction_chain on disbursement.payment_instruction (tenant_id, root_id);
create index payment_instruction_newest on disbursement.payment_instruction (tenant_id, created_at desc, id desc);
create index payment_instruction_polled on disbursement.payment_instruction (pi_status, pi_type, tenant_id, id);
create index payment_instruction_bills on disbursement.payment_instruction using gin (bill_numbers);

comment on column disbursement.payment_instruction.root_id is 'The original of its chain; its own id for an original';
comment on column disbursement.payment_instruction.bill_date is 'Fixed when it is made, told to the treasury in Indian time ever after';
comment on column disbursement.payment_instruction.treasury_pi_date is 'As the treasury wrote it; sent back so';
comment on column disbursement.payment_instruction.push_started_at is 'A push was begun and its outcome is not applied; set before the call';
comment on column disbursement.payment_instruction.pushed_at is 'First push; null while the treasury cannot know of it';
comment on column disbursement.payment_instruction.unmatched_rows is 'Rows of the latest answer that wait for review';

create table disbursement.payment_advice (
    tenant_id          text        not null,
    pi_id              uuid        not null,
    bill_reference     text        not null,
    financial_year     text,
    advice_id          text,
    advice_date        text,
    token_number       text,
    token_date         text,
    voucher_number     text,
    voucher_date       text,
    error_text         text,
    additional_details jsonb,
    created_at         timestamptz not null,
    modified_at        timestamptz not null,
    primary key (tenant_id, pi_id),
    foreign key (tenant_id, pi_id) references disbursement.payment_instruction
) with (fillfactor = 75);

create unique index payment_advice_reference on disbursement.payment_advice (tenant_id, bill_reference);

comment on table disbursement.payment_advice is 'What the treasury calls a payment instruction; dates as it wrote them';

create table disbursement.beneficiary (
    tenant_id            text        not null,
    pi_id                uuid        not null,
    id                   uuid        not null,
    root_id              uuid        not null,
    beneficiary_number   text        not null,
    payee_id             text        not null,
    payee_type           text        not null check (payee_type in ('IND', 'ORG', 'DEPT')),
    sent_to              bytea       not null,
    account_index        bytea,
    ifsc                 text,
    account_type         text,
    amount_paise         bigint      not null check (amount_paise > 0),
    payment_status       text        not null,
    status_message       text,
    voucher_number       text,
    voucher_date         text,
    utr_number           text,
    utr_date             text,
    end_to_end_id        text,
    challan_number       text,
    challan_date         text,
    original_bill_ref    text,
    failure_utr_number   text,
    failure_utr_date     text,
    attempt              int         not null,
    is_latest_attempt    boolean     not null,
    superseded_by        uuid,
    additional_details   jsonb,
    created_at           timestamptz not null,
    modified_at          timestamptz not null,
    version              int         not null default 0,
    primary key (tenant_id, id),
    foreign key (tenant_id, pi_id) references disbursement.payment_instruction
) with (fillfactor = 75);

create unique index beneficiary_in_instruction on disbursement.beneficiary (tenant_id, pi_id, beneficiary_number);
-- One attempt of a payment is the latest of its chain.
create unique index beneficiary_latest on disbursement.beneficiary (tenant_id, root_id, beneficiary_number)
    where is_latest_attempt;
create index beneficiary_failed on disbursement.beneficiary (tenant_id, pi_id)
    where payment_status = 'FAILED' and is_latest_attempt;
create index beneficiary_account on disbursement.beneficiary (tenant_id, account_index);

comment on table disbursement.beneficiary is 'One payment of an instruction, a row for each attempt';
comment on column disbursement.beneficiary.sent_to is 'Name, mobile number, address and account number as sent; encrypted';
comment on column disbursement.beneficiary.account_index is
    'Blind index of account number and IFSC; null, as is the IFSC, while a payee has no bank account and the instruction cannot be sent';
comment on column disbursement.beneficiary.superseded_by is 'The new original instruction that pays this one after the correction window';

create table disbursement.beneficiary_line_item (
    tenant_id      text   not null,
    beneficiary_id uuid   not null,
    line_item_id   uuid   not null,
    id             uuid   not null,
    amount_paise   bigint not null,
    primary key (tenant_id, beneficiary_id, line_item_id),
    foreign key (tenant_id, beneficiary_id) references disbursement.beneficiary
);

create index beneficiary_line_item_line on disbursement.beneficiary_line_item (tenant_id, line_item_id);

create table disbursement.service_state (
    tenant_id               text        not null,
    pi_id                   uuid        not null,
    api                     text        not null,
    latest_attempt_id       uuid,
    latest_response_id      uuid,
    last_outcome            text        not null,
    last_glitch             text,
    last_at                 timestamptz not null,
    last_slot               timestamptz,
    consecutive_no_response int         not null default 0,
    poll_until              timestamptz,
    primary key (tenant_id, pi_id, api),
    foreign key (tenant_id, pi_id) references disbursement.payment_instruction
) with (fillfactor = 75);

comment on table disbursement.service_state is 'Where the calls of one treasury service about one instruction stand';
comment on column disbursement.service_state.latest_response_id is 'The newest attempt that brought an answer; one without an answer does not move it';

create table disbursement.failure_event (
    tenant_id          text        not null,
    id                 uuid        not null,
    pi_id              uuid,
    beneficiary_id     uuid,
    api                text        not null,
    kind               text        not null default 'FAILURE' check (kind in ('FAILURE', 'CORRECTION')),
    event_key          bytea       not null,
    content_hash       bytea       not null,
    bill_number        text,
    bill_reference     text,
    original_bill_ref  text,
    token_number       text,
    token_date         text,
    voucher_number     text,
    voucher_date       text,
    beneficiary_number text,
    account_number     bytea,
    ifsc               text,
    utr_number         text,
    utr_date           text,
    end_to_end_id      text,
    challan_number     text,
    challan_date       text,
    failed_reason      text,
    state              text        not null check (state in ('APPLIED', 'LATE_ECHO', 'WAITING_CONTEXT', 'QUARANTINED', 'RESOLVED')),
    reason_code        text,
    warnings           text[]      not null default '{}',
    sms_state          text        not null default 'NONE' check (sms_state in ('SENT', 'SKIPPED', 'NONE', 'QUEUED')),
    attempt_id         uuid,
    first_seen_at      timestamptz not null,
    last_seen_at       timestamptz not null,
    seen_count         int         not null default 1,
    resolved_by        text,
    resolved_at        timestamptz,
    resolution         text,
    primary key (tenant_id, id)
);

create unique index failure_event_once on disbursement.failure_event (tenant_id, event_key) where kind = 'FAILURE';
create index failure_event_beneficiary on disbursement.failure_event (tenant_id, beneficiary_id);
create index failure_event_review on disbursement.failure_event (tenant_id, state, first_seen_at)
    where state in ('WAITING_CONTEXT', 'QUARANTINED');

comment on table disbursement.failure_event is
    'A payment that came back, or a row of the treasury that waits for review; a corrected row keeps its old content as CORRECTION';

create table disbursement.ledger_entry (
    tenant_id      text        not null,
    pi_id          uuid        not null,
    kind           text        not null
        check (kind in ('RESERVE', 'RELEASE', 'DEBIT', 'REVERSAL', 'SUSPENSE_IN', 'SUSPENSE_OUT')),
    sequence       int         not null,
    id             uuid        not null,
    sanction_id    uuid,
    amount_paise   bigint      not null check (amount_paise > 0),
    at             timestamptz not null,
    beneficiary_id uuid,
    challan_number text,
    created_by     text        not null,
    primary key (tenant_id, pi_id, kind, sequence),
    check ((sanction_id is null) = (kind in ('SUSPENSE_IN', 'SUSPENSE_OUT')))
);

create index ledger_entry_sanction on disbursement.ledger_entry (tenant_id, sanction_id, at);

create trigger append_only
    before update or delete or truncate
    on disbursement.ledger_entry
    for each statement
execute function events.refuse_change();

create table disbursement.status_log (
    tenant_id text        not null,
    pi_id     uuid        not null,
    id        bigint      not null generated always as identity,
    api       text        not null,
    status    text        not null,
    details   jsonb       not null,
    at        timestamptz not null,
    by        text        not null,
    primary key (tenant_id, pi_id, id)
);

-- Operations.
create table disbursement.reconciliation_exception (
    tenant_id     text        not null,
    rule          text        not null,
    subject       text        not null,
    expected      text        not null,
    found         text        not null,
    state         text        not null default 'OPEN' check (state in ('OPEN', 'RESOLVED')),
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    resolved_by   text,
    resolved_at   timestamptz,
    note          text,
    primary key (tenant_id, rule, subject)
);

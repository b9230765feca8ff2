-- Numbers of contracts are drawn, never reused: a number that was drawn for a refused draft is simply left out.
create sequence contract_number;

-- Status is not stored: it follows from signed_on, starts_on, ends_on, terminated_on and the business day.
create table contract (
    id                 uuid        primary key,
    version            bigint      not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    deleted_at         timestamptz,
    number             text        not null unique,
    customer_id        uuid        not null references customer,
    owner_id           uuid        references staff,
    title              text        not null check (length(title) between 1 and 200),
    amount             bigint      not null check (amount >= 0),
    currency           text        not null check (currency ~ '^[A-Z]{3}$'),
    starts_on          date        not null,
    ends_on            date,                                -- the last day in force; none for an open-ended contract
    terms              text        check (length(terms) between 1 and 20000),
    terms_version      integer     not null default 1 check (terms_version >= 1),
    signed_on          date,                                -- none while it is a draft
    terminated_on      date,                                -- the first day on which it is no longer in force
    terminated_at      timestamptz,                         -- when, and by whom, it was terminated
    terminated_by      uuid        references staff,
    termination_reason text        check (length(termination_reason) between 1 and 500),
    note               text        check (length(note) between 1 and 2000),
    check (ends_on >= starts_on),
    check (signed_on is null or deleted_at is null),
    check (terminated_on is null or (signed_on is not null and terminated_on >= signed_on)),
    check ((terminated_on is null) = (termination_reason is null)),
    check ((terminated_on is null) = (terminated_at is null))
);
create index contract_customer_id on contract (customer_id, starts_on desc);
create index contract_owner_id on contract (owner_id);
create index contract_terminated_by on contract (terminated_by);
create index contract_created_at on contract (created_at desc, id desc) where deleted_at is null;
create index contract_ends_on on contract (ends_on) where deleted_at is null and signed_on is not null;
create index contract_search on contract using gin (lower(number || ' ' || title) gin_trgm_ops) where deleted_at is null;

create table contract_party (
    contract_id uuid    not null references contract,
    position    integer not null check (position between 0 and 19),
    name        text    not null check (length(name) between 1 and 200),
    role        text    not null check (length(role) between 1 and 100),
    primary key (contract_id, position)
);

-- What was agreed, as it was agreed: 1 is what was signed, each amendment adds the next.
create table contract_version (
    id            uuid        primary key,
    contract_id   uuid        not null references contract,
    terms_version integer     not null check (terms_version >= 1),
    title         text        not null,
    amount        bigint      not null check (amount >= 0),
    currency      text        not null,
    starts_on     date        not null,
    ends_on       date        check (ends_on >= starts_on),
    terms         text,
    reason        text        check (length(reason) between 1 and 500),
    created_by    uuid        references staff,
    created_at    timestamptz not null,
    unique (contract_id, terms_version),
    check ((terms_version = 1) = (reason is null))
);
create index contract_version_created_by on contract_version (created_by);
select append_only('contract_version');

-- What the columns of a kind of file mean, kept for the next file.
create table saved_mapping (
    id         uuid        primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    name       text        not null check (length(name) between 1 and 60),
    owner_id   uuid        not null references staff,
    shared     boolean     not null,
    target     text        not null check (target in ('CUSTOMERS', 'TRANSACTIONS', 'CONTACTS', 'INTERACTIONS', 'CONTRACTS', 'CARDS')),
    mapping    jsonb       not null,
    unique (owner_id, name)
);
create index saved_mapping_shared on saved_mapping (target) where shared;

-- Under what customers are looked for when somebody may be one of them: hashes of what they are called, of phones,
-- addresses and codes. Made anew from the customer file whenever a customer has changed.
create table duplicate_key (
    customer_id uuid   not null references customer,
    key         bigint not null,                        -- the first eight bytes of the SHA-256
    primary key (customer_id, key)
);
create index duplicate_key_key on duplicate_key (key, customer_id);

-- Two customers who may be one. What a person has decided is never proposed again.
create table duplicate_pair (
    id         uuid        primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    first_id   uuid        not null references customer,
    second_id  uuid        not null references customer,
    weight     int         not null,                    -- hundredths of bits: 0 is as likely as not
    certain    boolean     not null,
    reasons    jsonb       not null,
    status     text        not null check (status in ('OPEN', 'SAME', 'DIFFERENT')),
    decided_by uuid        references staff,
    decided_at timestamptz,
    note       text        check (length(note) between 1 and 500),
    unique (first_id, second_id),
    check (first_id < second_id),
    check ((status = 'OPEN') = (decided_at is null)),
    check (num_nonnulls(decided_by, decided_at) in (0, 2))
);
create index duplicate_pair_second_id on duplicate_pair (second_id);
create index duplicate_pair_weight on duplicate_pair (status, weight desc, id desc);
create index duplicate_pair_created_at on duplicate_pair (created_at desc, id desc);
create index duplicate_pair_decided_by on duplicate_pair (decided_by) where decided_by is not null;

insert into job (name, ran_at) values ('duplicate_scan', '1970-01-01T00:00:00Z');

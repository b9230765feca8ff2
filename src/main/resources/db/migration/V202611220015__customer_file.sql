create sequence customer_number as bigint;

create table customer (
    id                  uuid        primary key,
    number              text        not null,
    kind                text        not null check (kind in ('PERSON', 'ORGANISATION')),
    name                text        not null check (length(name) between 1 and 120),
    tier                text        not null check (tier in ('VIP', 'REGULAR', 'POTENTIAL')),
    stage               text        not null check (stage in ('PROSPECT', 'ACTIVE', 'DORMANT', 'LOST')),
    owner_id            uuid        references staff,
    unit_id             uuid        references org_unit,
    industry            text,
    credit_code         text,                            -- 统一社会信用代码, GB 32100-2015
    gender              text        check (gender in ('FEMALE', 'MALE')),
    birthday            date,
    source              text,
    note                text,
    tags                text[]      not null default '{}',
    custom_fields       jsonb       not null default '{}',
    external_ref        text,                            -- the id in the system that the customer came from
    last_interaction_at timestamptz,
    version             bigint      not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    deleted_at          timestamptz
);
create unique index customer_number_key on customer (number);
create unique index customer_external_ref on customer (external_ref) where external_ref is not null;
create unique index customer_credit_code on customer (credit_code) where credit_code is not null and deleted_at is null;
create index customer_owner_id on customer (owner_id, created_at desc, id desc);
create index customer_unit_id on customer (unit_id, created_at desc, id desc);
create index customer_created_at on customer (created_at desc, id desc);
create index customer_updated_at on customer (updated_at desc, id desc);
create index customer_name on customer (name, id);
create index customer_name_prefix on customer (name text_pattern_ops);   -- for the search, whatever the collation is
create index customer_tags on customer using gin (tags);

create table contact_point (
    id          uuid        primary key,
    customer_id uuid        not null references customer,
    type        text        not null check (type in ('PHONE', 'MOBILE', 'EMAIL', 'WECHAT', 'WECOM', 'WEIBO', 'DOUYIN', 'QQ', 'OTHER')),
    value       text        not null check (length(value) between 1 and 200),   -- phones in E.164
    label       text,
    is_primary  boolean     not null,
    opt_out     boolean     not null,
    verified_at timestamptz,
    position    int         not null
);
create index contact_point_customer_id on contact_point (customer_id, position);
create index contact_point_phone on contact_point (value) where type in ('PHONE', 'MOBILE');

create table customer_address (
    id          uuid        primary key,
    customer_id uuid        not null references customer,
    type        text        not null check (type in ('HOME', 'WORK', 'BILLING', 'SHIPPING', 'OTHER')),
    region_code text        check (region_code ~ '^[1-9][0-9]{5}$'),   -- GB/T 2260
    province    text,
    city        text,
    district    text,
    detail      text        not null,
    postcode    text,
    is_primary  boolean     not null,
    position    int         not null
);
create index customer_address_customer_id on customer_address (customer_id, position);

create table contact (
    id             uuid    primary key,
    customer_id    uuid    not null references customer,
    name           text    not null,
    job_title      text,
    phone          text,
    email          text,
    note           text,
    is_primary     boolean not null,
    position       int     not null
);
create index contact_customer_id on contact (customer_id, position);

-- What a customer is found by: Chinese characters and pairs of them, pinyin and initials from every syllable on, number,
-- phone, last four digits. Terms of several words are intersected inside the one index, which also finds terms by their
-- beginnings; so a term is stored once and not once for each of its beginnings.
create table customer_search (
    customer_id uuid     primary key references customer,
    terms       tsvector not null
);
create index customer_search_terms on customer_search using gin (terms);

-- Every contact with a customer: who, when, by which way, what was said and what comes next.
create table interaction (
    id               uuid        primary key,
    version          bigint      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    deleted_at       timestamptz,
    customer_id      uuid        not null references customer,
    staff_id         uuid        not null references staff,
    channel          text        not null check (channel in ('CALL', 'VISIT', 'MAIL', 'SMS', 'WECHAT', 'WECOM', 'MEETING', 'NOTE', 'OTHER')),
    direction        text        not null check (direction in ('INBOUND', 'OUTBOUND', 'INTERNAL')),
    occurred_at      timestamptz not null,
    duration_seconds integer     check (duration_seconds between 0 and 604800),
    participants     text[]      not null default '{}' check (cardinality(participants) <= 50),
    outcome          text        check (outcome in ('REACHED', 'NO_ANSWER', 'INTERESTED', 'NOT_INTERESTED', 'DONE', 'OTHER')),
    content          text        not null check (length(content) between 1 and 10000),
    next_step        text        check (length(next_step) between 1 and 500),
    next_step_on     date
);
-- The customer's timeline, and how often and when they were last spoken to.
create index interaction_of_customer on interaction (customer_id, occurred_at desc, id desc) where deleted_at is null;
create index interaction_customer_id on interaction (customer_id);
create index interaction_staff_id on interaction (staff_id, occurred_at desc);
create index interaction_occurred_at on interaction (occurred_at desc, id desc) where deleted_at is null;
create index interaction_content on interaction using gin (lower(content) gin_trgm_ops) where deleted_at is null;

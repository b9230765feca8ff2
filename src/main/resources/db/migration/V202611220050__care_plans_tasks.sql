-- Plans to stay in touch, and the tasks that come of them.
create table follow_up_plan (
    id          uuid        primary key,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    deleted_at  timestamptz,
    customer_id uuid        not null references customer,
    owner_id    uuid        not null references staff,
    title       text        not null check (length(title) between 1 and 200),
    recurrence  text        check (length(recurrence) between 1 and 200),    -- RRULE (RFC 5545); none = once
    starts_on   date        not null,
    ends_on     date        check (ends_on >= starts_on),
    channel     text        check (channel in ('CALL', 'VISIT', 'MAIL', 'SMS', 'WECHAT', 'WECOM', 'MEETING', 'NOTE', 'OTHER')),
    note        text        check (length(note) between 1 and 2000),
    status      text        not null check (status in ('ACTIVE', 'PAUSED', 'FINISHED'))
);
create index follow_up_plan_customer_id on follow_up_plan (customer_id);
create index follow_up_plan_owner_id on follow_up_plan (owner_id);
create index follow_up_plan_created_at on follow_up_plan (created_at desc, id desc) where deleted_at is null;
create index follow_up_plan_title on follow_up_plan using gin (lower(title) gin_trgm_ops) where deleted_at is null;

create table task (
    id              uuid        primary key,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    plan_id         uuid        references follow_up_plan,
    occurrence_on   date,                                -- the day in the plan's rhythm; snoozing moves due_on only
    customer_id     uuid        not null references customer,
    owner_id        uuid        not null references staff,
    title           text        not null check (length(title) between 1 and 200),
    due_on          date        not null,
    channel         text        check (channel in ('CALL', 'VISIT', 'MAIL', 'SMS', 'WECHAT', 'WECOM', 'MEETING', 'NOTE', 'OTHER')),
    note            text        check (length(note) between 1 and 2000),
    status          text        not null check (status in ('OPEN', 'DONE', 'CANCELLED')),
    closed_at       timestamptz,
    closed_by       uuid        references staff,
    completion_note text        check (length(completion_note) between 1 and 2000),
    cancel_reason   text        check (length(cancel_reason) between 1 and 500),   -- none when its plan took it away
    interaction_id  uuid        unique references interaction,
    check ((plan_id is null) = (occurrence_on is null)),
    check ((status = 'OPEN') = (closed_at is null)),
    check (status = 'DONE' or (interaction_id is null and completion_note is null)),
    check (status = 'CANCELLED' or cancel_reason is null)
);
-- A plan asks for one thing at a time, however many people complete it at once; and for no day twice.
create unique index task_one_open_of_plan on task (plan_id) where status = 'OPEN';
create unique index task_occurrence_done_once on task (plan_id, occurrence_on) where status = 'DONE';
create index task_plan_id on task (plan_id, occurrence_on desc);
create index task_customer_id on task (customer_id, closed_at desc, id desc);
create index task_owner_id on task (owner_id, due_on) where status = 'OPEN';
create index task_owner on task (owner_id);
create index task_closed_by on task (closed_by);
create index task_due_on on task (due_on, id);
create index task_title on task using gin (lower(title) gin_trgm_ops);

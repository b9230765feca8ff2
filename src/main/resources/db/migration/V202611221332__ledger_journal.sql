-- The journal: vouchers that are written once, numbered without a gap, each balanced, in periods that can be closed.

create table gl_period (
    id          uuid        primary key,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    starts_on   date        not null unique check (extract(day from starts_on) = 1),
    status      text        not null check (status in ('OPEN', 'CLOSED', 'REOPENED')),
    last_number int         not null default 0 check (last_number >= 0),        -- of its vouchers
    decided_by  uuid,                                   -- who closed or reopened it last
    decided_at  timestamptz,
    reason      text        check (length(reason) between 1 and 500),
    check ((status = 'OPEN') = (decided_by is null)),
    check (status <> 'REOPENED' or reason is not null)
);
create trigger keep_periods before delete on gl_period for each row execute function refuse_change();
create trigger keep_all_periods before truncate on gl_period for each statement execute function refuse_change();

-- One walk over what the sub-ledgers have told since the last one.
create table gl_run (
    id          uuid        primary key,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    started_by  uuid        not null,                   -- the nil UUID: the job
    finished_at timestamptz,
    upto_xid    bigint      not null default 0,
    rows        bigint      not null default 0,
    vouchers    bigint      not null default 0,
    stuck       jsonb       not null default '[]'       -- the events that lack a rule, as it stood at its end
);
create index gl_run_created_at on gl_run (created_at desc, id desc);

-- Which transactions' rows of an event are in the journal: ranges that touch and never overlap.
create table gl_range (
    event    text   not null references gl_event (code),
    from_xid bigint not null,
    to_xid   bigint not null,
    rows     bigint not null check (rows >= 0),
    run_id   uuid   not null references gl_run,
    primary key (event, from_xid),
    check (from_xid < to_xid)
);
create index gl_range_run_id on gl_range (run_id);
select append_only('gl_range');

-- TZ062: the range does not begin where the last one ended.
create function continue_range() returns trigger language plpgsql as $$
begin
    update gl_event set upto_xid = new.to_xid, stuck = null, stuck_since = null
        where code = new.event and upto_xid = new.from_xid;
    if not found then
        raise exception '% does not continue at %', new.event, new.from_xid using errcode = 'TZ062';
    end if;
    return new;
end $$;
create trigger continue_range before insert on gl_range for each row execute function continue_range();

-- A mark moves with its ranges and in no other way; nor does a period count but its vouchers.
create function mark_by_hand() returns trigger language plpgsql as $$
begin
    raise exception '% moves with the journal only', tg_table_name using errcode = 'TZ001';
end $$;
create trigger keep_mark before update on gl_event
    for each row when (old.upto_xid <> new.upto_xid and pg_trigger_depth() = 0) execute function mark_by_hand();
create trigger keep_count before update on gl_period
    for each row when ((old.last_number, old.starts_on) is distinct from (new.last_number, new.starts_on)
        and pg_trigger_depth() = 0)
    execute function mark_by_hand();
create trigger keep_events before delete on gl_event for each row execute function refuse_change();

create table voucher (
    id            uuid        primary key,
    period        date        not null references gl_period (starts_on),
    word          text        not null check (word = '记'),
    number        int         not null,                 -- given by the database
    dated         date        not null,                 -- within the period
    business_date date        not null,                 -- on which it happened
    event         text        not null references gl_event (code),
    shop_id       uuid        not null,                 -- the nil UUID: none; no foreign key, as in the sub-ledgers
    rate          int         not null check (rate between 0 and 9999),
    turned        boolean     not null,                 -- its rows take others back: their amounts are negative
    source        text        not null check (source in ('RUN', 'RED', 'REPOST')),
    source_key    text        not null,
    from_xid      bigint      not null,
    to_xid        bigint      not null,
    cases         text[]      not null,                 -- method|category of its rows
    accounts      text[]      not null,
    rows          bigint      not null check (rows > 0),
    total_minor   bigint      not null,                 -- of either side
    summary       text        not null check (length(summary) between 1 and 200),
    reverses      uuid        unique references voucher,
    reason        text        check (length(reason) between 1 and 500),
    run_id        uuid        references gl_run,
    created_by    uuid        not null,
    created_at    timestamptz not null,
    made_xid      bigint      not null default pg_current_xact_id()::text::bigint,
    unique (period, word, number),
    unique (source, source_key),
    check (date_trunc('month', dated)::date = period),
    check (from_xid < to_xid),
    check ((source = 'RED') = (reverses is not null)),
    check (source = 'RUN' or reason is not null)
);
create index voucher_dated on voucher (dated, number);
create index voucher_event on voucher (event, from_xid);
create index voucher_run_id on voucher (run_id);
create index voucher_accounts on voucher using gin (accounts);

create table voucher_line (
    voucher_id   uuid   not null references voucher,
    position     int    not null check (position >= 0),
    account_code text   collate "C" not null references gl_account (code),
    customer_id  uuid,
    debit        bigint not null,
    credit       bigint not null,
    primary key (voucher_id, position),
    check ((debit = 0) <> (credit = 0))
);
create index voucher_line_account_code on voucher_line (account_code);
create index voucher_line_customer_id on voucher_line (customer_id) where customer_id is not null;
select append_only('voucher');
select append_only('voucher_line');

-- The next number of the period, under its lock; what is taken back gives its number back. TZ061: the period is closed.
create function number_voucher() returns trigger language plpgsql as $$
begin
    update gl_period set last_number = last_number + 1 where starts_on = new.period and status <> 'CLOSED'
        returning last_number into new.number;
    if not found then
        raise exception 'period % is closed', new.period using errcode = 'TZ061';
    end if;
    return new;
end $$;
create trigger number_voucher before insert on voucher for each row execute function number_voucher();

-- Looked at when the transaction ends, because a voucher stands before its lines do. TZ060: the sides differ.
create function voucher_balances() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    found_lines record;
begin
    select coalesce(sum(debit), 0) as debit, coalesce(sum(credit), 0) as credit, count(*) as lines into found_lines
        from voucher_line where voucher_id = new.id;
    if found_lines.lines < 2 or found_lines.debit <> found_lines.credit or found_lines.debit <> new.total_minor then
        raise exception 'voucher % does not balance: % and %', new.id, found_lines.debit, found_lines.credit
            using errcode = 'TZ060';
    end if;
    return null;
end $$;
create constraint trigger voucher_balances after insert on voucher deferrable initially deferred
    for each row execute function voucher_balances();

-- A voucher gets its lines in the transaction that makes it, and none after.
create function refuse_later_lines() returns trigger language plpgsql set enable_seqscan = off as $$
begin
    if exists (
        select from (select distinct voucher_id from added) as line
        cross join lateral (select made_xid from voucher where id = line.voucher_id offset 0) as made
        where made.made_xid <> pg_current_xact_id()::text::bigint) then
        raise exception 'the voucher of this line is made' using errcode = 'TZ001';
    end if;
    return null;
end $$;
create trigger refuse_later_lines after insert on voucher_line referencing new table as added
    for each statement execute function refuse_later_lines();

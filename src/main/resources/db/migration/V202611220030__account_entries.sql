-- What a customer owes (negative: what they have paid in advance). The balance is the sum of the effects of the
-- customer's posted entries and moves only together with them: see post_entries() and balance_by_hand().
create table customer_account (
    customer_id        uuid        primary key references customer,
    version            bigint      not null default 0,  -- of the terms; a posting does not change them
    balance_minor      bigint      not null default 0,
    currency           text        not null default 'CNY' check (currency = 'CNY'),
    credit_limit_minor bigint      check (credit_limit_minor between 0 and 10000000000000), -- null: unlimited
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);

create sequence entry_number start 100000001;

-- An entry on a customer's account. Only drafts change; a posted entry is corrected by its reversal (the same entry with
-- every figure negated, 红字冲销) and, where something else was meant, a replacement.
create table entry (
    id                uuid        primary key,
    version           bigint      not null,
    number            text        collate "C" not null unique default 'E' || nextval('entry_number'),
    customer_id       uuid        not null references customer,
    type              text        not null check (type in ('SALE', 'CHARGE', 'PAYMENT', 'REFUND', 'ADJUSTMENT')),
    status            text        not null check (status in ('DRAFT', 'POSTED')),
    business_date     date        not null check (business_date >= '2000-01-01'),
    amount_minor      bigint      not null check (abs(amount_minor) <= 10000000000000),
    effect_minor      bigint      not null,             -- what it adds to what the customer owes
    currency          text        not null check (currency = 'CNY'),
    category          text        check (length(category) between 1 and 60),
    method            text        check (method in ('CASH', 'TRANSFER', 'WECHAT', 'ALIPAY', 'CARD', 'BANK_CARD',
                                                    'ON_ACCOUNT', 'OTHER')),
    memo              text        check (length(memo) between 1 and 500),
    shop_id           uuid        references org_unit,
    channel           text        check (channel in ('STORE', 'ONLINE', 'PHONE', 'IMPORT', 'OTHER')),
    reverses          uuid        references entry,
    replaces          uuid        references entry,
    origin_id         uuid        references entry,     -- the first entry of a history; null on that entry itself
    correction_reason text        check (length(correction_reason) between 1 and 500),
    external_ref      text        check (length(external_ref) between 1 and 200),
    occurred_at       timestamptz,                      -- its place in the customer's timeline
    posted_at         timestamptz,
    posted_by         uuid,                             -- no foreign key: the system posts too
    posted_xid        bigint      not null default pg_current_xact_id()::text::bigint, -- readers of all postings go by it
    created_by        uuid        not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    deleted_at        timestamptz,
    constraint entry_amount_sign check (
        amount_minor <> 0 and (amount_minor > 0 or type = 'ADJUSTMENT' or reverses is not null)),
    constraint entry_method_fits check (
        case
            when type in ('SALE', 'REFUND') then method is not null
            when type = 'PAYMENT' then method is distinct from 'ON_ACCOUNT'
            else method is null or method = 'ON_ACCOUNT'
        end),
    constraint entry_effect check (
        effect_minor = case
            when type = 'SALE' and method <> 'ON_ACCOUNT' then 0
            when type = 'PAYMENT' or (type = 'REFUND' and method = 'ON_ACCOUNT') then -amount_minor
            else amount_minor
        end),
    constraint entry_posted_whole check (
        case status
            when 'POSTED' then num_nonnulls(posted_at, posted_by, occurred_at) = 3 and deleted_at is null
            else num_nonnulls(posted_at, posted_by, occurred_at, reverses, replaces) = 0
        end),
    constraint entry_correction_whole check (
        num_nonnulls(reverses, replaces) <= 1
        and num_nonnulls(reverses, replaces) = num_nonnulls(origin_id)
        and num_nonnulls(reverses, replaces) = num_nonnulls(correction_reason))
);
create unique index entry_reverses on entry (reverses) where reverses is not null;
create unique index entry_replaces on entry (replaces) where replaces is not null;
create unique index entry_external_ref on entry (external_ref) where external_ref is not null;
create index entry_customer_date on entry (customer_id, business_date desc, id desc);
create index entry_customer_occurred on entry (customer_id, occurred_at desc, id desc) where status = 'POSTED';
create index entry_date on entry (business_date desc, id desc);
create index entry_shop on entry (shop_id, business_date desc, id desc) where shop_id is not null;
create index entry_origin on entry (origin_id) where origin_id is not null;
create index entry_memo on entry using gin (lower(memo) gin_trgm_ops) where memo is not null;

create table entry_line (
    entry_id         uuid          not null references entry on delete cascade,
    position         int           not null check (position between 0 and 499),
    product          text          not null check (length(product) between 1 and 200),
    sku              text          check (length(sku) between 1 and 60),
    quantity         numeric(13,4) not null check (quantity <> 0),
    unit_price_minor bigint        not null check (unit_price_minor between 0 and 10000000000000),
    discount_minor   bigint        not null default 0,
    amount_minor     bigint        not null check (abs(amount_minor) <= 10000000000000),
    primary key (entry_id, position),
    constraint entry_line_amount check (amount_minor = round(unit_price_minor * quantity) - discount_minor),
    -- A discount makes a line smaller, never turns it around; on a returned piece it is returned too.
    constraint entry_line_discount check (
        discount_minor = 0
        or (sign(discount_minor) = sign(quantity)
            and abs(discount_minor) <= abs(round(unit_price_minor * quantity))))
);

-- A posted entry is changed and removed by nobody, the owner of the tables included.
create trigger keep_posted before update or delete on entry
    for each row when (old.status = 'POSTED') execute function refuse_change();
create trigger keep_entries before truncate on entry for each statement execute function refuse_change();

create function stamp_posting() returns trigger language plpgsql as $$
begin
    new.posted_xid := pg_current_xact_id()::text::bigint;
    return new;
end $$;
create trigger stamp_posting before update on entry
    for each row when (new.status = 'POSTED') execute function stamp_posting();

create function is_posted(entry_id uuid) returns boolean stable language sql as $$
    select exists (select from entry where id = entry_id and status = 'POSTED')
$$;
create trigger keep_posted before delete on entry_line
    for each row when (is_posted(old.entry_id)) execute function refuse_change();
create trigger keep_posted_or_move before update on entry_line
    for each row when (is_posted(old.entry_id) or new.entry_id <> old.entry_id) execute function refuse_change();
create trigger keep_lines before truncate on entry_line for each statement execute function refuse_change();

-- The functions below look up one entry or its lines for every row. A connection keeps their plans, also those made while
-- the tables were so small that reading them whole was cheap; an import would then read them whole for each of its rows.
-- Therefore no sequential scans, and "lateral … offset 0", which fixes the order of the join.

-- A posted entry gets its lines in the transaction that posts it, and none after.
create function refuse_late_lines() returns trigger language plpgsql set enable_seqscan = off as $$
begin
    if exists (
        select from (select distinct entry_id from added) as line
        cross join lateral (select status, posted_xid from entry where id = line.entry_id offset 0) as posted
        where posted.status = 'POSTED' and posted.posted_xid <> pg_current_xact_id()::text::bigint) then
        raise exception 'the entry of this line is posted' using errcode = 'TZ001';
    end if;
    return null;
end $$;
create trigger refuse_late_lines after insert on entry_line referencing new table as added
    for each statement execute function refuse_late_lines();

-- Looked at when the transaction ends, because an entry stands before its lines do.
create function lines_add_up() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    lines bigint;
begin
    select sum(amount_minor) into lines from entry_line where entry_id = new.id;
    if lines <> new.amount_minor then
        raise exception 'the lines of entry % do not add up', new.number
            using errcode = '23514', constraint = 'lines_add_up';
    end if;
    return null;
end $$;
create constraint trigger lines_add_up after insert or update on entry deferrable initially deferred
    for each row when (new.status = 'POSTED') execute function lines_add_up();

-- Moves the balances with the entries that this statement has posted: one row lock per customer, in ascending order.
-- Giving credit beyond a limit is refused with TZ002 and the figures in its detail: balance before, limit, amount in 分.
-- A reversal gives no credit: a mistake can always be undone.
create function post_entries() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    over record;
begin
    if exists (
        select from (select * from changed where reverses is not null) as c
        left join lateral (select * from entry where id = c.reverses offset 0) as o on true
        where (o.status is distinct from 'POSTED' or o.reverses is not null
               or (o.customer_id, o.type, o.amount_minor, o.effect_minor)
                  is distinct from (c.customer_id, c.type, -c.amount_minor, -c.effect_minor))) then
        raise exception 'a reversal is the opposite of a posted entry' using errcode = '23514', constraint = 'reversal';
    end if;
    if exists (
        select from (select * from changed where replaces is not null) as c
        left join lateral (select customer_id from entry where reverses = c.replaces offset 0) as o on true
        where o.customer_id is distinct from c.customer_id) then
        raise exception 'only a reversed entry is replaced' using errcode = '23514', constraint = 'replacement';
    end if;
    with posted as (
        select customer_id,
               sum(effect_minor)::bigint as effect,
               coalesce(sum(effect_minor) filter (where effect_minor > 0 and reverses is null), 0) as credit,
               max(posted_at) as at
        from changed
        where status = 'POSTED' and effect_minor <> 0
        group by customer_id
    ), moved as (
        insert into customer_account as account (customer_id, balance_minor, created_at, updated_at)
        select customer_id, effect, at, at from posted order by customer_id
        on conflict (customer_id) do update
            set balance_minor = account.balance_minor + excluded.balance_minor,
                updated_at = greatest(account.updated_at, excluded.updated_at)
        returning customer_id, balance_minor, credit_limit_minor
    )
    select moved.balance_minor - posted.effect as balance, moved.credit_limit_minor as "limit", posted.effect as amount
    into over
    from moved join posted using (customer_id)
    where posted.credit > 0 and moved.balance_minor > moved.credit_limit_minor
    limit 1;
    if found then
        raise exception 'credit limit exceeded'
            using errcode = 'TZ002', detail = format('%s %s %s', over.balance, over."limit", over.amount);
    end if;
    return null;
end $$;
create trigger post_new_entries after insert on entry referencing new table as changed
    for each statement execute function post_entries();
create trigger post_drafts after update on entry referencing new table as changed
    for each statement execute function post_entries();

-- A balance moves from within post_entries() and in no other way.
create function balance_by_hand() returns trigger language plpgsql as $$
begin
    raise exception 'a balance moves with entries only' using errcode = 'TZ001';
end $$;
create trigger keep_opening before insert on customer_account
    for each row when (new.balance_minor <> 0 and pg_trigger_depth() = 0) execute function balance_by_hand();
create trigger keep_balance before update on customer_account
    for each row when (
        (old.balance_minor, old.customer_id) is distinct from (new.balance_minor, new.customer_id)
        and pg_trigger_depth() = 0)
    execute function balance_by_hand();
create trigger keep_account before delete on customer_account for each row execute function refuse_change();
create trigger keep_accounts before truncate on customer_account for each statement execute function refuse_change();

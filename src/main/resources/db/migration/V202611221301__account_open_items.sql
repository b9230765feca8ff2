-- What is owed is a list of open items and not only a balance: a posted entry with an effect is an item (DEBIT: owed by the
-- customer, CREDIT: owed to them), and an allocation says which credit settles which debit. Allocations are only added;
-- one is undone by its opposite. So the balance is the sum of the residuals, with the signs of their sides.
alter table customer_account
    add column payment_terms_days int not null default 0 check (payment_terms_days between 0 and 365),
    add column last_entry_on date,                      -- the latest business date of an entry with an effect
    add column closed_at timestamptz,
    add constraint customer_account_closed_at_zero check (closed_at is null or balance_minor = 0);

update customer_account a set last_entry_on = (
    select max(business_date) from entry e where e.customer_id = a.customer_id and e.status = 'POSTED' and e.effect_minor <> 0);

alter table entry
    add column due_on date check (due_on between '2000-01-01' and '2200-12-31'), -- null: by the terms of the account
    add column credit_override text check (length(credit_override) between 1 and 200), -- why the limit was passed
    drop constraint entry_type_check,
    drop constraint entry_method_fits,
    drop constraint entry_effect,
    add constraint entry_type_check check (
        type in ('SALE', 'RETURN', 'CHARGE', 'PAYMENT', 'REFUND', 'ADJUSTMENT', 'WRITE_OFF')),
    add constraint entry_method_fits check (
        case
            when type in ('SALE', 'RETURN', 'REFUND') then method is not null
            when type = 'PAYMENT' then method is distinct from 'ON_ACCOUNT'
            else method is null or method = 'ON_ACCOUNT'
        end),
    add constraint entry_effect check (
        effect_minor = case
            when type in ('SALE', 'RETURN') and method <> 'ON_ACCOUNT' then 0
            when type in ('RETURN', 'PAYMENT', 'WRITE_OFF') or (type = 'REFUND' and method = 'ON_ACCOUNT') then -amount_minor
            else amount_minor
        end);

create table open_item (
    id             uuid     primary key references entry,  -- the entry that made it
    customer_id    uuid     not null references customer,
    side           text     not null check (side in ('DEBIT', 'CREDIT')),
    amount_minor   bigint   not null check (amount_minor > 0),
    residual_minor bigint   not null check (residual_minor between 0 and amount_minor),
    opened_on      date     not null,                      -- the entry's business date
    due_on         date     not null,
    disputed       boolean  not null default false,        -- nothing is proposed for it, and nobody is dunned for it
    reference      text     check (length(reference) between 1 and 60) -- what the customer knows it by: a bill's number
);
create index open_item_open on open_item (customer_id, side, due_on, id) where residual_minor > 0;
create index open_item_customer on open_item (customer_id, opened_on, id);
create index open_item_amount on open_item (residual_minor, customer_id) where residual_minor > 0;
create index open_item_reference on open_item (reference) where reference is not null;
create index open_item_due on open_item (due_on, id) where residual_minor > 0;

-- A debit and the credit that settles it, or part of it. It counts from the later of their two business dates, whenever
-- it was made, and so does its opposite: what was owed on a past day is answered by the documents of that day.
create table allocation (
    id           uuid        primary key default uuidv7(),
    customer_id  uuid        not null references customer,
    debit_id     uuid        not null references open_item,
    credit_id    uuid        not null references open_item,
    amount_minor bigint      not null check (amount_minor <> 0),
    effective_on date        not null,
    method       text        not null check (method ~ '^[A-Z_]{2,30}$'),
    score        numeric(4,3) check (score between 0 and 1),
    reverses     uuid        unique references allocation,
    reason       text        check (length(reason) between 1 and 500),
    created_by   uuid        not null,                     -- no foreign key: the system allocates too
    created_at   timestamptz not null,
    xid          bigint      not null default pg_current_xact_id()::text::bigint,
    check ((amount_minor < 0) = (reverses is not null))
);
create index allocation_debit on allocation (debit_id);
create index allocation_credit on allocation (credit_id);
create index allocation_customer on allocation (customer_id, created_at desc, id desc);
select append_only('allocation');

-- An item is made by a posting and its residual moved by an allocation, from within the triggers below; when it is due
-- and whether it is disputed may be agreed anew.
create function item_by_hand() returns trigger language plpgsql as $$
begin
    raise exception 'an open item moves with entries and allocations only' using errcode = 'TZ001';
end $$;
create trigger keep_opening before insert on open_item
    for each row when (pg_trigger_depth() = 0) execute function item_by_hand();
create trigger keep_item before update on open_item
    for each row when (
        (old.id, old.customer_id, old.side, old.amount_minor, old.opened_on)
            is distinct from (new.id, new.customer_id, new.side, new.amount_minor, new.opened_on)
        or (old.residual_minor is distinct from new.residual_minor and pg_trigger_depth() = 0))
    execute function item_by_hand();
create trigger keep_items before delete on open_item for each row execute function refuse_change();
create trigger keep_all_items before truncate on open_item for each statement execute function refuse_change();

-- Whoever allocates locks the customer's account first, as whoever posts does; so items of a customer are moved by one at
-- a time, in whatever order. The checks of open_item refuse what is too much.
create function move_residuals() returns trigger language plpgsql set enable_seqscan = off as $$
begin
    perform from customer_account a where a.customer_id in (select customer_id from added)
        order by a.customer_id for no key update;
    if exists (
        select from added a
        left join lateral (select * from open_item where id = a.debit_id offset 0) as d on true
        left join lateral (select * from open_item where id = a.credit_id offset 0) as c on true
        where (d.side, c.side, d.customer_id, c.customer_id, a.effective_on)
              is distinct from ('DEBIT', 'CREDIT', a.customer_id, a.customer_id, greatest(d.opened_on, c.opened_on))) then
        raise exception 'an allocation joins a debit and a credit of one customer'
            using errcode = '23514', constraint = 'allocation_joins';
    end if;
    if exists (
        select from (select * from added where reverses is not null) as a
        left join lateral (select * from allocation where id = a.reverses offset 0) as o on true
        where (o.debit_id, o.credit_id, o.amount_minor, o.reverses)
              is distinct from (a.debit_id, a.credit_id, -a.amount_minor, null::uuid)) then
        raise exception 'an allocation is undone by its opposite' using errcode = '23514', constraint = 'allocation_opposite';
    end if;
    update open_item i set residual_minor = i.residual_minor - moved.amount
    from (
        select id, sum(amount)::bigint as amount
        from (select debit_id as id, amount_minor as amount from added
              union all select credit_id, amount_minor from added) as side
        group by id
    ) as moved
    where i.id = moved.id and moved.amount <> 0;
    return null;
end $$;
create trigger move_residuals after insert on allocation referencing new table as added
    for each statement execute function move_residuals();

-- Adds the opposite of each allocation of an item that stands.
create function undo_allocations(item uuid, why text, person uuid, at timestamptz)
returns void language sql as $$
    insert into allocation (customer_id, debit_id, credit_id, amount_minor, effective_on, method, reverses, reason,
                            created_by, created_at)
    select a.customer_id, a.debit_id, a.credit_id, -a.amount_minor, a.effective_on, a.method, a.id, why, person, at
    from allocation a
    where (a.debit_id = item or a.credit_id = item) and a.reverses is null
      and not exists (select from allocation r where r.reverses = a.id)
    order by a.id
$$;

-- Makes the items of what was posted. A reversal settles what it takes back, whose own allocations are undone before;
-- what they had settled is settled by the replacement, as far as it reaches.
create function raise_items() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    posted record;
    freed record;
    remaining bigint;
begin
    insert into open_item (id, customer_id, side, amount_minor, residual_minor, opened_on, due_on)
    select c.id, c.customer_id, case when c.effect_minor > 0 then 'DEBIT' else 'CREDIT' end, abs(c.effect_minor), abs(c.effect_minor), c.business_date,
           case when c.effect_minor < 0 then c.business_date
                else coalesce(c.due_on, c.business_date + coalesce(a.payment_terms_days, 0)) end
    from (select * from changed where status = 'POSTED' and effect_minor <> 0) as c
    left join lateral (select payment_terms_days from customer_account where customer_id = c.customer_id offset 0) as a on true;

    for posted in
        select * from changed where status = 'POSTED' and effect_minor <> 0 and num_nonnulls(reverses, replaces) > 0
    loop
        if posted.reverses is not null then
            perform undo_allocations(posted.reverses, posted.correction_reason, posted.posted_by, posted.posted_at);
            insert into allocation (customer_id, debit_id, credit_id, amount_minor, effective_on, method, created_by, created_at)
            values (posted.customer_id,
                    case when posted.effect_minor > 0 then posted.id else posted.reverses end,
                    case when posted.effect_minor > 0 then posted.reverses else posted.id end,
                    abs(posted.effect_minor),
                    greatest(posted.business_date, (select opened_on from open_item where id = posted.reverses)), 'CORRECTION', posted.posted_by, posted.posted_at);
        else
            remaining := abs(posted.effect_minor);
            for freed in
                select a.debit_id, a.credit_id, a.amount_minor, a.method, other.opened_on, a.debit_id = posted.replaces as owed
                from allocation undone
                join allocation a on a.id = undone.reverses
                join open_item other on other.id = case when a.debit_id = posted.replaces then a.credit_id else a.debit_id end
                where posted.replaces in (a.debit_id, a.credit_id)
                  and undone.xid = pg_current_xact_id()::text::bigint
                order by a.id
            loop
                -- A replacement on the other side settles nothing of what the original had settled.
                exit when remaining = 0 or freed.owed <> (posted.effect_minor > 0);
                insert into allocation (customer_id, debit_id, credit_id, amount_minor, effective_on, method, created_by, created_at)
                values (posted.customer_id,
                        case when freed.owed then posted.id else freed.debit_id end,
                        case when freed.owed then freed.credit_id else posted.id end,
                        least(remaining, freed.amount_minor), greatest(posted.business_date, freed.opened_on), freed.method,
                        posted.posted_by, posted.posted_at);
                remaining := remaining - least(remaining, freed.amount_minor);
            end loop;
        end if;
    end loop;
    return null;
end $$;
-- After post_…, by name: the account's row is locked and its balance moved before.
create trigger settle_new_entries after insert on entry referencing new table as changed
    for each statement execute function raise_items();
create trigger settle_drafts after update on entry referencing new table as changed
    for each statement execute function raise_items();

-- As before, and: an account that is closed takes no more, a reason passes the limit, the account knows its last day.
create or replace function post_entries() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    wrong record;
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
    for wrong in
        with posted as (
            select customer_id,
                   sum(effect_minor)::bigint as effect,
                   coalesce(sum(effect_minor) filter (
                       where effect_minor > 0 and reverses is null and credit_override is null), 0) as credit,
                   max(posted_at) as at,
                   max(business_date) as last_day
            from changed
            where status = 'POSTED' and effect_minor <> 0
            group by customer_id
        ), moved as (
            insert into customer_account as account (customer_id, balance_minor, last_entry_on, created_at, updated_at)
            select customer_id, effect, last_day, at, at from posted order by customer_id
            on conflict (customer_id) do update
                set balance_minor = account.balance_minor + excluded.balance_minor,
                    last_entry_on = greatest(account.last_entry_on, excluded.last_entry_on),
                    updated_at = greatest(account.updated_at, excluded.updated_at)
            returning customer_id, balance_minor, credit_limit_minor, closed_at
        )
        select moved.balance_minor - posted.effect as balance, moved.credit_limit_minor as "limit", posted.effect as amount,
               moved.closed_at is not null as closed
        from moved join posted using (customer_id)
        where moved.closed_at is not null or (posted.credit > 0 and moved.balance_minor > moved.credit_limit_minor)
        limit 1
    loop
        if wrong.closed then
            raise exception 'the account is closed' using errcode = 'TZ003';
        end if;
        raise exception 'credit limit exceeded'
            using errcode = 'TZ002', detail = format('%s %s %s', wrong.balance, wrong."limit", wrong.amount);
    end loop;
    return null;
end $$;

-- What was posted before there were items: no trigger makes those, and none has been allocated but corrections.
alter table open_item disable trigger keep_opening;
insert into open_item (id, customer_id, side, amount_minor, residual_minor, opened_on, due_on)
select id, customer_id, case when effect_minor > 0 then 'DEBIT' else 'CREDIT' end, abs(effect_minor), abs(effect_minor), business_date, business_date
from entry where status = 'POSTED' and effect_minor <> 0;
alter table open_item enable trigger keep_opening;
insert into allocation (customer_id, debit_id, credit_id, amount_minor, effective_on, method, created_by, created_at)
select customer_id, case when effect_minor > 0 then id else reverses end,
       case when effect_minor > 0 then reverses else id end,
       abs(effect_minor), greatest(business_date, (select opened_on from open_item i where i.id = entry.reverses)),
       'CORRECTION', posted_by, posted_at
from entry where reverses is not null and effect_minor <> 0;

insert into approval_policy (id, version, created_at, updated_at, action, threshold, enabled)
select gen_random_uuid(), 0, now(), now(), p.action, p.threshold, true
  from (values ('account.refund', 50000), ('account.write_off', null::bigint)) as p (action, threshold);

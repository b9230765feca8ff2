-- An account on hold gets no further credit: its limit is zero, whatever was agreed. A reason passes it, as it does a limit.
alter table customer_account
    add column credit_hold_at timestamptz,
    add column credit_hold_reason text check (length(credit_hold_reason) between 1 and 500),
    add column credit_hold_source text check (credit_hold_source in ('DUNNING', 'STAFF')),
    add constraint customer_account_hold check (num_nonnulls(credit_hold_at, credit_hold_reason, credit_hold_source) in (0, 3));
create index customer_account_held on customer_account (credit_hold_source, customer_id) where credit_hold_source is not null;

-- As before, and by the limit as it is now.
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
            returning customer_id, balance_minor, closed_at, credit_hold_at,
                case when credit_hold_at is null then credit_limit_minor else 0 end as limit_now
        )
        select moved.balance_minor - posted.effect as balance, moved.limit_now as "limit", posted.effect as amount,
               moved.closed_at is not null as closed, moved.credit_hold_at is not null as held
        from moved join posted using (customer_id)
        where moved.closed_at is not null or (posted.credit > 0 and moved.balance_minor > moved.limit_now)
        limit 1
    loop
        if wrong.closed then
            raise exception 'the account is closed' using errcode = 'TZ003';
        end if;
        raise exception 'credit limit exceeded'
            using errcode = 'TZ002', detail = format('%s %s %s %s', wrong.balance, wrong."limit", wrong.amount,
                                               case when wrong.held then 'held' else 'limit' end);
    end loop;
    return null;
end $$;

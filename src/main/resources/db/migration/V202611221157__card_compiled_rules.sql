-- The rules of an account and of a movement, each in one compiled function: PostgreSQL reads the text of every check
-- constraint again for every statement, which made up a third of the cost of a payment when they were twenty-four.
create function card_account_is_right(status smallint, spend_order smallint, principal bigint, bonus bigint, held bigint,
    sequence bigint, day_spent bigint, paid bigint, granted bigint, used bigint, used_list bigint, currency text)
returns boolean immutable language plpgsql as $$
begin
    return status between 1 and 7
        and spend_order between 1 and 3                 -- 1 bonus first, 2 principal first, 3 in their proportion
        and principal >= 0 and bonus >= 0 and held >= 0 and held <= principal + bonus
        and sequence >= 0 and day_spent >= 0 and currency = 'CNY'
        and paid >= 0 and granted >= 0 and used >= 0 and used_list >= 0
        and (status <> 7 or (principal = 0 and bonus = 0));
end $$;

create function card_movement_is_right(kind smallint, result smallint, contra smallint, sequence bigint, principal bigint,
    bonus bigint, held bigint, principal_after bigint, bonus_after bigint, held_after bigint, currency text,
    request_id text, memo text, list_amount bigint, terminal text)
returns boolean immutable language plpgsql as $$
begin
    return principal_after >= 0 and bonus_after >= 0 and held_after >= 0 and currency = 'CNY'
        -- 0 posted; refused: 1 not active 2 frozen 3 expired 4 balance 5 limit 6 cap 7 lost 8 replaced 9 closed 10 shop
        -- 11 hold not open 12 more than the hold 13 hold has run out 14 not returnable 15 more than was spent
        -- 16 reversed before 17 too late to reverse 18 not reversible 19 has holds 20 other card 21 other card's cap
        and result between 0 and 21 and (result = 0) = (sequence is not null)
        and (result = 0 or (principal = 0 and bonus = 0 and held = 0))
        -- the house's side: 0 none 1 cash 2 transfer 3 WeChat 4 Alipay 5 bank card 9 other money 10 sales 11 adjustments
        -- 12 fees
        and (contra between 0 and 5 or contra between 9 and 12)
        and case kind
            when 1 then principal >= 0 and bonus >= 0 and held = 0
            when 2 then principal <= 0 and bonus <= 0 and held = 0
            when 3 then principal = 0 and bonus = 0 and held >= 0
            when 4 then principal <= 0 and bonus <= 0 and held <= 0
            when 5 then principal = 0 and bonus = 0 and held <= 0
            when 6 then principal >= 0 and bonus >= 0 and held = 0
            when 7 then bonus = 0 and held = 0
            when 8 then principal <= 0 and bonus <= 0 and held = 0
            when 10 then principal = 0 and bonus <= 0 and held = 0
            when 11 then principal <= 0 and bonus = 0 and held = 0
            when 9 then held = 0
            when 12 then held = 0
            -- A status changes without money, but for a replacement, which takes everything along.
            when 58 then true
            else kind between 51 and 59 and principal = 0 and bonus = 0 and held = 0
        end
        and length(request_id) <= 64
        and (memo is null or length(memo) <= 200)
        and (list_amount is null or list_amount > 0)
        and (terminal is null or length(terminal) <= 64);
end $$;

do $$
declare
    rule record;
begin
    for rule in select conrelid::regclass as name, conname from pg_constraint
            where conrelid in ('card_movement'::regclass, 'card_account'::regclass) and contype = 'c' loop
        execute format('alter table %s drop constraint %I', rule.name, rule.conname);
    end loop;
end $$;
alter table card_account add constraint card_account_is_right check (card_account_is_right(status, spend_order, principal,
    bonus, held, sequence, day_spent, paid_total, bonus_total, used_total, used_list_total, currency));
alter table card_movement add constraint card_movement_is_right check (card_movement_is_right(kind, result, contra,
    sequence, principal, bonus, held, principal_after, bonus_after, held_after, currency, request_id, memo, list_amount,
    terminal));

-- Undoes a top-up, payment or capture of the last 24 hours as if it had not been, once and only as a whole.
create or replace function card_reverse(r card_request, original uuid, out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    o card_movement;
    a card_account;
    b card_account;
    lot record;
    refusal int;
begin
    select * into movement from card_movement m where m.key = r.key;
    replayed := found;
    if replayed then return; end if;
    perform card_require_shop(r);
    select * into a from card_account c where c.id = r.card_id for no key update;
    if not found then return; end if;
    select * into o from card_movement m where m.key = original and m.result = 0 and m.card_id = r.card_id;
    if not found then
        raise exception 'no such movement' using errcode = 'TZ041';
    end if;
    refusal := case
        when o.kind not in (1, 2, 4) then 18
        when exists (select from card_movement m where m.ref_key = original and m.kind = 12 and m.result = 0) then 16
        when r.moved_at > o.moved_at + interval '24 hours' then 17
        when exists (select from card_movement m where m.ref_key = original and m.kind = 6 and m.result = 0) then 18
        else coalesce(card_state_refusal(a, card_day(a, r)), case
            when o.kind = 1 and (a.principal < o.principal or a.bonus < o.bonus
                or a.held > a.principal + a.bonus - o.principal - o.bonus) then 18
            when o.kind <> 1 and a.principal - o.principal > a.balance_cap and o.principal < 0 then 6
        end)
    end;
    if refusal is not null then
        movement := card_refuse(r, a, 12, o.contra, refusal, original);
        return;
    end if;
    update card_account c set
        principal = a.principal - o.principal, bonus = a.bonus - o.bonus, sequence = a.sequence + 1,
        business_date = card_day(a, r),
        day_spent = greatest(0, card_spent_on(a, card_day(a, r))
            + case when o.kind = 2 and o.business_date = card_day(a, r) then o.principal + o.bonus else 0 end),
        paid_total = a.paid_total - case o.kind when 1 then o.principal else 0 end,
        bonus_total = a.bonus_total - case o.kind when 1 then o.bonus else 0 end,
        used_total = a.used_total + case o.kind when 1 then 0 else o.principal + o.bonus end,
        used_list_total = a.used_list_total
            - case o.kind when 1 then 0 else coalesce(o.list_amount, -o.principal - o.bonus) end,
        moved_at = card_moment(a, r)
        where c.id = a.id returning * into b;
    movement := card_record(r, a, b, 12, o.contra, original);
    if o.kind <> 1 then
        perform card_restore_lots(original, -o.bonus, 0, -o.bonus);
    elsif a.has_lots then
        -- The lot that came with the top-up goes; what was spent of it comes out of the others.
        select coalesce(sum(l.remaining), 0)::bigint as remaining into lot from card_bonus_lot l where l.grant_key = original;
        update card_bonus_lot l set remaining = 0 where l.grant_key = original;
        perform card_take_lots(a.id, r.key, o.bonus - lot.remaining);
    end if;
end $$;

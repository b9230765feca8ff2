-- A payment with a card may settle a bill instead of being a sale: its house's side is 13, what customers owe, and its
-- reference is the bill. Revenue was the bill's, so such a movement is no sale, and it is given back only together with
-- the payment of the bill: never by a return or a reversal of the card alone.

create or replace function card_movement_is_right(m card_movement) returns boolean immutable language plpgsql as $$
begin
    if m.principal_after < 0 or m.bonus_after < 0 or m.held_after < 0 or m.currency <> 'CNY'
            or length(m.request_id) > 64 or length(m.memo) > 200 or m.list_amount <= 0 or length(m.terminal) > 64 then
        return false;
    end if;
    -- 0 posted; refused: 1 not active 2 frozen 3 expired 4 balance 5 limit 6 cap 7 lost 8 replaced 9 closed 10 shop
    -- 11 hold not open 12 more than the hold 13 hold has run out 14 not returnable 15 more than was spent
    -- 16 reversed before 17 too late to reverse 18 not reversible 19 has holds 20 other card 21 other card's cap 22 PIN
    -- 23 pays a bill
    if m.result <> 0 then
        return m.result between 1 and 23 and m.sequence is null and m.principal = 0 and m.bonus = 0 and m.held = 0
            and (m.contra between 0 and 5 or m.contra between 9 and 13)
            and (m.kind between 1 and 12 or m.kind between 51 and 59);
    end if;
    if m.sequence is null then
        return false;
    end if;
    if m.kind = 2 then
        return m.principal <= 0 and m.bonus <= 0 and m.held = 0
            and (m.contra = 10 or (m.contra = 13 and m.ref_key is not null));
    end if;
    -- the house's side: 0 none 1 cash 2 transfer 3 WeChat 4 Alipay 5 bank card 9 other money 10 sales 11 adjustments
    -- 12 fees 13 what customers owe
    if m.contra not between 0 and 5 and m.contra not between 9 and 12 and not (m.contra = 13 and m.kind = 6) then
        return false;
    end if;
    if m.kind = 1 or m.kind = 6 then
        return m.principal >= 0 and m.bonus >= 0 and m.held = 0;
    end if;
    return case m.kind
        when 3 then m.principal = 0 and m.bonus = 0 and m.held >= 0
        when 4 then m.principal <= 0 and m.bonus <= 0 and m.held <= 0
        when 5 then m.principal = 0 and m.bonus = 0 and m.held <= 0
        when 7 then m.bonus = 0 and m.held = 0
        when 8 then m.principal <= 0 and m.bonus <= 0 and m.held = 0
        when 9 then m.held = 0
        when 10 then m.principal = 0 and m.bonus <= 0 and m.held = 0
        when 11 then m.principal <= 0 and m.bonus = 0 and m.held = 0
        when 12 then m.held = 0
        -- A status changes without money, but for a replacement, which takes everything along.
        when 58 then true
        else m.kind between 51 and 59 and m.principal = 0 and m.bonus = 0 and m.held = 0
    end;
end $$;

-- Pays with a card, a sale or a bill. list_amount is what it would have cost without discount, if that is more. One that
-- does not wait gives no movement when the card is busy, as if there were none.
drop function card_spend(card_request, bigint, bigint, text, boolean);
create function card_spend(r card_request, amount bigint, list_amount bigint default null, terminal text default null,
    waits boolean default true, bill uuid default null, out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    a card_account;
    contra int := case when bill is null then 10 else 13 end;
    part bigint;
    refusal int;
begin
    replayed := false;
    if r.shop_id is not null then
        perform card_require_shop(r);
    end if;
    if waits then
        select * into a from card_account c where c.id = r.card_id for no key update;
    else
        select * into a from card_account c where c.id = r.card_id for no key update skip locked;
    end if;
    if not found then
        return;
    end if;
    refusal := card_payment_refusal(a, r, amount);
    if refusal is null then
        r.business_date := card_day(a, r);
        r.moved_at := card_moment(a, r);
        part := card_bonus_part(a, amount);
        update card_account c set
            principal = a.principal - amount + part,
            bonus = a.bonus - part,
            sequence = a.sequence + 1,
            business_date = r.business_date,
            day_spent = card_spent_on(a, r.business_date) + amount,
            used_total = a.used_total + amount,
            used_list_total = a.used_list_total + coalesce(card_spend.list_amount, amount),
            moved_at = r.moved_at
        where c.id = a.id;
        insert into card_movement (key, card_id, sequence, principal, bonus, held, principal_after, bonus_after,
                held_after, request_hash, moved_at, business_date, kind, result, contra, currency, operator_id,
                customer_id, shop_id, request_id, memo, ref_key, list_amount, terminal)
            values (r.key, a.id, a.sequence + 1, part - amount, -part, 0, a.principal - amount + part, a.bonus - part,
                a.held, r.request_hash, r.moved_at, r.business_date, 2, 0, contra, a.currency, r.operator_id,
                (select c.customer_id from card c where c.id = a.id), r.shop_id, r.request_id, r.memo,
                bill, card_spend.list_amount, card_spend.terminal)
            returning * into movement;
        if a.has_lots then
            perform card_take_lots(a.id, r.key, part);
        end if;
        return;
    end if;
    select * into movement from card_movement m where m.key = r.key;
    replayed := found;
    if not replayed then
        movement := card_refuse(r, a, 2, contra, refusal, bill);
    end if;
end $$;

-- Gives back some or all of a payment, to the buckets that it came from, in the reverse order. A payment of a card that
-- was replaced goes to the card that stands for it now. What paid a bill is given back by whoever takes the payment of
-- the bill back with it, and says so. TZ041: no such movement, or of another card.
drop function card_return(card_request, uuid, bigint, text, uuid);
create function card_return(r card_request, original uuid, amount bigint, terminal text, approval uuid,
    with_bill boolean default false, out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    o card_movement;
    back record;
    a card_account;
    b card_account;
    open_principal bigint;
    open_bonus bigint;
    part bigint;
    list bigint;
    refusal int;
begin
    select * into movement from card_movement m where m.key = r.key;
    replayed := found;
    if replayed then return; end if;
    perform card_require_shop(r);
    if not exists (select from card c where c.id = r.card_id) then return; end if;
    select * into o from card_movement m where m.key = original and m.result = 0;
    if not found then
        raise exception 'no such movement' using errcode = 'TZ041';
    end if;
    loop
        r.card_id := card_successor(r.card_id);
        perform from card_account c where c.id in (o.card_id, r.card_id) order by c.id for no key update;
        exit when card_successor(r.card_id) = r.card_id;
    end loop;
    if card_successor(o.card_id) <> r.card_id then
        raise exception 'a movement of another card' using errcode = 'TZ041';
    end if;
    select * into a from card_account c where c.id = r.card_id;
    select coalesce(sum(m.principal), 0) as principal, coalesce(sum(m.bonus), 0) as bonus into back
        from card_movement m where m.ref_key = original and m.kind in (6, 12) and m.result = 0;
    open_principal := -o.principal - back.principal;
    open_bonus := -o.bonus - back.bonus;
    part := case a.spend_order
        when 1 then greatest(0, amount - open_principal)
        when 2 then least(open_bonus, amount)
        else div(amount::numeric * open_bonus, greatest(1, open_principal + open_bonus)::numeric)::bigint
    end;
    refusal := case
        when o.kind not in (2, 4) then 14
        when (o.contra = 13) <> with_bill then 23
        when amount > open_principal + open_bonus then 15
        else coalesce(card_gone(a), case when a.principal + amount - part > a.balance_cap and amount > part then 6 end)
    end;
    if refusal is not null then
        movement := card_refuse(r, a, 6, o.contra, refusal, original,
            case refusal when 15 then open_principal + open_bonus end);
        return;
    end if;
    list := coalesce(o.list_amount, -o.principal - o.bonus);
    update card_account c set
        principal = a.principal + (amount - part), bonus = a.bonus + part, sequence = a.sequence + 1,
        business_date = card_day(a, r), day_spent = card_spent_on(a, card_day(a, r)),
        used_total = a.used_total - amount,
        -- In parts as in one: the list price goes back in proportion to all that was returned.
        used_list_total = a.used_list_total
            - (div(list::numeric * (back.principal + back.bonus + amount), (-o.principal - o.bonus)::numeric)
               - div(list::numeric * (back.principal + back.bonus), (-o.principal - o.bonus)::numeric))::bigint,
        moved_at = card_moment(a, r)
        where c.id = a.id returning * into b;
    movement := card_record(r, a, b, 6, o.contra, original, null, card_return.terminal, card_return.approval);
    if part > 0 then
        perform card_restore_lots(original, -o.bonus, back.bonus::bigint, part);
    end if;
end $$;

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
        when o.contra = 13 then 23
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

create or replace view card_ledger_entry as
select m.key, m.card_id, m.customer_id, m.shop_id, m.business_date, m.xid, m.currency, e.account,
    greatest(-e.amount, 0) as debit, greatest(e.amount, 0) as credit
from card_movement m
cross join lateral (values
    ('card_principal', m.principal),
    (case m.contra when 0 then 'between_cards' when 1 then 'cash' when 2 then 'transfer' when 3 then 'wechat'
        when 4 then 'alipay' when 5 then 'bank_card' when 9 then 'other_money' when 10 then 'sales'
        when 11 then 'adjustments' when 12 then 'fees' when 13 then 'receivables' end, -m.principal),
    ('card_bonus', m.bonus),
    ('bonus_granted', -m.bonus)
) as e (account, amount)
where m.result = 0 and e.amount <> 0;

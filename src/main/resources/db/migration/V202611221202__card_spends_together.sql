-- What PostgreSQL spends on a payment is mostly the preparation of expressions, made again for every statement and every
-- transaction. So the rules of a movement are statements, of which only those are prepared that are reached, the most
-- frequent kind first; a payment computes in variables; and payments that come at once are written by one statement.

alter table card_movement drop constraint card_movement_is_right;
drop function card_movement_is_right;
create function card_movement_is_right(m card_movement) returns boolean immutable language plpgsql as $$
begin
    if m.principal_after < 0 or m.bonus_after < 0 or m.held_after < 0 or m.currency <> 'CNY'
            or length(m.request_id) > 64 or length(m.memo) > 200 or m.list_amount <= 0 or length(m.terminal) > 64 then
        return false;
    end if;
    -- 0 posted; refused: 1 not active 2 frozen 3 expired 4 balance 5 limit 6 cap 7 lost 8 replaced 9 closed 10 shop
    -- 11 hold not open 12 more than the hold 13 hold has run out 14 not returnable 15 more than was spent
    -- 16 reversed before 17 too late to reverse 18 not reversible 19 has holds 20 other card 21 other card's cap 22 PIN
    if m.result <> 0 then
        return m.result between 1 and 22 and m.sequence is null and m.principal = 0 and m.bonus = 0 and m.held = 0
            and (m.contra between 0 and 5 or m.contra between 9 and 12)
            and (m.kind between 1 and 12 or m.kind between 51 and 59);
    end if;
    if m.sequence is null then
        return false;
    end if;
    if m.kind = 2 then
        return m.principal <= 0 and m.bonus <= 0 and m.held = 0 and m.contra = 10;
    end if;
    -- the house's side: 0 none 1 cash 2 transfer 3 WeChat 4 Alipay 5 bank card 9 other money 10 sales 11 adjustments
    -- 12 fees
    if m.contra not between 0 and 5 and m.contra not between 9 and 12 then
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
alter table card_movement add constraint card_movement_is_right check (card_movement_is_right(card_movement));

-- Pays with a card. list_amount is what it would have cost without discount, if that is more. One that does not wait
-- gives no movement when the card is busy, as if there were none.
drop function card_spend(card_request, bigint, bigint, text);
create function card_spend(r card_request, amount bigint, list_amount bigint default null, terminal text default null,
    waits boolean default true, out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    a card_account;
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
                customer_id, shop_id, request_id, memo, list_amount, terminal)
            values (r.key, a.id, a.sequence + 1, part - amount, -part, 0, a.principal - amount + part, a.bonus - part,
                a.held, r.request_hash, r.moved_at, r.business_date, 2, 0, 10, a.currency, r.operator_id,
                (select c.customer_id from card c where c.id = a.id), r.shop_id, r.request_id, r.memo,
                card_spend.list_amount, card_spend.terminal)
            returning * into movement;
        if a.has_lots then
            perform card_take_lots(a.id, r.key, part);
        end if;
        return;
    end if;
    select * into movement from card_movement m where m.key = r.key;
    replayed := found;
    if not replayed then
        movement := card_refuse(r, a, 2, 10, refusal);
    end if;
end $$;

-- Payments that come at once, in one statement. Their cards are locked first; then every payment is decided in its turn by
-- the rules that hold alone, but an account is written once for all of its payments, and so are their movements. A payment
-- whose place (from 1) is missing from the answer was not looked at and is for card_spend: its card is busy, so that the
-- others do not wait for it, or its card or shop is unknown. Keys must differ; error 23505 when one of them is just being
-- served elsewhere, and then none of the payments is done.
create function card_spend_many(keys uuid[], hashes bigint[], cards uuid[], operators uuid[], shops uuid[], memos text[],
    request_ids text[], amounts bigint[], list_amounts bigint[], terminals text[], pin_frees bigint[], day date,
    moment timestamptz)
returns table (place int, movement card_movement, replayed boolean) language plpgsql rows 20
-- A few rows looked up by their keys; a plan for any number of them would read whole tables.
set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    free uuid[];
    p record;
    r card_request;
    a card_account;
    m card_movement;
    written card_movement[] := '{}';
    changed card_account[] := '{}';
    part bigint;
    refusal int;
begin
    select array_agg(c.id) into free from (
        select x.id from card_account x where x.id = any (cards) order by x.id for no key update skip locked) c;
    return query select k.place::int, known, true
        from unnest(keys) with ordinality k (key, place) join card_movement known on known.key = k.key;
    m.xid := pg_current_xact_id()::text::bigint;
    m.held := 0;
    m.kind := 2;
    m.result := 0;
    m.contra := 10;
    replayed := false;
    for p in
        select u.*, c.customer_id
        from unnest(keys, hashes, cards, operators, shops, memos, request_ids, amounts, list_amounts, terminals,
                pin_frees) with ordinality
            u (key, hash, card, operator, shop, memo, request_id, amount, list_amount, terminal, pin_free, place)
        join card c on c.id = u.card
        where not exists (select from card_movement known where known.key = u.key)
            and u.card = any (free)
            and (u.shop is null or exists (select from org_unit s where s.id = u.shop and s.deleted_at is null))
        order by u.card, u.place
    loop
        if a.id is distinct from p.card then
            changed := changed || a;
            select * into a from card_account c where c.id = p.card;
        end if;
        r := row(p.key, p.hash, p.card, p.operator, p.shop, p.memo, p.request_id, day, moment, p.pin_free);
        refusal := card_payment_refusal(a, r, p.amount);
        place := p.place;
        if refusal is null then
            part := card_bonus_part(a, p.amount);
            a.day_spent := card_spent_on(a, card_day(a, r)) + p.amount;
            a.business_date := card_day(a, r);
            a.moved_at := card_moment(a, r);
            a.principal := a.principal - p.amount + part;
            a.bonus := a.bonus - part;
            a.sequence := a.sequence + 1;
            a.used_total := a.used_total + p.amount;
            a.used_list_total := a.used_list_total + coalesce(p.list_amount, p.amount);
            m.key := p.key;
            m.card_id := a.id;
            m.sequence := a.sequence;
            m.principal := part - p.amount;
            m.bonus := -part;
            m.principal_after := a.principal;
            m.bonus_after := a.bonus;
            m.held_after := a.held;
            m.request_hash := p.hash;
            m.moved_at := a.moved_at;
            m.business_date := a.business_date;
            m.currency := a.currency;
            m.operator_id := p.operator;
            m.customer_id := p.customer_id;
            m.shop_id := p.shop;
            m.request_id := p.request_id;
            m.memo := p.memo;
            m.list_amount := p.list_amount;
            m.terminal := p.terminal;
            written := written || m;
            movement := m;
            if a.has_lots then
                perform card_take_lots(a.id, p.key, part);
            end if;
        else
            movement := card_refuse(r, a, 2, 10, refusal);
        end if;
        return next;
    end loop;
    changed := changed || a;
    insert into card_movement select * from unnest(written);
    update card_account c set principal = n.principal, bonus = n.bonus, sequence = n.sequence,
        business_date = n.business_date, day_spent = n.day_spent, used_total = n.used_total,
        used_list_total = n.used_list_total, moved_at = n.moved_at
    from unnest(changed) n where c.id = n.id and c.sequence <> n.sequence;
end $$;

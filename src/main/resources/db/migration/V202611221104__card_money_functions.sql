-- How money moves on cards. Each function is one statement for the application; the lock is the card's row, and where
-- there are two, they are locked in ascending order. The answer is the movement, also of a refusal; without a movement
-- there is no such card. A key that is known gives its movement with replayed = true, or error 23505 when the same
-- request is just being served.

drop function card_spend(card_request, bigint);
drop function card_top_up(card_request, bigint, bigint, int);
drop function card_change_status(card_request, int, int, int);
drop function card_record(card_request, card_account, card_account, int, int);
drop function card_refuse(card_request, card_account, int, int, int);

-- The part of an amount that bonus pays; the principal pays the rest. In proportion it is rounded down to the minor unit,
-- and neither part can be more than there is.
create or replace function card_bonus_part(a card_account, amount bigint) returns bigint immutable language sql
return case a.spend_order
    when 1 then least(a.bonus, amount)
    when 2 then greatest(0, amount - a.principal)
    else div(amount::numeric * a.bonus, greatest(1, a.principal + a.bonus)::numeric)::bigint
end;

-- Why the card cannot be used on a day; null when it can.
create or replace function card_state_refusal(a card_account, day date) returns int immutable language sql
return case a.status
    when 2 then case when a.expires_on < day then 3 end
    when 3 then 2 when 4 then 7 when 5 then 3 when 6 then 8 when 7 then 9 else 1
end;

-- Why not even money that belongs to it can come to the card, whatever it may otherwise do; null when it can.
create function card_gone(a card_account) returns int immutable language sql
return case a.status when 1 then 1 when 6 then 8 when 7 then 9 end;

-- Whether a unit may take a card that not every unit takes: it or one above it stands in the card's terms.
create function card_accepted_at(card uuid, shop uuid) returns boolean stable language sql as $$
    with recursive up as (
        select u.id, u.parent_id from org_unit u where u.id = shop
        union all
        select u.id, u.parent_id from org_unit u join up on u.id = up.parent_id
    )
    select exists (
        select from card c join card_program_version v on v.id = c.terms_id join up on up.id = any (v.shops)
        where c.id = card)
$$;

-- The card that stands for a card now: itself, or the last of those that replaced it.
create function card_successor(card uuid) returns uuid stable language sql as $$
    with recursive line as (
        select c.id, c.successor_id from card c where c.id = card
        union all
        select c.id, c.successor_id from card c join line on c.id = line.successor_id
    )
    select id from line where successor_id is null
$$;

-- The key of a request's second or third movement. A request's own key is a UUID of version 7 or 8; here only the version
-- is another, which no request can have.
create function card_leg_key(key uuid, leg int) returns uuid immutable language sql
return overlay(key::text placing case substr(key::text, 15, 1)
    when '7' then substr('9ab', leg, 1) else substr('cde', leg, 1) end from 15 for 1)::uuid;

-- What a request of the house itself says of who and when.
create function card_house_request(card uuid, why text, day date) returns card_request language sql as $$
    select row(uuidv7(), 0, card, '00000000-0000-0000-0000-000000000000', null, null, why, day,
        clock_timestamp())::card_request
$$;

-- Writes down what happened to a card: the difference of its account before and after.
create function card_record(r card_request, a card_account, b card_account, kind int, contra int,
    ref uuid default null, list_amount bigint default null, terminal text default null, approval uuid default null)
returns card_movement language plpgsql as $$
declare
    written card_movement;
begin
    insert into card_movement (key, card_id, sequence, principal, bonus, held, principal_after, bonus_after, held_after,
            request_hash, moved_at, business_date, kind, result, contra, currency, operator_id, customer_id, shop_id,
            request_id, memo, ref_key, list_amount, terminal, approval_id)
        select r.key, b.id, b.sequence, b.principal - a.principal, b.bonus - a.bonus, b.held - a.held,
            b.principal, b.bonus, b.held, r.request_hash, b.moved_at, b.business_date, card_record.kind, 0,
            card_record.contra, b.currency, r.operator_id, c.customer_id, r.shop_id, r.request_id, r.memo,
            card_record.ref, card_record.list_amount, card_record.terminal, card_record.approval
        from card c where c.id = b.id
        returning * into written;
    return written;
end $$;

-- Writes down that a request was refused, and by which figure. It stays refused under its key.
create function card_refuse(r card_request, a card_account, kind int, contra int, refusal int, ref uuid default null,
    figure bigint default null)
returns card_movement language plpgsql as $$
declare
    day date := card_day(a, r);
    written card_movement;
begin
    insert into card_movement (key, card_id, principal, bonus, held, principal_after, bonus_after, held_after, bound,
            request_hash, moved_at, business_date, kind, result, contra, currency, operator_id, customer_id, shop_id,
            request_id, memo, ref_key)
        select r.key, a.id, 0, 0, 0, a.principal, a.bonus, a.held,
            coalesce(figure, case refusal
                when 3 then a.expires_on - date '1970-01-01'
                when 4 then a.principal + a.bonus - a.held
                when 5 then card_limit_left(a, day)
                when 6 then greatest(0, a.balance_cap - a.principal)
                when 19 then a.held
            end),
            r.request_hash, card_moment(a, r), day, card_refuse.kind, refusal, card_refuse.contra, a.currency,
            r.operator_id, c.customer_id, r.shop_id, r.request_id, r.memo, card_refuse.ref
        from card c where c.id = a.id
        returning * into written;
    return written;
end $$;

-- Takes bonus out of a card's lots, the one that expires soonest first, and writes down what was taken where.
create function card_take_lots(card uuid, by_key uuid, part bigint) returns void language plpgsql as $$
declare
    lot record;
    taken bigint;
begin
    for lot in select l.id, l.remaining from card_bonus_lot l where l.card_id = card and l.remaining > 0
            order by l.expires_on, l.id loop
        exit when part <= 0;
        taken := least(lot.remaining, part);
        update card_bonus_lot l set remaining = l.remaining - taken where l.id = lot.id;
        insert into card_bonus_use (movement_key, lot_id, amount) values (by_key, lot.id, taken);
        part := part - taken;
    end loop;
end $$;

-- Puts returned bonus of a payment back: what did not expire first, then into the lots, the latest to expire first.
-- already is what was returned before.
create function card_restore_lots(of_key uuid, spent bigint, already bigint, part bigint) returns void
language plpgsql as $$
declare
    used record;
    put bigint;
begin
    select coalesce(sum(u.amount), 0) as amount, coalesce(sum(u.returned), 0) as returned into used
        from card_bonus_use u where u.movement_key = of_key;
    part := part - least(part, (spent - used.amount) - (already - used.returned));
    for used in select u.lot_id, u.amount - u.returned as open
            from card_bonus_use u join card_bonus_lot l on l.id = u.lot_id
            where u.movement_key = of_key and u.amount > u.returned order by l.expires_on desc, l.id desc loop
        exit when part <= 0;
        put := least(used.open, part);
        update card_bonus_use u set returned = u.returned + put where u.movement_key = of_key and u.lot_id = used.lot_id;
        update card_bonus_lot l set remaining = l.remaining + put where l.id = used.lot_id;
        part := part - put;
    end loop;
end $$;

-- Pays with a card. list_amount is what it would have cost without discount, if that is more.
create function card_spend(r card_request, amount bigint, list_amount bigint default null, terminal text default null,
    out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    account card_account;
    refusal int;
    v record;
begin
    replayed := false;
    perform card_require_shop(r);
    loop
        update card_account a set
            principal = a.principal - (amount - card_bonus_part(a, amount)),
            bonus = a.bonus - card_bonus_part(a, amount),
            sequence = a.sequence + 1,
            business_date = card_day(a, r),
            day_spent = card_spent_on(a, card_day(a, r)) + amount,
            used_total = a.used_total + amount,
            used_list_total = a.used_list_total + coalesce(card_spend.list_amount, amount),
            moved_at = card_moment(a, r)
        where a.id = r.card_id and card_spend_refusal(a, amount, card_day(a, r)) is null
            and (not a.shop_bound or card_accepted_at(a.id, r.shop_id))
        returning old as a, new as b into v;
        if found then
            movement := card_record(r, v.a, v.b, 2, 10, null, card_spend.list_amount, card_spend.terminal);
            if (v.a).has_lots then
                perform card_take_lots(r.card_id, r.key, -movement.bonus);
            end if;
            return;
        end if;
        select * into movement from card_movement m where m.key = r.key;
        if found then
            replayed := true;
            return;
        end if;
        select * into account from card_account a where a.id = r.card_id for no key update;
        if not found then
            return;
        end if;
        -- Money may have come in since the update looked; with the row locked, the next round decides for good.
        refusal := coalesce(card_spend_refusal(account, amount, card_day(account, r)),
            case when account.shop_bound and not card_accepted_at(account.id, r.shop_id) then 10 end);
        exit when refusal is not null;
    end loop;
    movement := card_refuse(r, account, 2, 10, refusal);
end $$;

-- Pays in. Without a given bonus the program's highest tier that is reached decides.
create function card_top_up(r card_request, amount bigint, given_bonus bigint, contra int, approval uuid default null,
    out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    account card_account;
    refusal int;
    extra bigint;
    days int;
    v record;
begin
    replayed := false;
    perform card_require_shop(r);
    select coalesce(given_bonus, (select t.bonus from card_bonus_tier t where t.program_id = p.id and t.top_up <= amount
            order by t.top_up desc limit 1), 0), p.bonus_valid_days into extra, days
        from card c join card_program p on p.id = c.program_id where c.id = r.card_id;
    loop
        update card_account a set
            principal = a.principal + amount,
            bonus = a.bonus + extra,
            sequence = a.sequence + 1,
            business_date = card_day(a, r),
            day_spent = card_spent_on(a, card_day(a, r)),
            paid_total = a.paid_total + amount,
            bonus_total = a.bonus_total + extra,
            has_lots = a.has_lots or (extra > 0 and days is not null),
            moved_at = card_moment(a, r)
        where a.id = r.card_id and card_top_up_refusal(a, amount, card_day(a, r)) is null
        returning old as a, new as b into v;
        if found then
            movement := card_record(r, v.a, v.b, 1, contra, approval => card_top_up.approval);
            if extra > 0 and days is not null then
                insert into card_bonus_lot (card_id, grant_key, expires_on, granted, remaining)
                    values (r.card_id, r.key, movement.business_date + days, extra, extra);
            end if;
            return;
        end if;
        select * into movement from card_movement m where m.key = r.key;
        if found then
            replayed := true;
            return;
        end if;
        select * into account from card_account a where a.id = r.card_id for no key update;
        if not found then
            return;
        end if;
        refusal := card_top_up_refusal(account, amount, card_day(account, r));
        exit when refusal is not null;
    end loop;
    movement := card_refuse(r, account, 1, contra, refusal);
end $$;

-- Sets money of a card aside. It counts towards the limits of the payment that it will be.
create function card_hold_open(r card_request, amount bigint, seconds bigint, terminal text,
    out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    a card_account;
    b card_account;
    refusal int;
begin
    select * into movement from card_movement m where m.key = r.key;
    replayed := found;
    if replayed then return; end if;
    perform card_require_shop(r);
    select * into a from card_account c where c.id = r.card_id for no key update;
    if not found then return; end if;
    refusal := coalesce(card_spend_refusal(a, amount, card_day(a, r)),
        case when a.shop_bound and not card_accepted_at(a.id, r.shop_id) then 10 end);
    if refusal is not null then
        movement := card_refuse(r, a, 3, 0, refusal);
        return;
    end if;
    update card_account c set
        held = a.held + amount, sequence = a.sequence + 1, business_date = card_day(a, r),
        day_spent = card_spent_on(a, card_day(a, r)) + amount, moved_at = card_moment(a, r)
        where c.id = a.id returning * into b;
    movement := card_record(r, a, b, 3, 0, null, null, card_hold_open.terminal);
    -- The database's clock is the one that every instance shares.
    insert into card_hold (key, card_id, amount, business_date, taken_at, expires_at)
        values (r.key, a.id, amount, b.business_date, b.moved_at,
            clock_timestamp() + make_interval(secs => seconds::double precision));
end $$;

-- Ends a hold: captures an amount of it (all without one), the rest is released (end_status 2), or releases it all (3 voided, 4 expired).
-- A frozen or lost card does not stand in the way: the hold was taken before. Captures need no balance, it was set aside.
create function card_hold_close(r card_request, hold uuid, end_status int, amount bigint, list_amount bigint,
    terminal text, out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    h card_hold;
    a card_account;
    b card_account;
    kind int := case end_status when 2 then 4 else 5 end;
    contra int := case end_status when 2 then 10 else 0 end;
    part bigint;
    refusal int;
begin
    select * into movement from card_movement m where m.key = r.key;
    replayed := found;
    if replayed then return; end if;
    perform card_require_shop(r);
    loop
        select * into h from card_hold x where x.key = hold;
        if not found then return; end if;
        select * into a from card_account c where c.id = h.card_id for no key update;
        select * into h from card_hold x where x.key = hold;
        exit when h.card_id = a.id;                     -- else the card was replaced while this waited
    end loop;
    r.card_id := a.id;
    amount := coalesce(amount, h.amount);
    refusal := case
        when h.status <> 1 then 11
        when end_status = 2 and amount > h.amount then 12
        when end_status = 2 and h.expires_at <= clock_timestamp() then 13
    end;
    if refusal is not null then
        movement := card_refuse(r, a, kind, contra, refusal, hold, h.amount);
        return;
    end if;
    part := card_bonus_part(a, amount);
    update card_account c set
        principal = a.principal - (amount - part), bonus = a.bonus - part, held = a.held - h.amount,
        sequence = a.sequence + 1, business_date = card_day(a, r),
        day_spent = card_spent_on(a, card_day(a, r))
            - case when h.business_date = card_day(a, r) then h.amount - amount else 0 end,
        used_total = a.used_total + amount,
        used_list_total = a.used_list_total + coalesce(card_hold_close.list_amount, amount),
        moved_at = card_moment(a, r)
        where c.id = a.id returning * into b;
    update card_hold x set status = end_status, captured = card_hold_close.amount, closed_at = b.moved_at where x.key = hold;
    movement := card_record(r, a, b, kind, contra, hold, card_hold_close.list_amount, card_hold_close.terminal);
    if a.has_lots then
        perform card_take_lots(a.id, r.key, part);
    end if;
end $$;

-- Gives back some or all of a payment, to the buckets that it came from, in the reverse order. A payment of a card that
-- was replaced goes to the card that stands for it now. TZ041: no such movement, or of another card.
create function card_return(r card_request, original uuid, amount bigint, terminal text, approval uuid,
    out movement card_movement, out replayed boolean)
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
        when amount > open_principal + open_bonus then 15
        else coalesce(card_gone(a), case when a.principal + amount - part > a.balance_cap and amount > part then 6 end)
    end;
    if refusal is not null then
        movement := card_refuse(r, a, 6, 10, refusal, original,
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
    movement := card_record(r, a, b, 6, 10, original, null, card_return.terminal, card_return.approval);
    if part > 0 then
        perform card_restore_lots(original, -o.bonus, back.bonus::bigint, part);
    end if;
end $$;

-- Undoes a top-up, payment or capture of the last 24 hours as if it had not been, once and only as a whole.
create function card_reverse(r card_request, original uuid, out movement card_movement, out replayed boolean)
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
        select coalesce(sum(l.remaining), 0) as remaining into lot from card_bonus_lot l where l.grant_key = original;
        update card_bonus_lot l set remaining = 0 where l.grant_key = original;
        perform card_take_lots(a.id, r.key, o.bonus - lot.remaining);
    end if;
end $$;

-- Moves principal from one card to another, both active: two movements, each with the other's key as its reference.
-- TZ042: the other card does not exist.
create function card_transfer(r card_request, to_card uuid, amount bigint, approval uuid,
    out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    other card_request := r;
    f card_account;
    t card_account;
    g card_account;
    u card_account;
    free bigint;
    refusal int;
begin
    select * into movement from card_movement m where m.key = r.key;
    replayed := found;
    if replayed then return; end if;
    perform card_require_shop(r);
    perform from card_account c where c.id in (r.card_id, to_card) order by c.id for no key update;
    select * into f from card_account c where c.id = r.card_id;
    if not found then return; end if;
    select * into t from card_account c where c.id = to_card;
    if not found then
        raise exception 'no such card' using errcode = 'TZ042';
    end if;
    free := f.principal - greatest(0, f.held - f.bonus);
    refusal := coalesce(card_state_refusal(f, card_day(f, r)), case
        when amount > free then 4
        when card_state_refusal(t, card_day(t, r)) is not null then 20
        when t.principal + amount > t.balance_cap then 21
    end);
    if refusal is not null then
        movement := card_refuse(r, f, 7, 0, refusal, null,
            case refusal when 4 then free when 21 then greatest(0, t.balance_cap - t.principal) end);
        return;
    end if;
    other.key := card_leg_key(r.key, 1);
    other.card_id := to_card;
    update card_account c set
        principal = f.principal - amount, paid_total = f.paid_total - amount, sequence = f.sequence + 1,
        business_date = card_day(f, r), day_spent = card_spent_on(f, card_day(f, r)), moved_at = card_moment(f, r)
        where c.id = f.id returning * into g;
    update card_account c set
        principal = t.principal + amount, paid_total = t.paid_total + amount, sequence = t.sequence + 1,
        business_date = card_day(t, r), day_spent = card_spent_on(t, card_day(t, r)), moved_at = card_moment(t, r)
        where c.id = t.id returning * into u;
    movement := card_record(r, f, g, 7, 0, other.key, approval => card_transfer.approval);
    perform card_record(other, t, u, 7, 0, r.key, approval => card_transfer.approval);
end $$;

-- Pays the principal out and forfeits all bonus; kept is the part that the law of the refund leaves to the house, a
-- movement of its own. Both together are all there is, or the quote was for another moment. A lost or expired card can be paid out to its holder.
create function card_cash_out(r card_request, amount bigint, kept bigint, contra int, approval uuid,
    out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    rest card_request := r;
    a card_account;
    b card_account;
    c card_account;
    refusal int;
begin
    select * into movement from card_movement m where m.key = r.key;
    replayed := found;
    if replayed then return; end if;
    perform card_require_shop(r);
    select * into a from card_account x where x.id = r.card_id for no key update;
    if not found then return; end if;
    refusal := coalesce(card_gone(a), case
        when a.status = 3 then 2
        when a.held > 0 then 19
        when amount + kept <> a.principal then 4
    end);
    if refusal is not null then
        movement := card_refuse(r, a, 8, contra, refusal, null, case refusal when 4 then a.principal end);
        return;
    end if;
    update card_account x set
        principal = a.principal - amount, bonus = 0, paid_total = a.paid_total - amount,
        bonus_total = a.bonus_total - a.bonus, sequence = a.sequence + 1, business_date = card_day(a, r),
        day_spent = card_spent_on(a, card_day(a, r)), moved_at = card_moment(a, r)
        where x.id = a.id returning * into b;
    movement := card_record(r, a, b, 8, contra, null, null, null, card_cash_out.approval);
    if a.has_lots then
        update card_bonus_lot l set remaining = 0 where l.card_id = a.id and l.remaining > 0;
    end if;
    if kept > 0 then
        rest.key := card_leg_key(r.key, 1);
        update card_account x set principal = b.principal - kept, sequence = b.sequence + 1, moved_at = card_moment(b, r)
            where x.id = a.id returning * into c;
        perform card_record(rest, b, c, 11, 10, r.key, null, null, card_cash_out.approval);
    end if;
end $$;

-- Corrects a card by hand, up or down.
create function card_adjust(r card_request, principal_change bigint, bonus_change bigint, approval uuid,
    out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    a card_account;
    b card_account;
    refusal int;
begin
    select * into movement from card_movement m where m.key = r.key;
    replayed := found;
    if replayed then return; end if;
    perform card_require_shop(r);
    select * into a from card_account x where x.id = r.card_id for no key update;
    if not found then return; end if;
    refusal := coalesce(card_gone(a), case
        when a.principal + principal_change < 0 or a.bonus + bonus_change < 0
            or a.held > a.principal + a.bonus + principal_change + bonus_change then 4
        when principal_change > 0 and a.principal + principal_change > a.balance_cap then 6
    end);
    if refusal is not null then
        movement := card_refuse(r, a, 9, 11, refusal);
        return;
    end if;
    update card_account x set
        principal = a.principal + principal_change, bonus = a.bonus + bonus_change,
        paid_total = a.paid_total + principal_change, bonus_total = a.bonus_total + bonus_change,
        sequence = a.sequence + 1, business_date = card_day(a, r), day_spent = card_spent_on(a, card_day(a, r)),
        moved_at = card_moment(a, r)
        where x.id = a.id returning * into b;
    movement := card_record(r, a, b, 9, 11, null, null, null, card_adjust.approval);
    if a.has_lots and bonus_change < 0 then
        perform card_take_lots(a.id, r.key, -bonus_change);
    end if;
end $$;

-- What happens to a card without a payment: its status, its replacement, and what the house's own jobs do at night.

-- Takes a card from one of some statuses to another as a movement without money, so that the order of a freeze and a sale
-- is on record. No movement: the card is in none of them, or is to be closed and not empty.
create function card_change_status(r card_request, from_status int[], to_status int, kind int,
    valid_until date default null)
returns card_movement language plpgsql as $$
declare
    v record;
begin
    update card_account a set
        status = to_status,
        sequence = a.sequence + 1,
        business_date = card_day(a, r),
        day_spent = card_spent_on(a, card_day(a, r)),
        expires_on = coalesce(valid_until, a.expires_on),
        moved_at = card_moment(a, r)
    where a.id = r.card_id and a.status = any (from_status)
        and (to_status <> 7 or (a.principal = 0 and a.bonus = 0 and a.held = 0))
    returning old as a, new as b into v;
    if not found then
        return null;
    end if;
    return card_record(r, v.a, v.b, kind, 0);
end $$;

-- Replaces a card for good: a new one takes over its holder, terms, money, bonus lots and open holds, and pays the fee if
-- one is taken from it. refusal and figure say why not: 2 frozen, 8 replaced, 9 closed, 1 not active, 4 balance.
create function card_replace(r card_request, new_number text, fee bigint, valid_until date,
    out new_card uuid, out refusal int, out figure bigint)
language plpgsql as $$
declare
    other card_request := r;
    a card_account;
    b card_account;
    n card_account;
    empty card_account;
    free bigint;
begin
    select * into a from card_account x where x.id = r.card_id for no key update;
    free := a.principal - greatest(0, a.held - a.bonus);
    refusal := coalesce(card_gone(a), case when a.status = 3 then 2 when fee > free then 4 end);
    if refusal is not null then
        figure := free;
        return;
    end if;
    new_card := uuidv7();
    insert into card (id, version, created_at, updated_at, number, program_id, kind, customer_id, unit_id, issued_by,
            terms_id)
        select new_card, 0, r.moved_at, r.moved_at, new_number, c.program_id, c.kind, c.customer_id, c.unit_id,
            r.operator_id, c.terms_id
        from card c where c.id = a.id;
    update card c set successor_id = new_card, updated_at = r.moved_at where c.id = a.id;
    insert into card_account (id, status, spend_order, business_date, principal, bonus, held, sequence, day_spent,
            balance_cap, transaction_limit, daily_limit, moved_at, expires_on, currency, shop_bound, has_lots, paid_total,
            bonus_total, used_total, used_list_total)
        values (new_card, 2, a.spend_order, card_day(a, r), a.principal, a.bonus, a.held, 1,
            card_spent_on(a, card_day(a, r)), a.balance_cap, a.transaction_limit, a.daily_limit, card_moment(a, r),
            coalesce(valid_until, a.expires_on), a.currency, a.shop_bound, a.has_lots, a.paid_total, a.bonus_total,
            a.used_total, a.used_list_total)
        returning * into n;
    update card_account x set
        status = 6, principal = 0, bonus = 0, held = 0, sequence = a.sequence + 1, business_date = card_day(a, r),
        has_lots = false, paid_total = 0, bonus_total = 0, used_total = 0, used_list_total = 0,
        moved_at = card_moment(a, r)
        where x.id = a.id returning * into b;
    update card_bonus_lot l set card_id = new_card where l.card_id = a.id;
    update card_hold h set card_id = new_card where h.card_id = a.id and h.status = 1;
    empty := n;
    empty.principal := 0;
    empty.bonus := 0;
    empty.held := 0;
    other.key := card_leg_key(r.key, 1);
    other.card_id := new_card;
    perform card_record(r, a, b, 58, 0, other.key);
    perform card_record(other, empty, n, 58, 0, r.key);
    if fee > 0 then
        other.key := card_leg_key(r.key, 2);
        update card_account x set principal = n.principal - fee, sequence = 2, moved_at = card_moment(n, r)
            where x.id = new_card returning * into b;
        perform card_record(other, n, b, 11, 12, r.key);
    end if;
end $$;

-- Releases holds that have run out, at most so many; a card that is busy is left for the next time. Answers how many.
create function card_expire_holds(day date, most int) returns int language plpgsql as $$
declare
    h record;
    done int := 0;
begin
    for h in select x.key, x.card_id from card_hold x where x.status = 1 and x.expires_at <= clock_timestamp()
            order by x.expires_at limit most loop
        perform from card_account a where a.id = h.card_id for no key update skip locked;
        continue when not found;
        perform from card_hold x where x.key = h.key and x.status = 1 and x.card_id = h.card_id;
        continue when not found;
        perform card_hold_close(card_house_request(h.card_id, 'hold-expiry', day), h.key, 4, 0, null, null);
        done := done + 1;
    end loop;
    return done;
end $$;

-- Takes away bonus whose last day is over, as far as it is not held. One movement for each lot. Answers how many.
create function card_expire_bonus(day date, most int) returns int language plpgsql as $$
declare
    due record;
    a card_account;
    b card_account;
    r card_request;
    lapsed bigint;
    done int := 0;
begin
    for due in select l.id, l.card_id, l.grant_key from card_bonus_lot l join card_account x on x.id = l.card_id
            where l.remaining > 0 and l.expires_on < day and x.principal + x.bonus > x.held and x.status between 2 and 5
            order by l.expires_on limit most loop
        select * into a from card_account x where x.id = due.card_id for no key update skip locked;
        continue when not found;
        select least(l.remaining, a.principal + a.bonus - a.held) into lapsed
            from card_bonus_lot l where l.id = due.id and l.card_id = a.id;
        continue when lapsed is null or lapsed <= 0;
        r := card_house_request(a.id, 'bonus-expiry', day);
        update card_bonus_lot l set remaining = l.remaining - lapsed where l.id = due.id;
        update card_account x set
            bonus = a.bonus - lapsed, sequence = a.sequence + 1, business_date = card_day(a, r),
            day_spent = card_spent_on(a, card_day(a, r)), moved_at = card_moment(a, r)
            where x.id = a.id returning * into b;
        perform card_record(r, a, b, 10, 0, due.grant_key);
        done := done + 1;
    end loop;
    return done;
end $$;

-- Lets cards expire whose last day is over; one with an open hold waits for its end. Answers how many.
create function card_expire_cards(day date, most int) returns int language plpgsql as $$
declare
    due record;
    done int := 0;
begin
    for due in select a.id from card_account a
            where a.status = 2 and a.expires_on is not null and a.expires_on < day and a.held = 0
            order by a.expires_on limit most for no key update skip locked loop
        perform card_change_status(card_house_request(due.id, 'card-expiry', day), array[2], 5, 56);
        done := done + 1;
    end loop;
    return done;
end $$;

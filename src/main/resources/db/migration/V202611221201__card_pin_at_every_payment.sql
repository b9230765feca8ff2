-- The PIN is asked for wherever a card pays, not only at the checkout: what passes without it is decided with the card's row
-- locked, like every other limit.
alter type card_request add attribute pin_free bigint; -- what the house lets pass without the PIN; null: it was shown

create or replace function card_house_request(card uuid, why text, day date) returns card_request language sql as $$
    select row(uuidv7(), 0, card, '00000000-0000-0000-0000-000000000000', null, null, why, day,
        clock_timestamp(), null)::card_request
$$;

-- What the card's terms let pass without the PIN, as they were when it was issued; null: they leave it to the house.
alter table card_account add pin_free bigint;
update card_account a set pin_free = coalesce(v.pin_free_amount, 0)
from card c join card_program_version v on v.id = c.terms_id
where c.id = a.id and (v.pin_required or v.pin_free_amount is not null);

-- Whether the PIN is asked for above the free amount: where the terms say so, with every registered card, and with an
-- anonymous one when it has a PIN, because nobody could give it one.
create function card_has_pin_duty(card uuid) returns boolean stable language sql as $$
    select v.pin_required or c.kind = 'REGISTERED'
        or exists (select from card_secret s where s.card_id = c.id and s.pin_hash is not null)
    from card c join card_program_version v on v.id = c.terms_id where c.id = card
$$;

create function card_pin_asked(a card_account, pin_free bigint, amount bigint) returns boolean stable language sql
return amount > coalesce(a.pin_free, pin_free) and pin_free is not null and card_has_pin_duty(a.id);

-- Why the card cannot pay an amount to whoever asks; null when it can.
create function card_payment_refusal(a card_account, r card_request, amount bigint) returns int stable language sql
return coalesce(card_spend_refusal(a, amount, card_day(a, r)), case
    when a.shop_bound and not card_accepted_at(a.id, r.shop_id) then 10
    when card_pin_asked(a, r.pin_free, amount) then 22
end);

-- Sets money of a card aside. It counts towards the limits of the payment that it will be.
create or replace function card_hold_open(r card_request, amount bigint, seconds bigint, terminal text,
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
    refusal := card_payment_refusal(a, r, amount);
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

-- Replaces a card for good: a new one takes over its holder, terms, money, bonus lots and open holds, and pays the fee if
-- one is taken from it. refusal and figure say why not: 2 frozen, 8 replaced, 9 closed, 1 not active, 4 balance.
create or replace function card_replace(r card_request, new_number text, fee bigint, valid_until date,
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
            balance_cap, transaction_limit, daily_limit, moved_at, expires_on, currency, shop_bound, pin_free, has_lots,
            paid_total, bonus_total, used_total, used_list_total)
        values (new_card, 2, a.spend_order, card_day(a, r), a.principal, a.bonus, a.held, 1,
            card_spent_on(a, card_day(a, r)), a.balance_cap, a.transaction_limit, a.daily_limit, card_moment(a, r),
            coalesce(valid_until, a.expires_on), a.currency, a.shop_bound, a.pin_free, a.has_lots, a.paid_total,
            a.bonus_total, a.used_total, a.used_list_total)
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

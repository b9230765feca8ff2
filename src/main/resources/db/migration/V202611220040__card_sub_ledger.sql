-- Stored-value cards. Money is paid-in principal and granted bonus, in minor units; a balance changes only through the
-- functions below, each of which is one statement for the application: it decides, writes the balance and one movement.

-- What cards of one kind promise. The limits and the spend order are copied to a card when it is issued, because what was
-- sold stays as it was sold; the bonus tiers are an offer and hold for the next top-up.
create table card_program (
    id                uuid        primary key,
    version           bigint      not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    code              text        not null unique check (length(code) between 1 and 40),
    name              text        not null check (length(name) between 1 and 100),
    kind              text        not null check (kind in ('REGISTERED', 'ANONYMOUS')),
    currency          text        not null default 'CNY' check (currency = 'CNY'),
    balance_cap       bigint      not null,
    transaction_limit bigint      not null check (transaction_limit between 1 and 10000000000000),
    daily_limit       bigint      not null check (daily_limit between 1 and 10000000000000),
    validity_months   int,
    spend_order       text        not null check (spend_order in ('BONUS_FIRST', 'PRINCIPAL_FIRST')),
    status            text        not null check (status in ('ACTIVE', 'RETIRED')),
    -- 单用途商业预付卡管理办法 art. 18: a registered card holds at most 5000 yuan, an anonymous one 1000.
    constraint card_program_cap check (balance_cap between 1 and case kind when 'REGISTERED' then 500000 else 100000 end),
    -- The same, art. 19: a registered card does not expire, an anonymous one is valid for at least three years.
    constraint card_program_validity check (validity_months is null or (kind = 'ANONYMOUS' and validity_months between 36 and 1200))
);

-- Whoever pays in at least top_up is given bonus; the highest tier reached counts.
create table card_bonus_tier (
    program_id uuid   not null references card_program,
    top_up     bigint not null check (top_up between 1 and 10000000000000),
    bonus      bigint not null check (bonus between 1 and 10000000000000),
    primary key (program_id, top_up)
);

-- What is known of a card besides its money; everything that is searched is here, so that the hot row has no index.
create table card (
    id          uuid        primary key,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    number      text        not null unique check (number ~ '^[0-9]{16}$'),
    program_id  uuid        not null references card_program,
    kind        text        not null check (kind in ('REGISTERED', 'ANONYMOUS')),
    customer_id uuid        references customer,
    unit_id     uuid        references org_unit,
    issued_by   uuid        not null,               -- staff; the nil UUID is the system
    check ((kind = 'REGISTERED') = (customer_id is not null))
);
create index card_program_id on card (program_id);
create index card_customer_id on card (customer_id);
create index card_unit_id on card (unit_id, created_at desc);
create index card_created_at on card (created_at desc, id desc);
create index card_number_tail on card (right(number, 4));

-- The hot row. Nothing but the primary key is indexed, so every update stays on its page.
create table card_account (
    id                uuid        primary key references card,
    status            smallint    not null check (status between 1 and 7), -- 1 ISSUED 2 ACTIVE 3 FROZEN 4 LOST 5 EXPIRED 6 REPLACED 7 CLOSED
    spend_order       smallint    not null check (spend_order in (1, 2)),  -- 1 bonus first, 2 principal first
    business_date     date        not null,            -- the last business day that the card moved on; never goes back
    principal         bigint      not null default 0 check (principal >= 0),
    bonus             bigint      not null default 0 check (bonus >= 0),
    held              bigint      not null default 0 check (held >= 0),
    sequence          bigint      not null default 0 check (sequence >= 0), -- of the last movement
    day_spent         bigint      not null default 0 check (day_spent >= 0), -- on business_date
    balance_cap       bigint      not null,             -- of the principal: what was paid in and not yet used
    transaction_limit bigint      not null,
    daily_limit       bigint      not null,
    moved_at          timestamptz not null,             -- of the last movement; grows with every movement
    expires_on        date,                             -- the last day on which the card can be used
    currency          text        not null check (currency = 'CNY'),
    balance           bigint      generated always as (principal + bonus) virtual,
    available         bigint      generated always as (principal + bonus - held) virtual,
    check (held <= principal + bonus),
    check (status <> 7 or (principal = 0 and bonus = 0 and held = 0))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- One row for every event of a card and for every refusal, written once. The key is the request's Idempotency-Key, so a
-- request has one outcome for ever. Not partitioned: a key must be found whenever it comes back. Only the card is a
-- foreign key: others would lock a shop's or an employee's row in every sale.
create table card_movement (
    key             uuid        primary key,
    card_id         uuid        not null references card_account,
    sequence        bigint,                             -- 1, 2, 3 … of the card; null when refused
    principal       bigint      not null,               -- signed changes
    bonus           bigint      not null,
    held            bigint      not null,
    principal_after bigint      not null check (principal_after >= 0),
    bonus_after     bigint      not null check (bonus_after >= 0),
    held_after      bigint      not null check (held_after >= 0),
    bound           bigint,                             -- the figure that refused: what would have been possible
    request_hash    bigint      not null,
    xid             bigint      not null default pg_current_xact_id()::text::bigint, -- orders rows for readers that follow
    moved_at        timestamptz not null,
    business_date   date        not null,
    -- 1 TOP_UP 2 SPEND 3 HOLD 4 CAPTURE 5 VOID 6 RETURN 7 TRANSFER 8 CASH_OUT 9 ADJUSTMENT 10 BONUS_EXPIRY 11 FEE
    -- 12 REVERSAL; without money: 51 ACTIVATION 52 FREEZE 53 UNFREEZE 54 LOSS 55 LOSS_CANCELLED 56 EXPIRY
    -- 57 REACTIVATION 58 REPLACEMENT 59 CLOSING
    kind            smallint    not null check (kind between 1 and 12 or kind between 51 and 59),
    -- 0 posted; refused: 1 not active 2 frozen 3 expired 4 balance 5 limit 6 cap
    result          smallint    not null check (result between 0 and 6),
    -- the house's side: 0 none 1 cash 2 transfer 3 WeChat 4 Alipay 5 bank card 9 other money 10 sales
    contra          smallint    not null check (contra in (0, 1, 2, 3, 4, 5, 9, 10)),
    currency        text        not null check (currency = 'CNY'),
    operator_id     uuid        not null,
    customer_id     uuid,                               -- whose card it was then
    shop_id         uuid,
    request_id      text        not null check (length(request_id) <= 64),
    memo            text        check (length(memo) <= 200),
    unique (card_id, sequence),
    check ((result = 0) = (sequence is not null)),
    check (result = 0 or (principal = 0 and bonus = 0 and held = 0)),
    check (kind <> 1 or (principal >= 0 and bonus >= 0 and held = 0)),
    check (kind <> 2 or (principal <= 0 and bonus <= 0 and held = 0)),
    check (kind < 51 or (principal = 0 and bonus = 0 and held = 0))
);
select append_only('card_movement');

-- What every function is told besides the amounts.
create type card_request as (
    key           uuid,
    request_hash  bigint,
    card_id       uuid,
    operator_id   uuid,
    shop_id       uuid,
    memo          text,
    request_id    text,
    business_date date,
    moved_at      timestamptz
);

-- The business day of a request on a card: a server whose clock is behind does not take the card back to yesterday,
-- where its daily limit would be fresh again.
create function card_day(a card_account, r card_request) returns date immutable language sql
return greatest(a.business_date, r.business_date);

create function card_moment(a card_account, r card_request) returns timestamptz stable language sql
return greatest(a.moved_at + interval '1 microsecond', r.moved_at);

create function card_spent_on(a card_account, day date) returns bigint immutable language sql
return case when a.business_date >= day then a.day_spent else 0 end;

create function card_limit_left(a card_account, day date) returns bigint immutable language sql
return least(a.transaction_limit, greatest(0, a.daily_limit - card_spent_on(a, day)));

create function card_bonus_part(a card_account, amount bigint) returns bigint immutable language sql
return case a.spend_order when 1 then least(a.bonus, amount) else greatest(0, amount - a.principal) end;

-- Why the card cannot be used on a day; null when it can.
create function card_state_refusal(a card_account, day date) returns int immutable language sql
return case when a.status = 3 then 2 when a.status = 5 or a.expires_on < day then 3 when a.status <> 2 then 1 end;

-- Why the card cannot pay an amount on a day; null when it can.
create function card_spend_refusal(a card_account, amount bigint, day date) returns int immutable language sql
return coalesce(card_state_refusal(a, day), case
    when amount > a.principal + a.bonus - a.held then 4
    when amount > card_limit_left(a, day) then 5
end);

-- Why an amount cannot be paid in on a day; null when it can.
create function card_top_up_refusal(a card_account, amount bigint, day date) returns int immutable language sql
return coalesce(card_state_refusal(a, day), case when a.principal + amount > a.balance_cap then 6 end);

-- Writes down what happened to a card: the difference of its account before and after.
create function card_record(r card_request, a card_account, b card_account, kind int, contra int)
returns card_movement language plpgsql as $$
declare
    written card_movement;
begin
    insert into card_movement (key, card_id, sequence, principal, bonus, held, principal_after, bonus_after, held_after,
            request_hash, moved_at, business_date, kind, result, contra, currency, operator_id, customer_id, shop_id,
            request_id, memo)
        select r.key, b.id, b.sequence, b.principal - a.principal, b.bonus - a.bonus, b.held - a.held,
            b.principal, b.bonus, b.held, r.request_hash, b.moved_at, b.business_date, card_record.kind, 0,
            card_record.contra, b.currency, r.operator_id, c.customer_id, r.shop_id, r.request_id, r.memo
        from card c where c.id = b.id
        returning * into written;
    return written;
end $$;

-- Writes down that a request was refused, and by which figure. It stays refused under its key.
create function card_refuse(r card_request, a card_account, kind int, contra int, refusal int)
returns card_movement language plpgsql as $$
declare
    day date := card_day(a, r);
    written card_movement;
begin
    insert into card_movement (key, card_id, principal, bonus, held, principal_after, bonus_after, held_after, bound,
            request_hash, moved_at, business_date, kind, result, contra, currency, operator_id, customer_id, shop_id,
            request_id, memo)
        select r.key, a.id, 0, 0, 0, a.principal, a.bonus, a.held,
            case refusal
                when 3 then a.expires_on - date '1970-01-01'
                when 4 then a.principal + a.bonus - a.held
                when 5 then card_limit_left(a, day)
                when 6 then a.balance_cap - a.principal
            end,
            r.request_hash, card_moment(a, r), day, card_refuse.kind, refusal, card_refuse.contra, a.currency,
            r.operator_id, c.customer_id, r.shop_id, r.request_id, r.memo
        from card c where c.id = a.id
        returning * into written;
    return written;
end $$;

-- Refuses a shop that does not exist or is closed, without locking its row. A request that was served while the shop was
-- still open is a replay and passes.
create function card_require_shop(r card_request) returns void language plpgsql stable as $$
begin
    if r.shop_id is not null
            and not exists (select from org_unit u where u.id = r.shop_id and u.deleted_at is null)
            and not exists (select from card_movement m where m.key = r.key) then
        raise exception 'no such shop' using errcode = 'TZ040';
    end if;
end $$;

-- Pays with a card. The answer is the movement, also of a refusal; without a movement there is no such card. A key that
-- is known gives its movement with replayed = true, or error 23505 when the same request is just being served: then the
-- movement is there to be read. Whoever calls compares request_hash.
create function card_spend(r card_request, amount bigint, out movement card_movement, out replayed boolean)
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
            moved_at = card_moment(a, r)
        where a.id = r.card_id and card_spend_refusal(a, amount, card_day(a, r)) is null
        returning old as a, new as b into v;
        if found then
            movement := card_record(r, v.a, v.b, 2, 10);
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
        refusal := card_spend_refusal(account, amount, card_day(account, r));
        exit when refusal is not null;
    end loop;
    movement := card_refuse(r, account, 2, 10, refusal);
end $$;

-- Pays in. Without a given bonus the program's highest tier that is reached decides. Answers like card_spend.
create function card_top_up(r card_request, amount bigint, given_bonus bigint, contra int,
    out movement card_movement, out replayed boolean)
language plpgsql as $$
declare
    account card_account;
    refusal int;
    extra bigint;
    v record;
begin
    replayed := false;
    perform card_require_shop(r);
    extra := coalesce(given_bonus, (
        select t.bonus from card c join card_bonus_tier t on t.program_id = c.program_id
        where c.id = r.card_id and t.top_up <= amount order by t.top_up desc limit 1), 0);
    loop
        update card_account a set
            principal = a.principal + amount,
            bonus = a.bonus + extra,
            sequence = a.sequence + 1,
            business_date = card_day(a, r),
            day_spent = card_spent_on(a, card_day(a, r)),
            moved_at = card_moment(a, r)
        where a.id = r.card_id and card_top_up_refusal(a, amount, card_day(a, r)) is null
        returning old as a, new as b into v;
        if found then
            movement := card_record(r, v.a, v.b, 1, contra);
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

-- Takes a card from one status to another as a movement without money, so that the order of a freeze and a sale is on
-- record. No movement: the card is not in the status that it was expected in.
create function card_change_status(r card_request, from_status int, to_status int, kind int)
returns card_movement language plpgsql as $$
declare
    v record;
begin
    update card_account a set
        status = to_status,
        sequence = a.sequence + 1,
        business_date = card_day(a, r),
        day_spent = card_spent_on(a, card_day(a, r)),
        moved_at = card_moment(a, r)
    where a.id = r.card_id and a.status = from_status
    returning old as a, new as b into v;
    if not found then
        return null;
    end if;
    return card_record(r, v.a, v.b, kind, 0);
end $$;

-- The movements as double entry: every movement's debits equal its credits, account by account in whole sums.
create view card_ledger_entry as
select m.key, m.card_id, m.customer_id, m.shop_id, m.business_date, m.xid, m.currency, e.account,
    greatest(-e.amount, 0) as debit, greatest(e.amount, 0) as credit
from card_movement m
cross join lateral (values
    ('card_principal', m.principal),
    (case m.contra when 1 then 'cash' when 2 then 'transfer' when 3 then 'wechat' when 4 then 'alipay'
        when 5 then 'bank_card' when 9 then 'other_money' when 10 then 'sales' end, -m.principal),
    ('card_bonus', m.bonus),
    ('bonus_granted', -m.bonus)
) as e (account, amount)
where m.result = 0 and e.amount <> 0;

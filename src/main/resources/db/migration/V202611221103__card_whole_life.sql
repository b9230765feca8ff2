-- The whole life of a card: programs in versions, batches of blank cards, holds, bonus that expires, and what the
-- sub-ledger keeps besides. The functions that move it follow in the next migrations.

-- What a program promises besides limits. bonus_valid_days is, like the tiers, an offer for the next top-up; the other
-- terms hold for a card as they were in the version that it was issued under.
alter table card_program
    drop constraint card_program_spend_order_check,
    add constraint card_program_spend_order_check check (spend_order in ('BONUS_FIRST', 'PRINCIPAL_FIRST', 'RATIO')),
    add bonus_valid_days int check (bonus_valid_days between 1 and 36500), -- null: bonus does not expire
    add pin_required boolean not null default false,
    add pin_free_amount bigint check (pin_free_amount between 0 and 10000000000000), -- up to it no PIN is asked for
    add replacement_fee bigint not null default 0 check (replacement_fee between 0 and 10000000000000),
    add cash_out_allowed boolean not null default true,
    add cash_out_minimum bigint not null default 0 check (cash_out_minimum between 0 and 10000000000000),
    add shops uuid[],                                   -- units that accept it, each with all below it; null: every unit
    add terms_version int not null default 1 check (terms_version > 0),
    add terms_id uuid not null default gen_random_uuid(); -- of the version that holds now
alter table card_program alter terms_id drop default;

-- A program as it was; a change adds a version.
create table card_program_version (
    id               uuid        primary key,
    program_id       uuid        not null references card_program,
    number           int         not null check (number > 0),
    validity_months  int,
    pin_required     boolean     not null,
    pin_free_amount  bigint,
    replacement_fee  bigint      not null,
    cash_out_allowed boolean     not null,
    cash_out_minimum bigint      not null,
    shops            uuid[],
    terms            jsonb,                             -- the whole program as it was defined; null from before versions
    made_at          timestamptz not null,
    made_by          uuid        not null,
    unique (program_id, number)
);
insert into card_program_version
select terms_id, id, 1, validity_months, pin_required, pin_free_amount, replacement_fee, cash_out_allowed,
    cash_out_minimum, shops, null, updated_at, '00000000-0000-0000-0000-000000000000'
from card_program;
select append_only('card_program_version');

-- Blank cards that were made together.
create table card_batch (
    id              uuid        primary key,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    program_id      uuid        not null references card_program,
    terms_id        uuid        not null references card_program_version,
    unit_id         uuid        references org_unit,
    quantity        int         not null check (quantity between 1 and 100000),
    memo            text        check (length(memo) <= 200),
    made_by         uuid        not null
);
create index card_batch_program_id on card_batch (program_id);
create index card_batch_terms_id on card_batch (terms_id);
create index card_batch_unit_id on card_batch (unit_id);
create index card_batch_created_at on card_batch (created_at desc, id desc);

alter table card
    add terms_id uuid references card_program_version,  -- the version of the program that holds for the card
    add batch_id uuid references card_batch,
    add successor_id uuid references card,              -- the card that replaced this one
    drop constraint card_check,
    -- A registered card out of a batch has no holder until it is activated.
    add constraint card_holder check (case kind when 'ANONYMOUS' then customer_id is null
        else customer_id is not null or batch_id is not null end);
create index card_batch_id on card (batch_id) where batch_id is not null;
create index card_successor_id on card (successor_id) where successor_id is not null;
create index card_terms_id on card (terms_id);
update card c set terms_id = p.terms_id from card_program p where p.id = c.program_id;
alter table card alter terms_id set not null;

alter table card_account
    drop constraint card_account_spend_order_check,
    add constraint card_account_spend_order_check check (spend_order in (1, 2, 3)), -- 3: in the proportion of the two
    add shop_bound boolean not null default false,      -- only units of the program's version accept it
    add has_lots boolean not null default false,        -- some of its bonus expires
    -- For the refund of 法释〔2025〕4号: what was paid in and granted, less what was paid out and forfeited; and what
    -- was consumed, less what was returned, as it was charged and at list price.
    add paid_total bigint not null default 0 check (paid_total >= 0),
    add bonus_total bigint not null default 0 check (bonus_total >= 0),
    add used_total bigint not null default 0 check (used_total >= 0),
    add used_list_total bigint not null default 0 check (used_list_total >= 0);
-- For the nightly look at validity. Neither column changes when money moves, so updates still stay on their page.
create index card_account_expiry on card_account (expires_on) where status = 2 and expires_on is not null;

update card_account a set paid_total = m.paid, bonus_total = m.granted, used_total = m.used, used_list_total = m.used
from (select card_id, sum(principal) filter (where kind = 1) as paid, sum(bonus) filter (where kind = 1) as granted,
          coalesce(-sum(principal + bonus) filter (where kind = 2), 0) as used
      from card_movement where result = 0 group by card_id) m
where m.card_id = a.id and m.paid is not null;

alter table card_movement
    add ref_key uuid,          -- the hold, the original or the other leg that it belongs to
    add list_amount bigint check (list_amount > 0),     -- what a payment would have cost without discount
    add terminal text check (length(terminal) <= 64),
    add approval_id uuid;      -- the request that a second person decided
create index card_movement_ref_key on card_movement (ref_key) where ref_key is not null;
create unique index card_movement_reversed_once on card_movement (ref_key) where kind = 12 and result = 0;

do $$
declare
    rule record;
begin
    for rule in select conname from pg_constraint where conrelid = 'card_movement'::regclass and contype = 'c'
            and (pg_get_constraintdef(oid) like '%contra%' or pg_get_constraintdef(oid) like '%(result <= 6)%'
                 or pg_get_constraintdef(oid) like '%kind < 51%') loop
        execute format('alter table card_movement drop constraint %I', rule.conname);
    end loop;
end $$;
alter table card_movement
    -- 0 posted; refused: 1 not active 2 frozen 3 expired 4 balance 5 limit 6 cap 7 lost 8 replaced 9 closed 10 shop
    -- 11 hold not open 12 more than the hold 13 hold has run out 14 not returnable 15 more than was spent
    -- 16 reversed before 17 too late to reverse 18 not reversible 19 has holds 20 other card 21 other card's cap
    add constraint card_movement_result check (result between 0 and 21),
    -- the house's side: 0 none 1 cash 2 transfer 3 WeChat 4 Alipay 5 bank card 9 other money 10 sales 11 adjustments
    -- 12 fees
    add constraint card_movement_contra check (contra in (0, 1, 2, 3, 4, 5, 9, 10, 11, 12)),
    add constraint card_movement_hold check (kind <> 3 or (principal = 0 and bonus = 0 and held >= 0)),
    add constraint card_movement_close check (kind not in (4, 5) or (principal <= 0 and bonus <= 0 and held <= 0)),
    add constraint card_movement_return check (kind <> 6 or (principal >= 0 and bonus >= 0 and held = 0)),
    add constraint card_movement_transfer check (kind <> 7 or (bonus = 0 and held = 0)),
    add constraint card_movement_payout check (kind not in (8, 11) or (principal <= 0 and bonus <= 0 and held = 0)),
    add constraint card_movement_bonus_expiry check (kind <> 10 or (principal = 0 and bonus <= 0 and held = 0)),
    -- A status changes without money, but for a replacement, which takes everything along.
    add constraint card_movement_event check (kind < 51 or kind = 58 or (principal = 0 and bonus = 0 and held = 0));

-- Money that is set aside until it is captured, voided or has run out. A row changes only under the lock of its card.
create table card_hold (
    key           uuid        primary key,              -- of the movement that took it
    card_id       uuid        not null references card_account,
    amount        bigint      not null check (amount > 0),
    captured      bigint      not null default 0 check (captured between 0 and amount),
    status        smallint    not null default 1 check (status between 1 and 4), -- 1 OPEN 2 CAPTURED 3 VOIDED 4 EXPIRED
    business_date date        not null,                 -- the day whose limit it counts towards
    taken_at      timestamptz not null,
    expires_at    timestamptz not null,
    closed_at     timestamptz,
    check ((status = 1) = (closed_at is null)),
    check ((status = 2) = (captured > 0))
);
create index card_hold_card_id on card_hold (card_id);
create index card_hold_due on card_hold (expires_at) where status = 1;

-- Bonus that expires, as it was granted. Bonus of a card beyond its lots does not expire.
create table card_bonus_lot (
    id         uuid   primary key default uuidv7(),
    card_id    uuid   not null references card_account,
    grant_key  uuid   not null,                         -- the movement that granted it
    expires_on date   not null,                         -- the last day on which it can be spent
    granted    bigint not null check (granted > 0),
    remaining  bigint not null check (remaining between 0 and granted)
);
create index card_bonus_lot_card_id on card_bonus_lot (card_id, expires_on);
create index card_bonus_lot_grant_key on card_bonus_lot (grant_key);
create index card_bonus_lot_due on card_bonus_lot (expires_on) where remaining > 0;

-- Which lots a payment took its bonus from, so that a return puts it back where it expires when it would have.
create table card_bonus_use (
    movement_key uuid   not null,
    lot_id       uuid   not null references card_bonus_lot,
    amount       bigint not null check (amount > 0),
    returned     bigint not null default 0 check (returned between 0 and amount),
    primary key (movement_key, lot_id)
);
create index card_bonus_use_lot_id on card_bonus_use (lot_id);

-- The movements as double entry: every request's debits equal its credits, account by account in whole sums.
create or replace view card_ledger_entry as
select m.key, m.card_id, m.customer_id, m.shop_id, m.business_date, m.xid, m.currency, e.account,
    greatest(-e.amount, 0) as debit, greatest(e.amount, 0) as credit
from card_movement m
cross join lateral (values
    ('card_principal', m.principal),
    (case m.contra when 0 then 'between_cards' when 1 then 'cash' when 2 then 'transfer' when 3 then 'wechat'
        when 4 then 'alipay' when 5 then 'bank_card' when 9 then 'other_money' when 10 then 'sales'
        when 11 then 'adjustments' when 12 then 'fees' end, -m.principal),
    ('card_bonus', m.bonus),
    ('bonus_granted', -m.bonus)
) as e (account, amount)
where m.result = 0 and e.amount <> 0;

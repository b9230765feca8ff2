-- What the cards owe, without adding up every movement each time: movements are summed once, in the order of their
-- transactions, and what came after is added when somebody asks.

-- Readers that follow the movements find the new ones by it; it costs a sale next to nothing.
create index card_movement_xid on card_movement using brin (xid) with (pages_per_range = 32, autosummarize = on);

-- How far a follower of the movements has come: everything below is done. A transaction below the oldest one that is
-- still running is finished, so nothing can appear there any more; a sequence or a clock could not promise that.
create table watermark (
    name        text        primary key,
    upto_xid    bigint      not null default 0,
    advanced_at timestamptz
);
insert into watermark (name) values ('card_rollup'), ('card_alerts');

-- The sums of the movements below the watermark. The nil UUID stands for no unit and no shop.
create table card_rollup (
    business_date date     not null,
    program_id    uuid     not null,
    unit_id       uuid     not null,                    -- that the card belongs to
    shop_id       uuid     not null,                    -- where it happened
    kind          smallint not null,
    contra        smallint not null,
    principal_in  bigint   not null,
    principal_out bigint   not null,
    bonus_in      bigint   not null,
    bonus_out     bigint   not null,
    held          bigint   not null,
    movements     bigint   not null,
    primary key (business_date, program_id, unit_id, shop_id, kind, contra)
);

-- One movement as the rollup counts it. Refusals and changes of status move nothing.
create view card_flow_single as
select m.xid, m.business_date, c.program_id,
    coalesce(c.unit_id, '00000000-0000-0000-0000-000000000000') as unit_id,
    coalesce(m.shop_id, '00000000-0000-0000-0000-000000000000') as shop_id, m.kind, m.contra,
    greatest(m.principal, 0) as principal_in, greatest(-m.principal, 0) as principal_out,
    greatest(m.bonus, 0) as bonus_in, greatest(-m.bonus, 0) as bonus_out, m.held, 1::bigint as movements
from card_movement m join card c on c.id = m.card_id
where m.result = 0 and (m.principal <> 0 or m.bonus <> 0 or m.held <> 0);

-- All flows, exact as of the statement that reads them: the sums below the watermark, the movements from it on.
create view card_flow as
select business_date, program_id, unit_id, shop_id, kind, contra, principal_in, principal_out, bonus_in, bonus_out, held,
    movements
from card_rollup
union all
select business_date, program_id, unit_id, shop_id, kind, contra, principal_in, principal_out, bonus_in, bonus_out, held,
    movements
from card_flow_single where xid >= (select upto_xid from watermark where name = 'card_rollup');

-- Sums the next movements, at most those of so many transactions; answers how many finished transactions are left then,
-- 0 when somebody else is at it.
create function advance_card_rollup(step bigint) returns bigint language plpgsql as $$
declare
    low bigint;
    high bigint;
    horizon bigint;
begin
    select upto_xid into low from watermark where name = 'card_rollup' for update skip locked;
    if not found then
        return 0;
    end if;
    horizon := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    high := least(horizon, low + step);
    if high <= low then
        return 0;
    end if;
    insert into card_rollup as r
    select business_date, program_id, unit_id, shop_id, kind, contra, sum(principal_in), sum(principal_out), sum(bonus_in),
        sum(bonus_out), sum(held), sum(movements)
    from card_flow_single where xid >= low and xid < high
    group by business_date, program_id, unit_id, shop_id, kind, contra
    on conflict (business_date, program_id, unit_id, shop_id, kind, contra) do update set
        principal_in = r.principal_in + excluded.principal_in, principal_out = r.principal_out + excluded.principal_out,
        bonus_in = r.bonus_in + excluded.bonus_in, bonus_out = r.bonus_out + excluded.bonus_out,
        held = r.held + excluded.held, movements = r.movements + excluded.movements;
    update watermark set upto_xid = high, advanced_at = clock_timestamp() where name = 'card_rollup';
    return horizon - high;
end $$;

-- The demonstration is the one case in which movements go away; then the sums give them back. Takes the lock of the
-- watermark, so that what is counted cannot change meanwhile.
create function give_back_to_card_rollup() returns trigger language plpgsql as $$
declare
    upto bigint;
begin
    select upto_xid into upto from watermark where name = 'card_rollup' for update;
    update card_rollup r set
        principal_in = r.principal_in - g.principal_in, principal_out = r.principal_out - g.principal_out,
        bonus_in = r.bonus_in - g.bonus_in, bonus_out = r.bonus_out - g.bonus_out,
        held = r.held - g.held, movements = r.movements - g.movements
    from (
        select m.business_date, c.program_id, coalesce(c.unit_id, '00000000-0000-0000-0000-000000000000') as unit_id,
            coalesce(m.shop_id, '00000000-0000-0000-0000-000000000000') as shop_id, m.kind, m.contra,
            sum(greatest(m.principal, 0)) as principal_in, sum(greatest(-m.principal, 0)) as principal_out,
            sum(greatest(m.bonus, 0)) as bonus_in, sum(greatest(-m.bonus, 0)) as bonus_out, sum(m.held) as held,
            count(*) as movements
        from gone m join card c on c.id = m.card_id
        where m.xid < upto and m.result = 0 and (m.principal <> 0 or m.bonus <> 0 or m.held <> 0)
        group by 1, 2, 3, 4, 5, 6
    ) g
    where (r.business_date, r.program_id, r.unit_id, r.shop_id, r.kind, r.contra)
        = (g.business_date, g.program_id, g.unit_id, g.shop_id, g.kind, g.contra);
    delete from card_rollup where movements = 0;
    return null;
end $$;
create trigger give_back_to_rollup after delete on card_movement
    referencing old table as gone for each statement execute function give_back_to_card_rollup();

-- What kind of issuer the company is, which decides the share of custody; the last word counts.
create table issuer_setting (
    id         uuid        primary key,
    position   bigint      generated always as identity unique,
    type       text        not null check (type in ('LARGE', 'GROUP', 'BRAND', 'OTHER')),
    reason     text        not null check (length(reason) between 1 and 500),
    decided_by uuid        not null,
    decided_at timestamptz not null
);
select append_only('issuer_setting');

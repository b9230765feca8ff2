-- What is metered for contracts. A price never changes; an item ends, and another follows.
create table metered_item (
    id                 uuid          primary key,
    version            bigint        not null,
    created_at         timestamptz   not null,
    updated_at         timestamptz   not null,
    contract_id        uuid          not null references contract,
    name               text          not null check (length(name) between 1 and 60),
    unit               text          not null check (length(unit) between 1 and 20),
    unit_price         numeric(12,6) not null check (unit_price >= 0),       -- yuan for one unit
    included           numeric(15,6) not null check (included >= 0),         -- units of each period that cost nothing
    cycle              text          not null check (cycle in ('MONTHLY', 'QUARTERLY', 'YEARLY')),
    tax_rate           numeric(5,2)  check (tax_rate between 0 and 100),
    payment_terms_days int           not null check (payment_terms_days between 0 and 365),
    starts_on          date          not null,
    ends_on            date          check (ends_on >= starts_on),
    created_by         uuid          not null
);
-- One of a name at a time; no two that go on.
create unique index metered_item_open on metered_item (contract_id, name) where ends_on is null;
create index metered_item_contract on metered_item (contract_id, created_at, id);

create function keep_metered_item() returns trigger language plpgsql as $$
begin
    raise exception 'a metered item stays as it was agreed' using errcode = 'TZ001';
end $$;
create trigger keep_metered_item before update on metered_item for each row when (
    (old.contract_id, old.name, old.unit, old.unit_price, old.included, old.cycle, old.tax_rate, old.payment_terms_days,
     old.starts_on)
    is distinct from
    (new.contract_id, new.name, new.unit, new.unit_price, new.included, new.cycle, new.tax_rate, new.payment_terms_days,
     new.starts_on)
    or old.ends_on is not null and old.ends_on is distinct from new.ends_on)
    execute function keep_metered_item();
create trigger keep_metered_items before delete on metered_item for each row execute function refuse_change();

-- What was used. A record is taken back by its opposite.
create table usage_record (
    id          uuid          primary key,
    contract_id uuid          not null references contract,
    item_id     uuid          not null references metered_item,
    reference   text          check (length(reference) between 1 and 100),
    on_day      date          not null,
    period_from date          not null,                  -- the first day of its period; set below
    quantity    numeric(15,6) not null check (quantity <> 0),
    reverses    uuid          unique references usage_record,
    reason      text          check (length(reason) between 1 and 500),
    created_by  uuid          not null,
    created_at  timestamptz   not null,
    unique (item_id, reference),
    check ((quantity < 0) = (reverses is not null)),
    check ((reverses is null) = (reference is not null)),
    check ((reverses is null) = (reason is null))
);
create index usage_record_contract on usage_record (contract_id, created_at desc, id desc);
create index usage_record_item on usage_record (item_id, on_day);
select append_only('usage_record');

-- What was used of an item in a period: the sum of its records, moved with them.
create table usage_period (
    id          uuid          primary key default uuidv7(),
    contract_id uuid          not null references contract,
    item_id     uuid          not null references metered_item,
    period_from date          not null,
    -- Bounded so that what it comes to at the highest price is a whole number of 分 that bigint holds.
    quantity    numeric(16,6) not null check (quantity between 0 and 9999999999),
    unique (item_id, period_from)
);
create index usage_period_contract on usage_period (contract_id, period_from desc, id desc);

create function usage_period_of(cycle text, day date) returns date immutable language sql as $$
    select date_trunc(case cycle when 'MONTHLY' then 'month' when 'QUARTERLY' then 'quarter' else 'year' end,
                      day::timestamp)::date
$$;

-- The item is held, so that it does not end before a day on which usage is being recorded.
create function place_usage() returns trigger language plpgsql as $$
declare
    item metered_item;
begin
    select * into item from metered_item where id = new.item_id for share;
    if item.contract_id is distinct from new.contract_id or new.on_day < item.starts_on
       or (new.on_day > item.ends_on and new.reverses is null) then
        raise exception 'usage belongs to the days of an item' using errcode = '23514', constraint = 'usage_in_days';
    end if;
    if new.reverses is not null and not exists (
        select from usage_record o
        where o.id = new.reverses and o.reverses is null
          and (o.item_id, o.on_day, o.quantity) = (new.item_id, new.on_day, -new.quantity)) then
        raise exception 'usage is taken back by its opposite' using errcode = '23514', constraint = 'usage_opposite';
    end if;
    new.period_from := usage_period_of(item.cycle, new.on_day);
    return new;
end $$;
create trigger place_usage before insert on usage_record for each row execute function place_usage();

create function add_usage() returns trigger language plpgsql as $$
begin
    -- An update first: what an insert would add is checked before it meets the row that is there.
    update usage_period set quantity = quantity + new.quantity
    where item_id = new.item_id and period_from = new.period_from;
    if not found then
        insert into usage_period as period (contract_id, item_id, period_from, quantity)
        values (new.contract_id, new.item_id, new.period_from, new.quantity)
        on conflict (item_id, period_from) do update set quantity = period.quantity + excluded.quantity;
    end if;
    return null;
end $$;
create trigger add_usage after insert on usage_record for each row execute function add_usage();

create function usage_by_hand() returns trigger language plpgsql as $$
begin
    raise exception 'what was used moves with its records only' using errcode = 'TZ001';
end $$;
create trigger keep_usage before insert or update on usage_period
    for each row when (pg_trigger_depth() = 0) execute function usage_by_hand();
create trigger keep_usages before delete on usage_period for each row execute function refuse_change();
create trigger keep_all_usages before truncate on usage_period for each statement execute function refuse_change();

insert into approval_policy (id, version, created_at, updated_at, action, threshold, enabled)
values (gen_random_uuid(), 0, now(), now(), 'usage.agree', null, true);

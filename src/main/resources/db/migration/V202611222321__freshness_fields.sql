-- When a tier's fields are to be looked at again, in days by field; a field that is not named never falls due.
create table freshness_policy (
    id         uuid        primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    tier       text        not null unique check (tier in ('VIP', 'REGULAR', 'POTENTIAL')),
    cycles     jsonb       not null check (jsonb_typeof(cycles) = 'object')
);
insert into freshness_policy (id, version, created_at, updated_at, tier, cycles)
select gen_random_uuid(), 0, now(), now(), p.tier, cast(p.cycles as jsonb)
  from (values
    ('VIP', '{"NAME": 180, "CREDIT_CODE": 365, "INDUSTRY": 365, "PHONE": 90, "MAIL": 90, "MESSENGER": 180, "ADDRESS": 180, "CONTACT": 90}'),
    ('REGULAR', '{"NAME": 365, "CREDIT_CODE": 730, "INDUSTRY": 730, "PHONE": 180, "MAIL": 180, "MESSENGER": 365, "ADDRESS": 365, "CONTACT": 180}'),
    ('POTENTIAL', '{"PHONE": 365, "MAIL": 365, "ADDRESS": 730, "CONTACT": 365}')) as p (tier, cycles);

-- What the parts of a file count for its completeness, by kind of customer; a part that is not named is not asked for.
create table completeness_scale (
    id         uuid        primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    kind       text        not null unique check (kind in ('PERSON', 'ORGANISATION')),
    weights    jsonb       not null check (jsonb_typeof(weights) = 'object')
);
insert into completeness_scale (id, version, created_at, updated_at, kind, weights)
select gen_random_uuid(), 0, now(), now(), s.kind, cast(s.weights as jsonb)
  from (values
    ('PERSON', '{"NAME": 15, "PHONE": 40, "MAIL": 10, "MESSENGER": 10, "ADDRESS": 15, "BIRTHDAY": 10}'),
    ('ORGANISATION', '{"NAME": 10, "CREDIT_CODE": 25, "INDUSTRY": 10, "PHONE": 20, "MAIL": 5, "ADDRESS": 15, "CONTACT": 15}')) as s (kind, weights);

-- The last time that somebody stood in for a field, or for one entry of it. Whose row is missing was last looked at when
-- the customer was registered. No values are kept here.
create table field_verification (
    customer_id uuid        not null references customer,
    field       text        not null check (field in ('NAME', 'CREDIT_CODE', 'INDUSTRY', 'BIRTHDAY', 'PHONE', 'MAIL',
                                                       'MESSENGER', 'ADDRESS', 'CONTACT')),
    entry_id    uuid        not null,                   -- of the contact point, address or contact; the nil id elsewhere
    verified_at timestamptz not null,
    verified_by uuid        not null,                   -- no foreign key: the system brings customers in too
    way         text        not null check (way in ('EDITED', 'CONFIRMED', 'INTERACTION', 'REVIEW')),
    primary key (customer_id, field, entry_id)
);

-- Who said that fields are as they are written: the history.
create table field_confirmation (
    id           uuid        primary key,
    customer_id  uuid        not null references customer,
    at           timestamptz not null,
    by_id        uuid        not null,
    way          text        not null check (way in ('CONFIRMED', 'INTERACTION', 'REVIEW')),
    fields       text[]      not null,
    entries      uuid[]      not null,
    changed      boolean     not null,                  -- with an edit in the same breath
    note         text        check (length(note) between 1 and 500),
    reference_id uuid                                   -- the interaction or the item of a review that it came with
);
create index field_confirmation_customer_id on field_confirmation (customer_id, at desc, id desc);
select append_only('field_confirmation');

-- One row for each customer: how pressing and how important it is to look at the file again, and how complete it is.
create table customer_freshness (
    customer_id  uuid        primary key references customer,
    tier         text        not null,
    worth_minor  bigint      not null,                  -- |balance| and what was charged in a year, as of the last night
    importance   bigint      not null,                  -- the tier first, the worth within it
    due_on       date        not null,                  -- when the first field falls due; 9999-12-31: never
    completeness int         not null check (completeness between 0 and 100),
    refreshed_at timestamptz not null
);
create index customer_freshness_queue on customer_freshness (importance desc, due_on, customer_id);
create index customer_freshness_due_on on customer_freshness (due_on, customer_id);
create index customer_freshness_completeness on customer_freshness (completeness, customer_id);
create index customer_freshness_refreshed_at on customer_freshness (refreshed_at);

-- Every field that customers have, each entry by itself: when it was last looked at, by whom, and when it falls due. It
-- asks whether something is written and never what, so it does not mind how values are stored.
create function freshness_fields(ids uuid[], moment timestamptz, zone text)
returns table (customer_id uuid, field text, entry_id uuid, verified_at timestamptz, verified_by uuid, way text,
               days int, due_on date)
language sql stable as $$
    with c as (select * from customer where id = any (ids)),
    present as (
        select c.id, c.tier, c.created_at, 'NAME' as field, '00000000-0000-0000-0000-000000000000'::uuid as entry_id,
               null::timestamptz as own from c
        union all
        select c.id, c.tier, c.created_at, f.field, '00000000-0000-0000-0000-000000000000', null
          from c cross join lateral (values ('CREDIT_CODE', c.credit_code is not null), ('INDUSTRY', c.industry is not null),
                                            ('BIRTHDAY', c.birthday is not null)) as f (field, there)
         where f.there
        union all
        select c.id, c.tier, c.created_at,
               case when p.type in ('PHONE', 'MOBILE') then 'PHONE' when p.type = 'EMAIL' then 'MAIL' else 'MESSENGER' end,
               p.id, case when p.verified_at <= moment then p.verified_at end
          from c join contact_point p on p.customer_id = c.id
        union all
        select c.id, c.tier, c.created_at, 'ADDRESS', a.id, null from c join customer_address a on a.customer_id = c.id
        union all
        select c.id, c.tier, c.created_at, 'CONTACT', k.id, null from c join contact k on k.customer_id = c.id)
    select p.id, p.field, p.entry_id, greatest(p.created_at, p.own, v.verified_at),
           case when v.verified_at >= greatest(p.created_at, p.own, v.verified_at) then v.verified_by end,
           case when v.verified_at >= greatest(p.created_at, p.own, v.verified_at) then v.way end,
           cast(y.cycles ->> p.field as int),
           cast(greatest(p.created_at, p.own, v.verified_at) at time zone zone as date) + cast(y.cycles ->> p.field as int)
      from present p
      left join field_verification v on v.customer_id = p.id and v.field = p.field and v.entry_id = p.entry_id
      left join freshness_policy y on y.tier = p.tier
$$;

-- Writes anew what follows from the fields. With weighing, also what customers are worth.
create function refresh_freshness(ids uuid[], moment timestamptz, zone text, weighing boolean) returns void
language sql as $$
    with fields as materialized (select * from freshness_fields(ids, moment, zone)),
    due as (select f.customer_id, min(f.due_on) as due_on from fields f group by f.customer_id),
    worth as (
        select c.id, case when not weighing then coalesce(old.worth_minor, 0)
            else coalesce((select abs(a.balance_minor) from customer_account a where a.customer_id = c.id), 0)
                + coalesce((select sum(abs(e.amount_minor)) from entry e where e.customer_id = c.id and e.status = 'POSTED'
                    and e.deleted_at is null and e.type in ('SALE', 'CHARGE')
                    and e.business_date > cast(moment at time zone zone as date) - 365), 0)::bigint end as minor
          from customer c left join customer_freshness old on old.customer_id = c.id where c.id = any (ids)),
    complete as (
        select c.id, coalesce(100 * sum(w.weight) filter (where exists (select from fields f
                   where f.customer_id = c.id and f.field = w.field)) / nullif(sum(w.weight), 0), 0)::int as score
          from customer c join completeness_scale s on s.kind = c.kind
         cross join lateral (select key as field, value::int as weight from jsonb_each_text(s.weights)) as w
         where c.id = any (ids) group by c.id)
    insert into customer_freshness (customer_id, tier, worth_minor, importance, due_on, completeness, refreshed_at)
    select c.id, c.tier, w.minor,
           case c.tier when 'VIP' then 2 when 'REGULAR' then 1 else 0 end * 1000000000000000
               + least(w.minor, 999999999999999),
           coalesce(d.due_on, '9999-12-31'), coalesce(s.score, 0), moment
      from customer c
      join worth w on w.id = c.id
      left join due d on d.customer_id = c.id
      left join complete s on s.id = c.id
     where c.id = any (ids)
     order by c.id
    on conflict (customer_id) do update set tier = excluded.tier, worth_minor = excluded.worth_minor,
        importance = excluded.importance, due_on = excluded.due_on, completeness = excluded.completeness,
        refreshed_at = excluded.refreshed_at
$$;

-- Those who are there already are looked at by the sweep.
insert into customer_freshness (customer_id, tier, worth_minor, importance, due_on, completeness, refreshed_at)
select id, tier, 0, 0, '9999-12-31', 0, 'epoch' from customer;

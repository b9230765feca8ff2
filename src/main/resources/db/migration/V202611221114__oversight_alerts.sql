-- What is watched for, and how much of it is too much.
create table alert_rule (
    id         uuid        primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    kind       text        not null unique check (kind in ('VELOCITY', 'REFUND_RATIO', 'BALANCE_DROP', 'PIN_FAILURES')),
    enabled    boolean     not null,
    times      int         check (times between 1 and 100000),
    minutes    int         check (minutes between 1 and 10080),
    percent    int         check (percent between 1 and 100),
    amount     bigint      check (amount between 0 and 10000000000000)
);
insert into alert_rule (id, version, created_at, updated_at, kind, enabled, times, minutes, percent, amount)
select gen_random_uuid(), 0, now(), now(), r.kind, true, r.times, r.minutes, r.percent, r.amount
  from (values ('VELOCITY', 8, 10, null::int, null::bigint),    -- so many payments of a card within so many minutes
               ('REFUND_RATIO', 5, null, 30, 20000),            -- so many refunds of at least so much, this share of sales
               ('BALANCE_DROP', null, null, 80, 200000),        -- this share and amount gone from a card within a day
               ('PIN_FAILURES', 5, null, null, null)            -- so many wrong PINs in a row
       ) as r (kind, times, minutes, percent, amount);

-- Something that somebody should look at. One situation is one alert, however often it is seen.
create table alert (
    id              uuid        primary key,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    kind            text        not null check (kind in ('VELOCITY', 'REFUND_RATIO', 'BALANCE_DROP', 'PIN_FAILURES')),
    situation       text        not null unique check (length(situation) <= 200),
    status          text        not null check (status in ('OPEN', 'ACKNOWLEDGED')),
    card_id         uuid        references card,
    operator_id     uuid        references staff,
    shop_id         uuid        references org_unit,
    business_date   date        not null,
    occurred_at     timestamptz not null,               -- when it was last the case
    figures         jsonb       not null,
    acknowledged_by uuid        references staff,
    acknowledged_at timestamptz,
    note            text        check (length(note) between 1 and 500),
    check ((status = 'ACKNOWLEDGED') = (num_nonnulls(acknowledged_by, acknowledged_at, note) = 3))
);
create index alert_occurred_at on alert (occurred_at desc, id desc);
create index alert_open on alert (occurred_at desc, id desc) where status = 'OPEN';
create index alert_card_id on alert (card_id, occurred_at desc) where card_id is not null;
create index alert_operator_id on alert (operator_id) where operator_id is not null;
create index alert_shop_id on alert (shop_id) where shop_id is not null;
create index alert_acknowledged_by on alert (acknowledged_by) where acknowledged_by is not null;

-- What each member of staff sold and paid back with cards on a day, at each shop; kept by the watermark of the alerts.
create table card_operator_day (
    business_date date   not null,
    operator_id   uuid   not null references staff,
    shop_id       uuid   not null,                      -- the nil UUID: none
    spent         bigint not null,
    refunded      bigint not null,
    refunds       bigint not null,
    primary key (business_date, operator_id, shop_id)
);
create index card_operator_day_operator_id on card_operator_day (operator_id);
create index card_operator_day_shop on card_operator_day (business_date, shop_id);

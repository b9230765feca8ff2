-- A month on its way to being settled, in six steps. There is one run for a month.
create table period_run (
    id          uuid        primary key,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    starts_on   date        not null unique check (extract(day from starts_on) = 1),
    status      text        not null check (status in ('OPEN', 'SETTLED', 'REOPENED')),
    opened_by   uuid        not null,                   -- the nil UUID: the job
    settlements int         not null default 0 check (settlements >= 0),
    decided_by  uuid,                                   -- who settled or reopened it last
    decided_at  timestamptz,
    reason      text        check (length(reason) between 1 and 500),
    check (num_nonnulls(decided_by, decided_at) in (0, 2)),
    check ((status = 'OPEN') = (decided_at is null)),
    check ((status = 'OPEN') = (settlements = 0)),
    check ((status = 'REOPENED') = (reason is not null))
);
create index period_run_created_at on period_run (created_at desc, id desc);

create table period_step (
    id         uuid        primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    run_id     uuid        not null references period_run,
    step       text        not null check (step in ('ENTRY', 'BILLING', 'SENDING', 'TRACKING', 'RECONCILIATION', 'SETTLEMENT')),
    owner_id   uuid        not null references staff,
    due_on     date        not null,
    done_by    uuid        references staff,
    done_at    timestamptz,
    unique (run_id, step),
    check (num_nonnulls(done_by, done_at) in (0, 2))
);
create index period_step_due_on on period_step (due_on, id);
create index period_step_owner on period_step (owner_id, due_on, id);
create index period_step_created_at on period_step (created_at, id);
create index period_step_done_by on period_step (done_by) where done_by is not null;

-- What the steps showed when the month was settled.
create table period_settlement (
    id         uuid        primary key,
    run_id     uuid        not null references period_run,
    number     int         not null check (number > 0),
    settled_by uuid        not null references staff,
    settled_at timestamptz not null,
    steps      jsonb       not null,
    unique (run_id, number)
);
create index period_settlement_settled_by on period_settlement (settled_by);
select append_only('period_settlement');

create function keep_period_run() returns trigger language plpgsql as $$
begin
    if new.starts_on <> old.starts_on or new.opened_by <> old.opened_by
       or new.settlements not between old.settlements and old.settlements + 1
       or (new.settlements > old.settlements) <> (new.status = 'SETTLED' and old.status <> 'SETTLED') then
        raise exception 'a period run goes its way' using errcode = 'TZ001';
    end if;
    return new;
end $$;
create trigger keep_period_run before update on period_run for each row execute function keep_period_run();
create trigger keep_period_runs before delete on period_run for each row execute function refuse_change();
create trigger keep_all_period_runs before truncate on period_run for each statement execute function refuse_change();
create trigger keep_period_step before update on period_step
    for each row when ((old.run_id, old.step) is distinct from (new.run_id, new.step)) execute function refuse_change();
create trigger keep_period_steps before delete on period_step for each row execute function refuse_change();
create trigger keep_all_period_steps before truncate on period_step for each statement execute function refuse_change();

-- Looked at when the transaction ends: a settled month is closed in the ledger, and what it showed is kept.
create function settled_is_closed() returns trigger language plpgsql as $$
begin
    if exists (select from period_run r where r.id = new.id and r.status = 'SETTLED' and (
            not exists (select from gl_period p where p.starts_on = r.starts_on and p.status = 'CLOSED')
            or (select count(*) from period_settlement s where s.run_id = r.id) <> r.settlements)) then
        raise exception 'period run % is settled and not closed', new.id
            using errcode = '23514', constraint = 'settled_is_closed';
    end if;
    return null;
end $$;
create constraint trigger settled_is_closed after insert or update on period_run deferrable initially deferred
    for each row when (new.status = 'SETTLED') execute function settled_is_closed();

create function reopened_is_not_settled() returns trigger language plpgsql as $$
begin
    if exists (select from period_run r join gl_period p on p.starts_on = r.starts_on
               where p.id = new.id and p.status <> 'CLOSED' and r.status = 'SETTLED') then
        raise exception 'period % is open and its run is settled', new.starts_on
            using errcode = '23514', constraint = 'reopened_is_not_settled';
    end if;
    return null;
end $$;
create constraint trigger reopened_is_not_settled after update on gl_period deferrable initially deferred
    for each row when (old.status = 'CLOSED' and new.status <> 'CLOSED') execute function reopened_is_not_settled();

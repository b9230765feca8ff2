create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Refuses to change what is written once. TZ001 is answered with 409.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'TZ001';
end $$;

-- Makes a table append-only: for everybody by trigger, for the application's role by its grants too (afterMigrate.sql
-- looks for this trigger).
create function append_only(name regclass) returns void language plpgsql as $$
begin
    execute format('create trigger append_only before update or delete on %s for each row execute function refuse_change()', name);
    execute format('create trigger append_only_truncate before truncate on %s for each statement execute function refuse_change()', name);
end $$;

-- The first answer to a request with an Idempotency-Key, kept in the transaction of its effect.
create table idempotency_key (
    scope        text        not null,                  -- who asked and for which operation
    key          text        not null check (length(key) between 1 and 255),
    request_hash text        not null,                  -- SHA-256 of the request as it was understood
    status       int         not null,                  -- 0 while the effect is under way, inside its own transaction
    body         text        not null,
    created_at   timestamptz not null default now(),
    primary key (scope, key)
);
create index idempotency_key_created_at on idempotency_key using brin (created_at);

-- The one runner of a job in the cluster, and how far it got.
create table job (
    name       text        primary key,
    ran_at     timestamptz not null,
    progress   jsonb       not null default '{}'
);

create table org_unit (
    id         uuid        primary key,
    parent_id  uuid        references org_unit,
    kind       text        not null check (kind in ('COMPANY', 'REGION', 'SHOP', 'TEAM')),
    code       text        not null check (length(code) between 1 and 40),
    name       text        not null check (length(name) between 1 and 120),
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    check (parent_id <> id)
);
create index org_unit_parent_id on org_unit (parent_id);
create unique index org_unit_code on org_unit (code);
-- One company per installation stands at the top.
create unique index org_unit_root on org_unit ((parent_id is null)) where parent_id is null;

create table staff (
    id                   uuid        primary key,
    username             text        not null check (length(username) between 1 and 60),
    display_name         text        not null check (length(display_name) between 1 and 60),
    role                 text        not null,
    scope                text        not null check (scope in ('OWN', 'TEAM', 'SUBTREE', 'ALL')),
    unit_id              uuid        not null references org_unit,
    password_hash        text        not null,          -- PHC string of Argon2id, with its parameters
    must_change_password boolean     not null,
    disabled             boolean     not null default false,
    last_login_at        timestamptz,
    version              bigint      not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    deleted_at           timestamptz
);
create unique index staff_username on staff (lower(username));
create index staff_unit_id on staff (unit_id);

-- A sign-in on one device, from login to logout. Refresh tokens rotate within it.
create table session (
    id           uuid        primary key,
    staff_id     uuid        not null references staff,
    client       text        not null check (client in ('BROWSER', 'MOBILE')),
    user_agent   text,
    created_at   timestamptz not null,
    used_at      timestamptz not null,
    expires_at   timestamptz not null,                  -- absolute, however often it is refreshed
    ended_at     timestamptz,
    ended_reason text        check (ended_reason in ('LOGOUT', 'REUSE', 'REVOKED', 'PASSWORD', 'DISABLED')),
    check ((ended_at is null) = (ended_reason is null))
);
create index session_staff_id on session (staff_id, created_at desc);

create table refresh_token (
    hash       text        primary key,                 -- SHA-256 of the token; the token itself is nowhere
    session_id uuid        not null references session,
    issued_at  timestamptz not null,
    used_at    timestamptz
);
create index refresh_token_session_id on refresh_token (session_id);

-- Failed sign-ins per user name and per address, so that guessing gets slower and slower.
create table login_failure (
    bucket       text        primary key,
    failures     int         not null,
    last_at      timestamptz not null,
    locked_until timestamptz
);

-- Views of the list of customers that are kept under a name: their owner's alone, or also of those who work in a unit (or
-- below it), of those with a role, or of those with the role in the unit. What a view shows is what its reader may see.
create table saved_set (
    id         uuid        primary key,
    name       text        not null check (length(name) between 1 and 60),
    owner_id   uuid        not null references staff,
    unit_id    uuid        references org_unit,
    role       text        check (length(role) between 1 and 40),
    filter     jsonb       check (jsonb_typeof(filter) = 'object'),
    q          text        check (length(q) between 1 and 100),
    sort       text        check (length(sort) between 1 and 200),
    columns    text[]      not null default '{}' check (cardinality(columns) <= 40),
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index saved_set_owner_name on saved_set (owner_id, name);
create index saved_set_unit_id on saved_set (unit_id) where unit_id is not null;
create index saved_set_role on saved_set (role) where role is not null and unit_id is null;

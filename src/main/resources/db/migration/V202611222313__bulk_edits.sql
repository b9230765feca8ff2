-- A change of many customers that somebody started, and what became of each of them. The set is fixed when it starts: who
-- is in it, at which version. Rows are done one by one, each with its customer in one transaction, so whatever breaks off
-- goes on where it was.
create table bulk_edit (
    id           uuid        primary key,
    status       text        not null check (status in ('RUNNING', 'DONE', 'STOPPED', 'UNDOING', 'UNDONE')),
    changes      jsonb       not null,
    total        int         not null check (total between 1 and 20000),
    changed      int         not null default 0 check (changed >= 0),
    unchanged    int         not null default 0 check (unchanged >= 0),
    refused      int         not null default 0 check (refused >= 0),
    undone       int         not null default 0 check (undone >= 0),
    kept         int         not null default 0 check (kept >= 0),
    stop_code    text,                              -- why it stopped by itself
    created_by   uuid        not null references staff,
    unit_id      uuid        references org_unit,
    undone_by    uuid        references staff,
    finished_at  timestamptz,
    version      bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check (changed + unchanged + refused + undone + kept <= total),
    check ((status in ('UNDOING', 'UNDONE')) = (undone_by is not null))
);
create index bulk_edit_created_at on bulk_edit (created_at desc, id desc);
create index bulk_edit_created_by on bulk_edit (created_by, created_at desc, id desc);
create index bulk_edit_unit_id on bulk_edit (unit_id, created_at desc, id desc);
create unique index bulk_edit_running on bulk_edit (created_by) where status = 'RUNNING';
create index bulk_edit_unfinished on bulk_edit (id) where status in ('RUNNING', 'UNDOING');

create table bulk_edit_row (
    id            uuid   primary key,
    edit_id       uuid   not null references bulk_edit,
    position      int    not null,
    customer_id   uuid   not null references customer,
    version       bigint not null,                   -- of the customer when the edit started
    outcome       text   not null check (outcome in ('WAITING', 'CHANGED', 'UNCHANGED', 'REFUSED', 'UNDONE', 'KEPT')),
    code          text,                              -- why it was refused, or could not be undone
    before        jsonb,                             -- what an undo brings back
    version_after bigint,
    unique (edit_id, customer_id),
    check ((outcome in ('REFUSED', 'KEPT')) = (code is not null)),
    check ((outcome in ('CHANGED', 'UNDONE', 'KEPT')) = (before is not null)),
    check ((before is null) = (version_after is null))
);
create index bulk_edit_row_outcome on bulk_edit_row (edit_id, outcome, position);
create index bulk_edit_row_customer_id on bulk_edit_row (customer_id);

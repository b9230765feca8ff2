-- One upload and what became of it. The file itself is kept beside the instance that works on it, and only until it has.
create table import_job (
    id                uuid        primary key,
    target            text        not null check (target in ('CUSTOMERS', 'TRANSACTIONS')),
    mode              text        not null check (mode in ('DRY_RUN', 'COMMIT')),
    status            text        not null check (status in ('RUNNING', 'FINISHED', 'FAILED')),
    file_name         text        not null check (length(file_name) between 1 and 200),
    file_sha256       text        not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    file_bytes        bigint      not null check (file_bytes > 0),
    charset           text,                              -- null: a spreadsheet
    options           jsonb       not null,
    header            text[]      not null,
    rows_read         bigint      not null default 0,
    rows_accepted     bigint      not null default 0,
    rows_rejected     bigint      not null default 0,
    errors_kept       int         not null default 0 check (errors_kept <= 100000),
    created           bigint      not null default 0,
    updated           bigint      not null default 0,
    unchanged         bigint      not null default 0,
    customers_created bigint      not null default 0,
    amount_minor      bigint      not null default 0,    -- what the accepted rows add up to
    same_file_as      uuid        references import_job, -- the last import of the same file that was finished
    failure_code      text,
    failure_arguments text[]      not null default '{}',
    instance          text        not null,              -- who works on it
    alive_at          timestamptz not null,              -- when they were last known to
    created_by        uuid        not null references staff,
    created_by_name   text        not null,
    unit_id           uuid        references org_unit,
    finished_at       timestamptz,
    version           bigint      not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    check (rows_accepted + rows_rejected <= rows_read),
    check ((status = 'RUNNING') = (finished_at is null)),
    check ((status = 'FAILED') = (failure_code is not null))
);
create index import_job_created_at on import_job (created_at desc, id desc);
create index import_job_created_by on import_job (created_by, created_at desc, id desc);
create index import_job_unit_id on import_job (unit_id, created_at desc, id desc);
create index import_job_file on import_job (file_sha256);
create index import_job_same_file_as on import_job (same_file_as) where same_file_as is not null;
create index import_job_running on import_job (alive_at) where status = 'RUNNING';

-- A row that was refused, as it stood in the file, so that it can be put right and sent again.
create table import_error (
    id          bigint generated always as identity primary key,
    job_id      uuid        not null references import_job,
    row_number  bigint      not null,                    -- as a spreadsheet counts: the header is row 1
    column_name text,
    code        text        not null,
    arguments   jsonb       not null,
    original    jsonb       not null
);
create index import_error_job_id on import_error (job_id, id);

-- An import is taken back by a job that goes through its changes, the last one first.
alter table import_job
    add column revert_status text check (revert_status in ('RUNNING', 'DONE', 'STOPPED')),
    add column revert_code   text,                        -- why it stopped by itself
    add column reverted_by   uuid references staff,
    add column reverted_at   timestamptz,                 -- when the revert ended
    add constraint import_job_reverted check ((revert_status is null) = (reverted_by is null)),
    add constraint import_job_revert_of_commit check (revert_status is null or mode = 'COMMIT' and status <> 'RUNNING');
create index import_job_reverted_by on import_job (reverted_by) where reverted_by is not null;
create index import_job_reverting on import_job (id) where revert_status = 'RUNNING';

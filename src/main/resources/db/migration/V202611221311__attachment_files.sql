-- What a file consists of, by its hash. Written before the bytes are stored, so that bytes without a file are found.
create table attachment_blob (
    sha256     text        primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint      not null check (size > 0),
    touched_at timestamptz not null                     -- when somebody last began to store it
);
create index attachment_blob_touched_at on attachment_blob (touched_at);

-- Files kept for a record of any room.
create table attachment (
    id           uuid        primary key,
    version      bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    subject_type text        not null check (length(subject_type) between 1 and 50),
    subject_id   uuid        not null,                  -- a record of another room: no reference
    name         text        not null check (length(name) between 1 and 200),
    media_type   text        not null check (length(media_type) between 3 and 100),
    size         bigint      not null check (size > 0),
    sha256       text        not null references attachment_blob,
    uploaded_by  uuid        references staff,
    deleted_at   timestamptz,
    deleted_by   uuid        references staff,
    check (deleted_at is not null or deleted_by is null)
);
create index attachment_subject on attachment (subject_id, subject_type, created_at desc, id desc);
create index attachment_sha256 on attachment (sha256);
create index attachment_uploaded_by on attachment (uploaded_by);
create index attachment_deleted_by on attachment (deleted_by) where deleted_by is not null;
-- A file is what it was: only its deletion and restoring are written.
create function keep_attachment() returns trigger language plpgsql as $$
begin
    if (old.id, old.created_at, old.subject_type, old.subject_id, old.name, old.media_type, old.size, old.sha256, old.uploaded_by)
        is distinct from
       (new.id, new.created_at, new.subject_type, new.subject_id, new.name, new.media_type, new.size, new.sha256, new.uploaded_by) then
        raise exception 'a file does not change' using errcode = 'TZ001';
    end if;
    return new;
end $$;
create trigger keep_attachment before update on attachment for each row execute function keep_attachment();

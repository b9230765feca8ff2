-- The house's own words in place of those that the product brings; every revision is kept.
create table message_template (
    id         uuid        primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    code       text        not null check (code ~ '^[a-z][a-z0-9_-]{0,49}$'),
    language   text        not null check (language in ('zh-CN', 'en')),
    subject    text        not null check (length(subject) between 1 and 500),
    html       text        not null check (length(html) between 1 and 65536),
    revision   int         not null check (revision >= 1),
    active     boolean     not null,                    -- false: the words that the product brings are used again
    unique (code, language)
);

create table message_template_revision (
    id          uuid        primary key default gen_random_uuid(),
    template_id uuid        not null references message_template,
    revision    int         not null,
    subject     text        not null,
    html        text        not null,
    active      boolean     not null,
    at          timestamptz not null,
    unique (template_id, revision)
);
select append_only('message_template_revision');

create function note_template_revision() returns trigger language plpgsql as $$
begin
    insert into message_template_revision (template_id, revision, subject, html, active, at)
    values (new.id, new.revision, new.subject, new.html, new.active, new.updated_at);
    return null;
end $$;
create trigger note_revision after insert or update on message_template for each row execute function note_template_revision();

-- Who did what, when, with the state before and after; written in the transaction that did it.
create table audit_entry (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    actor_id     uuid,                                  -- null: the system itself, or nobody signed in
    actor_name   text        not null,
    action       text        not null,
    subject_type text        not null,
    subject_id   uuid        not null,
    customer_id  uuid,
    before       jsonb,
    after        jsonb,
    request_id   text        not null
);
create index audit_entry_subject on audit_entry (subject_id, id desc);
create index audit_entry_customer on audit_entry (customer_id, id desc) where customer_id is not null;
create index audit_entry_actor on audit_entry (actor_id, id desc);
create index audit_entry_at on audit_entry using brin (at);
select append_only('audit_entry');

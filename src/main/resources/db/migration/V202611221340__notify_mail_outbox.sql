-- Mail that is to be sent or was sent. It is written in the transaction of what it tells about, and what it says never
-- changes; only how far its delivery has come does.
create table mail_delivery (
    id              uuid        primary key,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    key             text        not null unique check (length(key) between 1 and 255),
    content_hash    text        not null check (length(content_hash) = 64),
    subject_kind    text        not null check (subject_kind ~ '^[a-z][a-z_]{0,49}$'),
    subject_id      uuid        not null,
    customer_id     uuid        references customer,
    recipients      text[]      not null check (cardinality(recipients) between 1 and 20),
    sender          text,                               -- written with the first attempt, and kept: the Message-ID has its domain
    subject         text        not null check (length(subject) between 1 and 200 and subject !~ '[[:cntrl:]]'),
    html            text        not null,
    text            text        not null,
    language        text        not null check (language in ('zh-CN', 'en')),
    status          text        not null check (status in ('QUEUED', 'SENDING', 'SENT', 'BOUNCED', 'FAILED', 'CANCELLED')),
    attempts        int         not null default 0 check (attempts >= 0),
    tries           int         not null default 0 check (tries between 0 and attempts),    -- attempts since it was last queued by hand
    next_attempt_at timestamptz,                        -- while QUEUED; while SENDING: when the attempt counts as lost
    last_reply      text        check (length(last_reply) <= 1000),
    sent_at         timestamptz,
    settled_at      timestamptz,
    announced       boolean     not null default true,  -- false until those who wait for it have been told how it ended
    created_by      uuid        references staff,       -- null: the system
    unit_id         uuid        references org_unit,
    check ((status in ('QUEUED', 'SENDING')) = (next_attempt_at is not null)),
    check (status <> 'SENT' or sent_at is not null),
    check ((status in ('SENT', 'BOUNCED', 'FAILED')) = (settled_at is not null))
);
create index mail_delivery_due on mail_delivery (next_attempt_at) where next_attempt_at is not null;
create index mail_delivery_unannounced on mail_delivery (settled_at) where not announced;
create index mail_delivery_subject on mail_delivery (subject_kind, subject_id, created_at desc);
create index mail_delivery_customer_id on mail_delivery (customer_id) where customer_id is not null;
create index mail_delivery_created_at on mail_delivery (created_at desc, id desc);
create index mail_delivery_created_by on mail_delivery (created_by) where created_by is not null;
create index mail_delivery_unit_id on mail_delivery (unit_id) where unit_id is not null;

-- The customer is left out: merging two customers moves it.
create function keep_mail() returns trigger language plpgsql as $$
begin
    if (old.id, old.created_at, old.key, old.content_hash, old.subject_kind, old.subject_id, old.recipients, old.subject,
            old.html, old.text, old.language, old.created_by, old.unit_id)
        is distinct from
        (new.id, new.created_at, new.key, new.content_hash, new.subject_kind, new.subject_id, new.recipients, new.subject,
            new.html, new.text, new.language, new.created_by, new.unit_id) then
        raise exception 'what a mail says does not change' using errcode = 'TZ001';
    end if;
    if old.sender is not null and new.sender is distinct from old.sender then
        raise exception 'a mail keeps its sender' using errcode = 'TZ001';
    end if;
    if new.attempts < old.attempts or (old.status = 'CANCELLED' and new.status <> 'CANCELLED')
        or (old.status = 'SENT' and new.status not in ('SENT', 'BOUNCED')) then
        raise exception 'a delivery does not go back' using errcode = 'TZ001';
    end if;
    return new;
end $$;
create trigger keep_mail before update on mail_delivery for each row execute function keep_mail();
create trigger keep_mails before delete on mail_delivery for each row execute function refuse_change();
create trigger keep_all_mails before truncate on mail_delivery for each statement execute function refuse_change();

create table mail_attachment (
    id          uuid  primary key,
    delivery_id uuid  not null references mail_delivery,
    position    int   not null check (position >= 0),
    name        text  not null check (length(name) between 1 and 200 and name !~ '[[:cntrl:]/\\]'),
    media_type  text  not null check (media_type ~ '^[a-z0-9.+-]+/[a-z0-9.+-]+$'),
    content     bytea not null,
    bytes       bigint not null check (bytes = octet_length(content)),
    sha256      text  not null check (length(sha256) = 64),
    unique (delivery_id, position)
);
select append_only('mail_attachment');

-- Every try, and every word of a mail server about it.
create table mail_attempt (
    id          uuid        primary key,
    delivery_id uuid        not null references mail_delivery,
    number      int         not null check (number >= 1),
    at          timestamptz not null,
    outcome     text        not null check (outcome in ('SENT', 'DEFERRED', 'REFUSED', 'BOUNCED')),
    reply_code  int         check (reply_code between 200 and 599),
    reply       text        not null check (length(reply) <= 1000)
);
create index mail_attempt_delivery_id on mail_attempt (delivery_id, at);
select append_only('mail_attempt');

-- When and how customers are reminded of what is overdue.
create table dunning_level (
    level      int         primary key check (level between 1 and 9),
    version    bigint      not null default 0,
    after_days int         not null check (after_days between 1 and 720), -- days since the bill was due
    channel    text        not null check (channel in ('MAIL', 'PHONE', 'LETTER')),
    name       text        not null check (length(name) between 1 and 60),
    active     boolean     not null default true
);
create unique index dunning_level_after on dunning_level (after_days) where active;
insert into dunning_level (level, after_days, channel, name) values
    (1, 3, 'MAIL', '友好提醒'), (2, 10, 'MAIL', '再次提醒'), (3, 30, 'PHONE', '电话催收'), (4, 60, 'LETTER', '催款函');

-- One for each bill and level, whatever is tried again.
create table dunning_notice (
    id           uuid        primary key,
    bill_id      uuid        not null references bill,
    customer_id  uuid        not null references customer,
    level        int         not null references dunning_level,
    run_on       date        not null,
    due_on       date        not null,                 -- of the part that was overdue
    open_minor   bigint      not null check (open_minor > 0),
    channel      text        not null,
    mail_id      uuid,                                 -- the delivery; null when somebody has to call or write
    done_at      timestamptz,                          -- somebody has called or written
    done_by      uuid,
    note         text        check (length(note) between 1 and 500),
    created_at   timestamptz not null,
    unique (bill_id, level, due_on),
    check (num_nonnulls(done_at, done_by) in (0, 2))
);
create index dunning_notice_customer on dunning_notice (customer_id, created_at desc);
create index dunning_notice_open on dunning_notice (created_at, id) where done_at is null and mail_id is null;

-- What a customer's account said at the end of a period, and what they say to it (往来对账函).
create table account_statement (
    id             uuid        primary key,
    version        bigint      not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    number         text        collate "C" not null unique,
    customer_id    uuid        not null references customer,
    period_from    date        not null,
    period_to      date        not null check (period_to >= period_from),
    opening_minor  bigint      not null,
    debits_minor   bigint      not null,
    credits_minor  bigint      not null,
    closing_minor  bigint      not null,
    content        jsonb       not null,               -- as it was issued
    sha256         text        not null check (sha256 ~ '^[0-9a-f]{64}$'), -- of the content as it is kept
    issued_by      uuid        not null,
    answer         text        check (answer in ('CONFIRMED', 'DISPUTED')),
    answered_on    date,
    answered_by    text        check (length(answered_by) between 1 and 100),
    answer_note    text        check (length(answer_note) between 1 and 1000),
    check (opening_minor + debits_minor - credits_minor = closing_minor),
    check (num_nonnulls(answer, answered_on) in (0, 2))
);
create index account_statement_customer on account_statement (customer_id, period_to desc, id desc);
create sequence account_statement_number;
create function keep_statement() returns trigger language plpgsql as $$
begin
    if (old.number, old.customer_id, old.period_from, old.period_to, old.opening_minor, old.debits_minor, old.credits_minor,
        old.closing_minor, old.content, old.sha256, old.issued_by)
       is distinct from
       (new.number, new.customer_id, new.period_from, new.period_to, new.opening_minor, new.debits_minor, new.credits_minor,
        new.closing_minor, new.content, new.sha256, new.issued_by) or old.answer = 'CONFIRMED' then
        raise exception 'a statement stays as it was issued' using errcode = 'TZ001';
    end if;
    return new;
end $$;
create trigger keep_statement before update on account_statement for each row execute function keep_statement();
create trigger keep_statements before delete on account_statement for each row execute function refuse_change();

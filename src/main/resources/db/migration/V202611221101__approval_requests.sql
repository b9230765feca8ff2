-- What one person asks for and another decides. What is asked for never changes, and a decision is never taken back.
create table approval_request (
    id             uuid        primary key,
    version        bigint      not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    action         text        not null check (length(action) between 1 and 100),
    subject_type   text        not null check (length(subject_type) between 1 and 100),
    subject_id     uuid        not null,
    subject_label  text        not null check (length(subject_label) between 1 and 200),
    customer_id    uuid        references customer,
    unit_id        uuid        references org_unit,
    payload        jsonb       not null,
    payload_hash   bytea       not null,                -- of all that is asked for, made by the database when it is asked
    maker          uuid        not null references staff,
    maker_reason   text        check (length(maker_reason) <= 500),
    executed_key   uuid        not null unique,         -- the act is done once under this key, however often it is tried
    expires_at     timestamptz not null,
    status         text        not null check (status in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
    checker        uuid        references staff,
    checker_reason text        check (length(checker_reason) between 1 and 500),
    decided_at     timestamptz,                         -- also when it was withdrawn or expired
    executed_at    timestamptz,                         -- when the approved act was done, or refused for good
    outcome        jsonb,                               -- what the act answered
    refusal        jsonb,                               -- why the act was refused although it had been approved
    constraint approval_other_person check (checker is null or checker <> maker),
    constraint approval_decided_by_somebody check ((status in ('APPROVED', 'REJECTED')) = (checker is not null)),
    constraint approval_rejected_with_reason check (status <> 'REJECTED' or checker_reason is not null),
    check ((status = 'PENDING') = (decided_at is null)),
    check (executed_at is null or status = 'APPROVED'),
    check ((executed_at is not null) = ((outcome is null) <> (refusal is null)))
);
-- One at a time: two pending requests for the same act on the same record would contradict each other.
create unique index approval_request_pending on approval_request (action, subject_id) where status = 'PENDING';
create index approval_request_subject on approval_request (subject_id, created_at desc);
create index approval_request_customer_id on approval_request (customer_id) where customer_id is not null;
create index approval_request_unit_id on approval_request (unit_id);
create index approval_request_maker on approval_request (maker, created_at desc);
create index approval_request_checker on approval_request (checker) where checker is not null;
create index approval_request_created_at on approval_request (created_at desc, id desc);
create index approval_request_expiring on approval_request (expires_at) where status = 'PENDING';
create index approval_request_unfinished on approval_request (decided_at)
    where status = 'APPROVED' and executed_at is null;

-- SHA-256 of everything that the second person agrees to. The customer is left out: merging two customers moves it.
create function approval_hash(request approval_request) returns bytea immutable language sql as $$
    select sha256(convert_to(jsonb_build_array(request.action, request.subject_type, request.subject_id,
        request.subject_label, request.unit_id, request.payload, request.maker, request.executed_key)::text, 'UTF8'))
$$;

create function open_approval_request() returns trigger language plpgsql as $$
begin
    if new.status <> 'PENDING' then
        raise exception 'a request begins as pending' using errcode = 'TZ001';
    end if;
    new.payload_hash := approval_hash(new);
    return new;
end $$;
create trigger open_request before insert on approval_request for each row execute function open_approval_request();

create function keep_approval_request() returns trigger language plpgsql as $$
begin
    if (old.id, old.created_at, old.action, old.subject_type, old.subject_id, old.subject_label, old.unit_id, old.payload,
            old.payload_hash, old.maker, old.maker_reason, old.executed_key, old.expires_at)
        is distinct from
        (new.id, new.created_at, new.action, new.subject_type, new.subject_id, new.subject_label, new.unit_id, new.payload,
            new.payload_hash, new.maker, new.maker_reason, new.executed_key, new.expires_at) then
        raise exception 'what was asked for does not change' using errcode = 'TZ001';
    end if;
    if old.status <> 'PENDING' and (old.status, old.checker, old.checker_reason, old.decided_at)
        is distinct from (new.status, new.checker, new.checker_reason, new.decided_at) then
        raise exception 'a decision is not taken back' using errcode = 'TZ001';
    end if;
    if old.executed_at is not null and (old.executed_at, old.outcome, old.refusal)
        is distinct from (new.executed_at, new.outcome, new.refusal) then
        raise exception 'an outcome is written once' using errcode = 'TZ001';
    end if;
    if old.status = 'PENDING' and new.executed_at is not null then
        raise exception 'first the decision, then the act' using errcode = 'TZ001';
    end if;
    return new;
end $$;
create trigger keep_request before update on approval_request for each row execute function keep_approval_request();
create trigger keep_requests before delete on approval_request for each row execute function refuse_change();
create trigger keep_all_requests before truncate on approval_request for each statement execute function refuse_change();

-- When a second person is needed. An action that is not listed always needs one.
create table approval_policy (
    id         uuid        primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    action     text        not null unique check (length(action) between 1 and 100),
    threshold  bigint      check (threshold >= 0),      -- 分 that one person may move alone; null: none
    enabled    boolean     not null
);
insert into approval_policy (id, version, created_at, updated_at, action, threshold, enabled)
select gen_random_uuid(), 0, now(), now(), p.action, p.threshold, true
  from (values ('card.cash_out', null::bigint), ('card.adjust', null), ('card.unfreeze', null),
               ('card.top_up', 500000), ('card.transfer', 500000), ('card.return', 100000)) as p (action, threshold);

-- Any operation on a record may need a second person: by policies for the house and for units, and for named fields.
alter table approval_policy
    add unit_id uuid references org_unit,               -- for it and what is below it; null: the whole house
    add fields  text[] check (cardinality(fields) between 1 and 50),    -- of a change; null: every change
    drop constraint approval_policy_action_key;
create unique index approval_policy_place on approval_policy (action, unit_id) nulls not distinct;
create index approval_policy_unit_id on approval_policy (unit_id) where unit_id is not null;

-- Nothing of this is asked for until an administrator wants it.
insert into approval_policy (id, version, created_at, updated_at, action, threshold, fields, enabled)
select gen_random_uuid(), 0, now(), now(), p.action, null, p.fields, false
  from (values ('customer.register', null::text[]),
               ('customer.change', array['tier', 'ownerId', 'unitId', 'creditCode', 'contactPoints', 'customFields']),
               ('customer.delete', null),
               ('customer.merge', null),
               ('customer.bulk_edit', null),
               ('account.change', array['creditLimit']),
               ('account.post', null),
               ('account.correct', null),
               ('contract.sign', null),
               ('contract.terminate', null),
               ('interaction.delete', null)) as p (action, fields);

-- A colleague decides in somebody's place for a while.
create table approval_delegation (
    id          uuid        primary key,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    delegator   uuid        not null references staff,
    delegate    uuid        not null references staff,
    actions     text[]      not null check (cardinality(actions) between 1 and 100),
    reason      text        check (length(reason) between 1 and 500),
    valid_until timestamptz not null,
    ended_at    timestamptz,
    ended_by    uuid        references staff,           -- null: its time was over
    constraint delegation_to_another check (delegator <> delegate),
    check (ended_by is null or ended_at is not null)
);
create index approval_delegation_delegate on approval_delegation (delegate) where ended_at is null;
create index approval_delegation_delegator on approval_delegation (delegator);
create index approval_delegation_ended_by on approval_delegation (ended_by) where ended_by is not null;
create index approval_delegation_created_at on approval_delegation (created_at desc, id desc);

-- Who decides in another's place decides neither what they nor what that other one has asked for.
alter table approval_request
    add alone       boolean not null default false,     -- the record takes no other such request meanwhile
    add decided_for uuid    references staff,
    add seen_at     timestamptz check (seen_at is null or decided_at is not null),  -- when the maker took note of it
    add constraint approval_decided_for_another check (decided_for is null
        or (checker is not null and decided_for <> maker and decided_for <> checker));
create unique index approval_request_alone on approval_request (subject_type, subject_id) where status = 'PENDING' and alone;
create index approval_request_decided_for on approval_request (decided_for) where decided_for is not null;

create or replace function keep_approval_request() returns trigger language plpgsql as $$
begin
    if (old.id, old.created_at, old.action, old.subject_type, old.subject_id, old.subject_label, old.unit_id, old.payload,
            old.payload_hash, old.alone, old.maker, old.maker_reason, old.executed_key, old.expires_at)
        is distinct from
        (new.id, new.created_at, new.action, new.subject_type, new.subject_id, new.subject_label, new.unit_id, new.payload,
            new.payload_hash, new.alone, new.maker, new.maker_reason, new.executed_key, new.expires_at) then
        raise exception 'what was asked for does not change' using errcode = 'TZ001';
    end if;
    if old.status <> 'PENDING' and (old.status, old.checker, old.decided_for, old.checker_reason, old.decided_at)
        is distinct from (new.status, new.checker, new.decided_for, new.checker_reason, new.decided_at) then
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

-- What is agreed besides the text: how it is billed, how it goes on, and the plan of payments. Part of every version.
alter table contract
    add column terms_effective_on date,                     -- the first day of the current version; none while a draft
    add column billing_cycle      text    not null default 'NONE'
        check (billing_cycle in ('NONE', 'MONTHLY', 'QUARTERLY', 'YEARLY')),
    add column billing_day        integer check (billing_day between 1 and 31),
    add column billing_amount     bigint  check (billing_amount > 0),           -- 分 for a whole period
    add column payment_terms_days integer check (payment_terms_days between 0 and 3650),
    add column tax_rate           numeric(5, 2) check (tax_rate between 0 and 100),
    add column auto_renew_months  integer check (auto_renew_months between 1 and 120),
    add column suspended_from     date,                     -- of the latest suspension
    add column resumes_on         date,                     -- the first day on which it is in force again
    add column renews             uuid    references contract,
    add constraint contract_billing_whole check ((billing_cycle = 'NONE') = (billing_day is null)
        and (billing_cycle = 'NONE') = (billing_amount is null)),
    add constraint contract_resumes_after check (resumes_on is null or (suspended_from is not null and resumes_on >= suspended_from));
create unique index contract_renewed_once on contract (renews) where deleted_at is null;
create index contract_renews on contract (renews);
create index contract_renews_itself on contract (ends_on) where auto_renew_months is not null and terminated_on is null;

alter table contract_version
    add column effective_on       date,                     -- the first day on which these terms are in force
    add column billing_cycle      text    not null default 'NONE'
        check (billing_cycle in ('NONE', 'MONTHLY', 'QUARTERLY', 'YEARLY')),
    add column billing_day        integer,
    add column billing_amount     bigint,
    add column payment_terms_days integer,
    add column tax_rate           numeric(5, 2),
    add column auto_renew_months  integer,
    add column plan               jsonb   not null default '{"items": []}',
    add column approved_by        uuid    references staff, -- the second person, where one was needed
    add constraint contract_version_billing_whole check ((billing_cycle = 'NONE') = (billing_day is null)
        and (billing_cycle = 'NONE') = (billing_amount is null)),
    add constraint contract_version_other_person check (approved_by is null or approved_by <> created_by);
create index contract_version_approved_by on contract_version (approved_by) where approved_by is not null;
alter table contract_version disable trigger append_only;
update contract_version
   set effective_on = case when terms_version = 1 then starts_on else (created_at at time zone 'Asia/Shanghai')::date end;
alter table contract_version enable trigger append_only;
alter table contract_version alter column effective_on set not null;
update contract c set terms_effective_on = v.effective_on
  from contract_version v where v.contract_id = c.id and v.terms_version = c.terms_version and c.signed_on is not null;
alter table contract add constraint contract_effective_when_signed check ((signed_on is null) = (terms_effective_on is null));

-- The plan as it is agreed now, with what has been fulfilled of it.
create table contract_milestone (
    id             uuid        primary key,
    contract_id    uuid        not null references contract,
    position       integer     not null check (position between 0 and 99),
    name           text        not null check (length(name) between 1 and 100),
    due_on         date        not null,
    amount         bigint      not null check (amount > 0),
    kind           text        not null check (kind in ('MILESTONE', 'INSTALMENT')),
    fulfilled_on   date,
    fulfilled_note text        check (length(fulfilled_note) between 1 and 500),
    fulfilled_by   uuid        references staff,
    fulfilled_at   timestamptz,
    check ((fulfilled_on is null) = (fulfilled_at is null)),
    check (fulfilled_on is not null or (fulfilled_by is null and fulfilled_note is null)),
    constraint contract_milestone_order unique (contract_id, position) deferrable initially deferred
);
create index contract_milestone_due_on on contract_milestone (due_on, id);
create index contract_milestone_fulfilled_by on contract_milestone (fulfilled_by) where fulfilled_by is not null;

-- Looked at when the transaction commits, because a plan is replaced as a whole.
create function plan_within_amount() returns trigger language plpgsql as $$
declare
    changed uuid := coalesce((to_jsonb(new) ->> 'contract_id')::uuid, new.id);
begin
    if (select sum(m.amount) from contract_milestone m where m.contract_id = changed)
       > (select c.amount from contract c where c.id = changed) then
        raise exception 'the plan exceeds the amount of the contract' using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger plan_within_amount after insert or update on contract_milestone
    deferrable initially deferred for each row execute function plan_within_amount();
create constraint trigger plan_within_amount after update of amount on contract
    deferrable initially deferred for each row execute function plan_within_amount();

-- What happened to a signed contract besides its terms. The days of a suspension are read from here when it is billed.
create table contract_event (
    id           uuid        primary key,
    contract_id  uuid        not null references contract,
    kind         text        not null check (kind in
        ('TERMINATED', 'SUSPENDED', 'RESUMED', 'FULFILLED', 'FULFILMENT_UNDONE', 'RENEWED')),
    on_day       date        not null,
    title        text        not null check (length(title) between 1 and 200),
    note         text        check (length(note) between 1 and 500),
    milestone_id uuid,                                  -- not a reference: an amendment may take the item away
    created_by   uuid        references staff,
    created_at   timestamptz not null,
    check ((kind in ('FULFILLED', 'FULFILMENT_UNDONE')) = (milestone_id is not null))
);
create index contract_event_contract_id on contract_event (contract_id, created_at desc, id desc);
create index contract_event_created_by on contract_event (created_by);
insert into contract_event (id, contract_id, kind, on_day, title, note, created_by, created_at)
select gen_random_uuid(), id, 'TERMINATED', terminated_on, title, termination_reason, terminated_by, terminated_at
  from contract where terminated_on is not null;
select append_only('contract_event');

-- Reminders of an end that comes near: each once for a contract, a version and a threshold in days.
create table contract_reminder (
    id            uuid        primary key,
    contract_id   uuid        not null references contract,
    terms_version integer     not null,
    threshold     integer     not null check (threshold between 0 and 3650),
    ends_on       date        not null,
    created_at    timestamptz not null,
    unique (contract_id, terms_version, threshold)
);
create index contract_reminder_created_at on contract_reminder (created_at desc, id desc);
select append_only('contract_reminder');

-- To amend a contract needs a second person.
insert into approval_policy (id, version, created_at, updated_at, action, threshold, enabled)
values (gen_random_uuid(), 0, now(), now(), 'contract.amend', null, true);

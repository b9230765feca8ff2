-- What of a contract stands on a bill, key by key: its amount when it was billed first, later the differences to that, a
-- negative one with the credit note that gave it back. What is to be billed under a key is what the contract says now less
-- the sum of what is claimed under it; so nothing is asked for twice, whatever is tried again. The amount is that of the
-- contract, also where somebody changed the draft. A bill that is voided or discarded lets its claims go.
create table bill_claim (
    bill_id      uuid        not null references bill,
    contract_id  uuid        not null references contract,
    contract_key text        not null check (length(contract_key) between 1 and 100),
    part         int         not null check (part > 0),
    amount_minor bigint      not null check (amount_minor <> 0),
    due_on       date        not null,               -- the day on which the contract says to bill it
    credit_id    uuid        unique references entry, -- the credit note of a negative one
    created_at   timestamptz not null,
    released_at  timestamptz,
    primary key (bill_id, contract_key, part),
    check ((amount_minor < 0) = (credit_id is not null))
);
create unique index bill_claim_once on bill_claim (contract_id, contract_key, part) where released_at is null;
create index bill_claim_contract on bill_claim (contract_id, due_on) where released_at is null;

insert into bill_claim (bill_id, contract_id, contract_key, part, amount_minor, due_on, created_at)
select b.id, b.contract_id, b.contract_key, 1, l.amount, coalesce(b.period_from, b.due_on), b.created_at
from bill b
cross join lateral (select sum(amount_minor + discount_minor)::bigint as amount from bill_line
                    where bill_id = b.id and entry_id is null) as l
where b.contract_id is not null and b.voided_at is null and b.deleted_at is null and l.amount > 0;

create function keep_claim() returns trigger language plpgsql as $$
begin
    raise exception 'a claim stays while its bill does' using errcode = 'TZ001';
end $$;
create trigger keep_claim before update on bill_claim for each row when (
    (old.bill_id, old.contract_id, old.contract_key, old.part, old.amount_minor, old.due_on, old.credit_id)
    is distinct from
    (new.bill_id, new.contract_id, new.contract_key, new.part, new.amount_minor, new.due_on, new.credit_id)
    or pg_trigger_depth() = 0)
    execute function keep_claim();
create trigger keep_claims before delete on bill_claim for each row execute function refuse_change();
create trigger keep_all_claims before truncate on bill_claim for each statement execute function refuse_change();

create function move_claims() returns trigger language plpgsql as $$
begin
    update bill_claim set released_at = coalesce(new.voided_at, new.deleted_at) where bill_id = new.id;
    return null;
end $$;
create trigger move_claims after update on bill for each row when (
    (old.voided_at is null and old.deleted_at is null) <> (new.voided_at is null and new.deleted_at is null))
    execute function move_claims();

-- Never more is given back than was asked for.
create function claims_stay_positive() returns trigger language plpgsql as $$
begin
    if (select sum(amount_minor) from bill_claim
        where contract_id = new.contract_id and contract_key = new.contract_key and released_at is null) < 0 then
        raise exception 'more is credited than was billed' using errcode = '23514', constraint = 'bill_claim_positive';
    end if;
    return null;
end $$;
create trigger claims_stay_positive after insert or update on bill_claim
    for each row when (new.released_at is null) execute function claims_stay_positive();

alter table bill_run add column credited int not null default 0;

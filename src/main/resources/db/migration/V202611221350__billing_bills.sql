-- What a customer is asked to pay. A draft becomes a bill when it is approved: it gets its number (without gaps within a
-- year), its new lines are charged to the account, and the debits that it collects, and that charge, are its items. From
-- then on it does not change; what is paid, overdue or settled follows from the residuals of its items.
create table bill (
    id             uuid        primary key,
    version        bigint      not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    deleted_at     timestamptz,
    number         text        collate "C" unique check (length(number) between 1 and 40),
    customer_id    uuid        not null references customer,
    contract_id    uuid        references contract,
    contract_key   text        check (length(contract_key) between 1 and 100), -- the period or the item of the plan
    period_from    date,
    period_to      date        check (period_to >= period_from),
    issue_on       date,
    due_on         date        not null,
    net_minor      bigint      not null,
    tax_minor      bigint      not null,
    total_minor    bigint      not null check (total_minor between 0 and 10000000000000),
    memo           text        check (length(memo) between 1 and 500),
    charge_id      uuid        unique references entry,
    created_by     uuid        not null,
    approved_by    uuid,
    approved_at    timestamptz,
    sent_at        timestamptz,
    disputed_at    timestamptz,
    dispute_reason text        check (length(dispute_reason) between 1 and 500),
    promised_on    date,
    voided_at      timestamptz,
    void_reason    text        check (length(void_reason) between 1 and 500),
    check (net_minor + tax_minor = total_minor),
    check (num_nonnulls(number, issue_on, approved_by, approved_at) in (0, 4)),
    check (approved_at is not null or num_nonnulls(charge_id, sent_at, disputed_at, promised_on, voided_at) = 0),
    check (approved_at is null or (deleted_at is null and total_minor > 0 and due_on >= issue_on)),
    check ((contract_id is null) = (contract_key is null)),
    check ((disputed_at is null) = (dispute_reason is null)),
    check ((voided_at is null) = (void_reason is null))
);
-- One bill for a contract's period, whatever is tried again; a voided one makes room.
create unique index bill_contract_key on bill (contract_id, contract_key)
    where contract_key is not null and voided_at is null and deleted_at is null;
create index bill_customer on bill (customer_id, created_at desc, id desc);
create index bill_created_at on bill (created_at desc, id desc) where deleted_at is null;
create index bill_due_on on bill (due_on, id) where approved_at is not null and voided_at is null;

create table bill_line (
    bill_id          uuid          not null references bill on delete cascade,
    position         int           not null check (position between 0 and 499),
    description      text          not null check (length(description) between 1 and 200),
    quantity         numeric(13,4) not null check (quantity > 0),
    unit_price_minor bigint        not null check (unit_price_minor >= 0),
    discount_minor   bigint        not null default 0 check (discount_minor >= 0),
    amount_minor     bigint        not null check (amount_minor >= 0),
    tax_rate         numeric(5,2)  check (tax_rate between 0 and 100),
    tax_minor        bigint        not null default 0,
    entry_id         uuid          references entry, -- the debit that the line collects; null when the bill charges it
    primary key (bill_id, position),
    -- Each line is rounded half up to 分, and so is the tax in it: gross · rate / (100 + rate).
    check (amount_minor = round(unit_price_minor * quantity) - discount_minor),
    check (tax_minor = coalesce(round(amount_minor * tax_rate / (100 + tax_rate)), 0))
);
create index bill_line_entry on bill_line (entry_id) where entry_id is not null;

-- The debits that a bill asks for. One stands on one bill at a time.
create table bill_item (
    bill_id     uuid        not null references bill,
    item_id     uuid        not null references open_item,
    released_at timestamptz,                           -- the bill was voided, and the item can be billed again
    primary key (bill_id, item_id)
);
create unique index bill_item_once on bill_item (item_id) where released_at is null;

create table bill_instalment (
    bill_id       uuid   not null references bill,
    position      int    not null check (position between 0 and 119),
    due_on        date   not null,
    amount_minor  bigint not null check (amount_minor > 0),
    through_minor bigint not null,                     -- what is to be paid of the whole bill by that day
    primary key (bill_id, position)
);

create table bill_counter (
    year int not null primary key,
    last int not null
);

create function keep_bill() returns trigger language plpgsql as $$
begin
    if (old.number, old.customer_id, old.contract_id, old.contract_key, old.period_from, old.period_to, old.issue_on, old.due_on,
        old.net_minor, old.tax_minor, old.total_minor, old.memo, old.charge_id, old.approved_by, old.approved_at)
       is distinct from
       (new.number, new.customer_id, new.contract_id, new.contract_key, new.period_from, new.period_to, new.issue_on, new.due_on,
        new.net_minor, new.tax_minor, new.total_minor, new.memo, new.charge_id, new.approved_by, new.approved_at)
       or (old.voided_at is not null and new.voided_at is null) then
        raise exception 'an approved bill does not change' using errcode = 'TZ001';
    end if;
    return new;
end $$;
create trigger keep_bill before update on bill for each row when (old.approved_at is not null) execute function keep_bill();
create trigger keep_bills before delete on bill for each row execute function refuse_change();
create trigger keep_all_bills before truncate on bill for each statement execute function refuse_change();

create function bill_is_approved(bill_id uuid) returns boolean stable language sql as $$
    select exists (select from bill where id = bill_id and approved_at is not null)
$$;
create trigger keep_lines before update on bill_line
    for each row when (bill_is_approved(old.bill_id)) execute function refuse_change();
create trigger keep_lines_there before delete on bill_line
    for each row when (bill_is_approved(old.bill_id)) execute function refuse_change();
create trigger no_late_lines before insert on bill_line
    for each row when (bill_is_approved(new.bill_id)) execute function refuse_change();
create trigger keep_item before delete on bill_item for each row execute function refuse_change();

-- Looked at when the transaction ends: an approved bill is the sum of its lines, and its items are what they say.
create function bill_adds_up() returns trigger language plpgsql as $$
declare
    lines record;
begin
    select coalesce(sum(amount_minor), 0) as total, coalesce(sum(tax_minor), 0) as tax,
           coalesce(sum(amount_minor) filter (where entry_id is null), 0) as charged,
           count(entry_id) as collected
    into lines from bill_line where bill_id = new.id;
    if lines.total <> new.total_minor or lines.tax <> new.tax_minor
       or lines.charged <> coalesce((select amount_minor from entry where id = new.charge_id and customer_id = new.customer_id), 0)
       or lines.collected + num_nonnulls(new.charge_id)
          <> (select count(*) from bill_item b join open_item i on i.id = b.item_id
              where b.bill_id = new.id and i.customer_id = new.customer_id and i.side = 'DEBIT') then
        raise exception 'bill % does not add up', new.number using errcode = '23514', constraint = 'bill_adds_up';
    end if;
    return null;
end $$;
create constraint trigger bill_adds_up after update on bill deferrable initially deferred
    for each row when (old.approved_at is null and new.approved_at is not null) execute function bill_adds_up();

insert into approval_policy (id, version, created_at, updated_at, action, threshold, enabled)
values (gen_random_uuid(), 0, now(), now(), 'bill.approve', 5000000, true);

-- What stands on a bill is taken back by voiding the bill or by a credit note, not behind its back.
create function keep_billed_entry() returns trigger language plpgsql as $$
begin
    if exists (select from bill_item where item_id = new.reverses and released_at is null) then
        raise exception 'the entry stands on a bill' using errcode = 'TZ004';
    end if;
    return new;
end $$;
create trigger keep_billed before insert on entry
    for each row when (new.reverses is not null) execute function keep_billed_entry();

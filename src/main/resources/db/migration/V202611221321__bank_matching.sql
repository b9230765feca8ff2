-- What was done about a line: a payment posted for it, an entry that had been recorded before ticked off, or a person's
-- word that it concerns no customer. Only added; one is undone by its opposite.
create table bank_match (
    id             uuid        primary key,
    line_id        uuid        not null references bank_line,
    kind           text        not null check (kind in ('RECEIPT', 'ENTRY', 'SET_ASIDE')),
    amount_minor   bigint      not null check (amount_minor <> 0),   -- signed like the line
    customer_id    uuid        references customer,
    entry_id       uuid        references entry,
    allocation_ids uuid[]      not null default '{}',                -- the allocations that were made with it
    method         text        not null check (method ~ '^[A-Z_]{2,30}$'),
    automatic      boolean     not null,
    score          numeric(4,3) check (score between 0 and 1),
    payer          text        check (length(payer) between 1 and 200), -- the account that was learned with it
    reason         text        check (length(reason) between 1 and 500),
    reverses       uuid        unique references bank_match,
    created_by     uuid        not null,                             -- no foreign key: the system matches too
    created_at     timestamptz not null,
    constraint bank_match_whole check (
        num_nonnulls(customer_id, entry_id) = case kind when 'SET_ASIDE' then 0 else 2 end
        and (reason is not null or (kind <> 'SET_ASIDE' and reverses is null)))
);
create index bank_match_line on bank_match (line_id, created_at, id);
create index bank_match_entry on bank_match (entry_id) where entry_id is not null;
create index bank_match_customer on bank_match (customer_id) where customer_id is not null;
select append_only('bank_match');

-- Moves the line with its matches. The checks of bank_line refuse what is too much; an entry is matched up to its amount,
-- under the lock of the customer's account, which corrections take too.
create function match_bank_line() returns trigger language plpgsql as $$
declare
    original bank_match;
    whole bigint;
    used bigint;
begin
    if new.reverses is not null then
        select * into original from bank_match where id = new.reverses;
        if (original.line_id, original.kind, original.entry_id, original.amount_minor, original.reverses)
           is distinct from (new.line_id, new.kind, new.entry_id, -new.amount_minor, null::uuid) then
            raise exception 'a match is undone by its opposite' using errcode = '23514', constraint = 'bank_match_opposite';
        end if;
    elsif new.entry_id is not null then
        perform from customer_account where customer_id = new.customer_id for no key update;
        select abs(amount_minor) into whole from entry
        where id = new.entry_id and customer_id = new.customer_id and status = 'POSTED'
          and type = case when new.amount_minor > 0 then 'PAYMENT' else 'REFUND' end;
        select abs(sum(amount_minor)) into used from bank_match where entry_id = new.entry_id;
        if whole is null or used > whole then
            raise exception 'an entry is matched up to its amount' using errcode = '23514', constraint = 'bank_match_entry';
        end if;
    end if;
    update bank_line l
    set matched_minor = l.matched_minor + new.amount_minor,
        status = case
            when l.matched_minor + new.amount_minor = 0 then 'OPEN'
            when l.matched_minor + new.amount_minor <> l.amount_minor then 'PARTLY_MATCHED'
            when exists (
                select from bank_match s
                where s.line_id = l.id and s.kind = 'SET_ASIDE' and s.reverses is null
                  and not exists (select from bank_match r where r.reverses = s.id)) then 'SET_ASIDE'
            else 'MATCHED' end,
        version = l.version + 1,
        updated_at = new.created_at
    where l.id = new.line_id;
    return null;
end $$;
create trigger match_bank_line after insert on bank_match for each row execute function match_bank_line();

-- Matches are deleted with the demonstration's customers only; their lines, which are not the demonstration's, are open then.
create function free_bank_lines() returns trigger language plpgsql as $$
begin
    update bank_line l
    set matched_minor = l.matched_minor - freed.amount,
        status = case
            when l.matched_minor - freed.amount = 0 then 'OPEN'
            when l.matched_minor - freed.amount <> l.amount_minor then 'PARTLY_MATCHED'
            else l.status end,
        version = l.version + 1
    from (select line_id, sum(amount_minor)::bigint as amount from gone group by line_id) as freed
    where l.id = freed.line_id;
    return null;
end $$;
create trigger free_bank_lines after delete on bank_match referencing old table as gone
    for each statement execute function free_bank_lines();

create function matched_by_hand() returns trigger language plpgsql as $$
begin
    raise exception 'a line is matched by its matches only' using errcode = 'TZ001';
end $$;
create trigger keep_matched before update on bank_line
    for each row when (
        (old.matched_minor, old.status) is distinct from (new.matched_minor, new.status) and pg_trigger_depth() = 0)
    execute function matched_by_hand();
create trigger keep_unmatched before insert on bank_line
    for each row when (new.matched_minor <> 0 or new.status <> 'OPEN') execute function matched_by_hand();

-- From which accounts customers have paid, and how many matches that stand say so.
create table payer_account (
    payer           text        not null check (length(payer) between 1 and 200), -- letters and digits of the account
    customer_id     uuid        not null references customer,
    matches         int         not null check (matches > 0),
    last_matched_at timestamptz not null,
    primary key (payer, customer_id)
);
create index payer_account_customer on payer_account (customer_id);

-- Payments and refunds that a line may already be recorded as.
create index entry_money on entry (amount_minor, business_date)
    where type in ('PAYMENT', 'REFUND') and status = 'POSTED' and reverses is null;

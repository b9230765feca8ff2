-- The tax that a document says is in an entry, rate by rate, such as that of the lines of a bill. An entry has all of its
-- tax here or none; where there is none the general ledger computes it.
create table entry_tax (
    entry_id     uuid   not null references entry on delete cascade,
    position     int    not null check (position between 0 and 499),
    rate         numeric(5,2) check (rate between 0 and 100), -- percent; null: not taxed
    amount_minor bigint not null check (amount_minor <> 0),   -- tax included
    tax_minor    bigint not null,
    primary key (entry_id, position),
    check (abs(tax_minor) <= abs(amount_minor) and (tax_minor = 0 or sign(tax_minor) = sign(amount_minor))),
    check (rate is not null or tax_minor = 0)
);
create unique index entry_tax_rate on entry_tax (entry_id, rate) nulls not distinct;
select append_only('entry_tax');

-- Looked at when the transaction ends, because an entry stands before its tax does; so none can come later either. A
-- reversal has the tax of what it takes back, with the sign turned.
create function taxes_add_up() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    taxed bigint;
    total record;
begin
    select sum(amount_minor) into taxed from entry_tax where entry_id = new.entry_id;
    select amount_minor, reverses, posted_xid into total from entry where id = new.entry_id;
    if taxed is distinct from total.amount_minor
            or total.posted_xid is distinct from pg_current_xact_id()::text::bigint
            or exists (select from entry_payment where entry_id = new.entry_id)
            or (total.reverses is not null and exists (
                select from entry_tax t
                where t.entry_id = new.entry_id and not exists (
                    select from entry_tax o where o.entry_id = total.reverses and o.rate is not distinct from t.rate
                        and (o.amount_minor, o.tax_minor) = (-t.amount_minor, -t.tax_minor)))) then
        raise exception 'the tax of entry % does not add up', new.entry_id
            using errcode = '23514', constraint = 'taxes_add_up';
    end if;
    return null;
end $$;
create constraint trigger taxes_add_up after insert on entry_tax deferrable initially deferred
    for each row execute function taxes_add_up();

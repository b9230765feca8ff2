-- A sale at a till can be paid in parts; the till has a name of its own.
alter table entry add column terminal text check (length(terminal) between 1 and 40);

create table entry_payment (
    entry_id      uuid   not null references entry on delete cascade,
    position      int    not null check (position between 0 and 19),
    method        text   not null check (method in ('CASH', 'TRANSFER', 'WECHAT', 'ALIPAY', 'CARD', 'BANK_CARD', 'OTHER')),
    amount_minor  bigint not null check (amount_minor <> 0),
    card_movement uuid,                                 -- its key; no foreign key, as the sub-ledger has its own reasons
    primary key (entry_id, position),
    check (card_movement is null or method = 'CARD')
);
create unique index entry_payment_card_movement on entry_payment (card_movement)
    where card_movement is not null and amount_minor > 0;
select append_only('entry_payment');

-- Looked at when the transaction ends, because an entry stands before its payments do; so none can come later either.
create function payments_add_up() returns trigger language plpgsql set enable_seqscan = off as $$
declare
    parts bigint;
    total bigint;
begin
    select sum(amount_minor) into parts from entry_payment where entry_id = new.entry_id;
    select amount_minor into total from entry where id = new.entry_id;
    if parts is distinct from total then
        raise exception 'the payments of entry % do not add up', new.entry_id
            using errcode = '23514', constraint = 'payments_add_up';
    end if;
    return null;
end $$;
create constraint trigger payments_add_up after insert on entry_payment deferrable initially deferred
    for each row execute function payments_add_up();

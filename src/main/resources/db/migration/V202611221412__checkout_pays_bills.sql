-- A receipt may be for a bill: the card's movement, the payment in the account of the bill's customer and what it settles
-- are made in one transaction, and undone in one.
alter table checkout add bill_id uuid references bill;
create index checkout_bill_id on checkout (bill_id, at desc) where bill_id is not null;

create index entry_payment_of_movement on entry_payment (card_movement) where card_movement is not null;

-- Both looked at when the transaction ends, because one of the two is written first: a movement that pays a bill stands
-- beside a posted payment of the same amount, and what gives it back beside the reversal of that payment.
create function card_pays_what_is_paid(movement uuid) returns boolean stable language sql as $$
    select count(*) = 0 from (
        select m.amount, p.amount from
            (select -(principal + bonus) as amount, kind = 6 as back from card_movement
                where contra = 13 and result = 0 and ((key = movement and kind = 2) or (ref_key = movement and kind = 6))) m
            full join (select p.amount_minor as amount, e.reverses is not null as back
                from entry_payment p join entry e on e.id = p.entry_id
                where p.card_movement = movement and e.type = 'PAYMENT' and e.status = 'POSTED') p
            on p.back = m.back and p.amount = m.amount
        where m.amount is null or p.amount is null) differing
$$;

create function card_movement_pays_bill() returns trigger language plpgsql as $$
begin
    if not card_pays_what_is_paid(case new.kind when 2 then new.key else new.ref_key end) then
        raise exception 'the movement % pays no bill', new.key
            using errcode = '23514', constraint = 'card_movement_pays_bill';
    end if;
    return null;
end $$;
create constraint trigger card_movement_pays_bill after insert on card_movement deferrable initially deferred
    for each row when (new.contra = 13 and new.result = 0) execute function card_movement_pays_bill();

create function entry_paid_by_card() returns trigger language plpgsql as $$
begin
    if exists (select from entry where id = new.entry_id and type = 'PAYMENT')
            and not card_pays_what_is_paid(new.card_movement) then
        raise exception 'the card''s side of entry % differs', new.entry_id
            using errcode = '23514', constraint = 'entry_paid_by_card';
    end if;
    return null;
end $$;
create constraint trigger entry_paid_by_card after insert on entry_payment deferrable initially deferred
    for each row when (new.card_movement is not null) execute function entry_paid_by_card();

-- Like a return to a card, which it is too.
insert into approval_policy (id, version, created_at, updated_at, action, threshold, enabled)
values (gen_random_uuid(), 0, now(), now(), 'bill.undo_card_payment', 100000, true);

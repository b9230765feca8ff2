-- Credits whose money came from a stored-value card, so that nobody is paid them in cash: payments with a card that settle
-- nothing any more, and notes for what was asked too much by a bill that a card has paid. Such money goes back to the card
-- with the payment of the bill, or settles what else is owed.
create view card_credit as
select i.id as credit_id from open_item i
where i.side = 'CREDIT' and i.residual_minor > 0 and (
    exists (select from entry_payment p join entry e on e.id = p.entry_id
        where p.entry_id = i.id and p.card_movement is not null and e.type = 'PAYMENT')
    or exists (select from bill_claim c
        join bill_item b on b.bill_id = c.bill_id and b.released_at is null
        join allocation a on a.debit_id = b.item_id and a.reverses is null
        join entry_payment p on p.entry_id = a.credit_id and p.card_movement is not null
        where c.credit_id = i.id and not exists (select from allocation r where r.reverses = a.id)));

-- What the sub-ledgers tell the general ledger, row by row and in the order of their transactions. Every posted row is
-- one event or, where a sale was paid in parts, one event for each part; none is left out.

create index entry_posted_xid on entry using brin (posted_xid) with (pages_per_range = 32, autosummarize = on);

-- Where there is no shop the nil UUID stands, for no category an empty text, so that rows can be joined by them. A part
-- that was paid with a card of the house has the method HOUSE_CARD: the card's own movement tells of that money.
create view ledger_source as
select e.posted_xid as xid, 'entry' as ledger, e.id as row_id, coalesce(p.position, 0) as part,
    case when e.type in ('SALE', 'RETURN', 'CHARGE', 'PAYMENT', 'REFUND', 'ADJUSTMENT', 'WRITE_OFF') then e.type
        else 'ENTRY_OTHER' end as event,
    case when p.card_movement is not null then 'HOUSE_CARD' else coalesce(p.method, e.method, 'NONE') end as method,
    coalesce(e.category, '') as category, e.business_date,
    coalesce(e.shop_id, '00000000-0000-0000-0000-000000000000') as shop_id, e.customer_id,
    coalesce(p.amount_minor, e.amount_minor) as amount, 0::bigint as bonus
from entry e left join entry_payment p on p.entry_id = e.id
where e.status = 'POSTED'
union all
-- A reversal is its original with the sign turned. A holder's own money is the principal; bonus is a memorandum.
select m.xid, 'card', m.key, 0,
    case
        when m.kind = 1 or (m.kind = 12 and m.contra <> 10) then 'CARD_LOAD'
        when m.kind in (2, 4, 12) then 'CARD_SPEND'
        when m.kind = 6 then 'CARD_RETURN'
        when m.kind = 7 then 'CARD_TRANSFER'
        when m.kind = 8 then 'CARD_CASH_OUT'
        when m.kind = 9 then 'CARD_ADJUSTMENT'
        when m.kind = 10 then 'CARD_BONUS_EXPIRY'
        when m.kind = 11 and m.contra = 10 then 'CARD_KEPT'
        when m.kind = 11 then 'CARD_FEE'
        when m.kind in (56, 57) then 'CARD_EXPIRY'
        when m.kind = 58 then 'CARD_REPLACEMENT'
        else 'CARD_OTHER'
    end,
    case
        when m.kind in (7, 58) then case when m.principal < 0 or m.bonus < 0 then 'OUT' else 'IN' end
        when m.contra = 1 then 'CASH' when m.contra = 2 then 'TRANSFER' when m.contra = 3 then 'WECHAT'
        when m.contra = 4 then 'ALIPAY' when m.contra = 5 then 'BANK_CARD' when m.contra = 9 then 'OTHER' else 'NONE'
    end,
    '', m.business_date, coalesce(m.shop_id, '00000000-0000-0000-0000-000000000000'), m.customer_id,
    case
        when m.kind = 56 then m.principal_after
        when m.kind = 57 then -m.principal_after
        when m.kind in (7, 58) then abs(m.principal)
        when m.kind in (2, 4, 8, 11) or (m.kind = 12 and m.contra = 10) then -m.principal
        else m.principal
    end,
    case when m.kind in (2, 4, 8, 11) or (m.kind = 12 and m.contra = 10) then -m.bonus else m.bonus end
from card_movement m
where m.result = 0 and (m.principal <> 0 or m.bonus <> 0 or m.kind in (56, 57));

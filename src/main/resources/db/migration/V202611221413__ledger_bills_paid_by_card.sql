-- A bill that was paid with a card of the house (E22): the bill was the revenue and has its tax, so the card's money only
-- settles what is owed. The movement tells the ledger of it, in the name of the bill's customer and not of the card's
-- holder; the payment in the account, which is linked to the movement, is no matter of the ledger, like the linked part of
-- a sale.
insert into gl_event (code, position, name, reference) values ('CARD_BILL', 32, '储值卡支付账单', 'E22');

insert into gl_posting_rule (id, event, method, effective_from, legs, note, created_by, created_at)
select gen_random_uuid(), r.event, r.method, '1900-01-01', r.legs::jsonb, r.note, '00000000-0000-0000-0000-000000000000', now()
from (values
    ('PAYMENT', 'HOUSE_CARD', '[]', 'E22：由储值卡的付款流水冲减应收，此处不再入账'),
    ('CARD_BILL', null, '[{"account":"2205.01","side":"DEBIT","amount":"DEFERRED_NET"},{"account":"2221.02","side":"DEBIT","amount":"DEFERRED_TAX"},{"account":"1122","side":"CREDIT","amount":"GROSS"},{"account":"6601","side":"DEBIT","amount":"BONUS"},{"account":"1122","side":"CREDIT","amount":"BONUS"},{"account":"2205.01","side":"DEBIT","amount":"BREAKAGE"},{"account":"6001","side":"CREDIT","amount":"BREAKAGE"}]',
        'E22、E12：收入与销项税在账单时已确认；赠送金支付的部分是销售费用')
) as r (event, method, legs, note);

create or replace view ledger_source as
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
-- A reversal is its original with the sign turned, and so is what gives back what paid a bill. A holder's own money is the
-- principal; bonus is a memorandum.
select m.xid, 'card', m.key, 0,
    case
        when m.contra = 13 then 'CARD_BILL'
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
    '', m.business_date, coalesce(m.shop_id, '00000000-0000-0000-0000-000000000000'),
    case when m.contra <> 13 then m.customer_id
        else (select e.customer_id from entry_payment p join entry e on e.id = p.entry_id
            where p.card_movement = case m.kind when 2 then m.key else m.ref_key end and p.amount_minor > 0) end,
    case
        when m.kind = 56 then m.principal_after
        when m.kind = 57 then -m.principal_after
        when m.kind in (7, 58) then abs(m.principal)
        when m.kind in (2, 4, 8, 11) or (m.kind = 12 and m.contra = 10) or m.contra = 13 then -m.principal
        else m.principal
    end,
    case when m.kind in (2, 4, 8, 11) or (m.kind = 12 and m.contra = 10) or m.contra = 13 then -m.bonus else m.bonus end
from card_movement m
where m.result = 0 and (m.principal <> 0 or m.bonus <> 0 or m.kind in (56, 57));

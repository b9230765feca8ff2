-- Bills (E16) and the credit notes that take them back (E21) are posted with the tax that stands on their lines, rate by
-- rate, and not with the rate of a policy. What a bill charges is what was sold. Entries of bills from before that have no
-- tax of their own stay what they were.
insert into gl_event (code, position, name, reference)
values ('BILL', 8, '开具账单', 'E16'), ('BILL_CREDIT', 9, '账单贷项通知', 'E21');

insert into gl_posting_rule (id, event, effective_from, legs, note, created_by, created_at)
select gen_random_uuid(), r.event, '1900-01-01', r.legs::jsonb, r.note, '00000000-0000-0000-0000-000000000000', now()
from (values
    ('BILL', '[{"account":"1122","side":"DEBIT","amount":"GROSS"},{"account":"6001","side":"CREDIT","amount":"NET"},{"account":"2221.01.01","side":"CREDIT","amount":"TAX"}]', 'E16：税额取自账单各行'),
    ('BILL_CREDIT', '[{"account":"1122","side":"DEBIT","amount":"GROSS","negated":true},{"account":"6001","side":"CREDIT","amount":"NET","negated":true},{"account":"2221.01.01","side":"CREDIT","amount":"TAX","negated":true}]', 'E21：红字，税额按账单各税率冲回')
) as r (event, legs, note);

-- A document may say 100 %.
alter table voucher drop constraint voucher_rate_check, add constraint voucher_rate_check check (rate between 0 and 10000);

-- The event that an entry is; taxed when a document says what tax is in it.
create function ledger_entry_event(type text, taxed boolean) returns text immutable language sql
return case
    when taxed and type = 'CHARGE' then 'BILL'
    when taxed and type = 'REFUND' then 'BILL_CREDIT'
    when type in ('SALE', 'RETURN', 'CHARGE', 'PAYMENT', 'REFUND', 'ADJUSTMENT', 'WRITE_OFF') then type
    else 'ENTRY_OTHER'
end;

-- As before, and: where a document says the tax, each of its rates is a part with rate (basis points) and tax; both are
-- null where the ledger computes it.
create or replace view ledger_source as
select e.posted_xid as xid, 'entry' as ledger, e.id as row_id, coalesce(p.position, t.position, 0) as part,
    ledger_entry_event(e.type, t.entry_id is not null) as event,
    case when p.card_movement is not null then 'HOUSE_CARD' else coalesce(p.method, e.method, 'NONE') end as method,
    coalesce(e.category, '') as category, e.business_date,
    coalesce(e.shop_id, '00000000-0000-0000-0000-000000000000') as shop_id, e.customer_id,
    coalesce(p.amount_minor, t.amount_minor, e.amount_minor) as amount, 0::bigint as bonus,
    case when t.entry_id is not null then (coalesce(t.rate, 0) * 100)::int end as rate, t.tax_minor as tax
from entry e
left join entry_payment p on p.entry_id = e.id
left join entry_tax t on t.entry_id = e.id
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
    case when m.kind in (2, 4, 8, 11) or (m.kind = 12 and m.contra = 10) or m.contra = 13 then -m.bonus else m.bonus end,
    null::int, null::bigint
from card_movement m
where m.result = 0 and (m.principal <> 0 or m.bonus <> 0 or m.kind in (56, 57));

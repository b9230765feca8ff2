-- The general ledger, derived from the sub-ledgers: its accounts, the rules by which an event becomes lines of a voucher,
-- and the figures (tax rates and the like) that the company decides. All three are data.

-- Codes are those of 企业会计准则; small_code is the one of 小企业会计准则 where it differs. What a code means never changes
-- once there are lines on it: the account is closed and another one is opened.
create table gl_account (
    id            uuid        primary key,
    version       bigint      not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    code          text        collate "C" not null unique check (code ~ '^[0-9]{4}([.][0-9]{2}){0,4}$'),
    name          text        not null check (length(name) between 1 and 100),
    side          text        not null check (side in ('DEBIT', 'CREDIT')),     -- on which its balance usually stands
    kind          text        not null check (kind in ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE', 'COMMON')),
    parent_code   text        collate "C" references gl_account (code),
    small_code    text        collate "C" check (length(small_code) between 1 and 40),
    external_code text        check (length(external_code) between 1 and 40),   -- in the finance system; null: the code itself
    by_customer   boolean     not null default false,   -- its lines name the customer
    closed        boolean     not null default false,   -- no rule may use it any more
    note          text        check (length(note) between 1 and 500),
    check (parent_code <> code)
);

create function keep_gl_account() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.code = old.code and new.side = old.side and new.kind = old.kind
            and new.by_customer = old.by_customer then
        return new;
    end if;
    if exists (select from voucher_line where account_code = old.code) then
        raise exception 'account % has lines', old.code using errcode = 'TZ001';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_account before update or delete on gl_account for each row execute function keep_gl_account();
create trigger keep_accounts before truncate on gl_account for each statement execute function refuse_change();

-- Where money of a method lies; the last word counts. NONE: nobody said how.
create table gl_method_account (
    id           uuid        primary key,
    position     bigint      generated always as identity unique,
    method       text        not null check (length(method) between 1 and 40),
    account_code text        collate "C" not null references gl_account (code),
    decided_by   uuid        not null,
    decided_at   timestamptz not null
);
select append_only('gl_method_account');

-- Everything that the sub-ledgers can tell, and how far each has been told: a contiguous range of transactions.
create table gl_event (
    code        text        primary key,
    position    int         not null unique,
    name        text        not null,
    reference   text,                                   -- in the table of postings of the design: E01 …
    upto_xid    bigint      not null default 0,
    stuck       jsonb,                                  -- what lacks a rule or an account; null: nothing
    stuck_since timestamptz
);

-- How an event becomes lines. Never changed: a new rule for the same case takes its place from a business day on, and of
-- two for the same day the later written counts. A rule without legs says that the event is no matter of this ledger.
create table gl_posting_rule (
    id             uuid        primary key,
    position       bigint      generated always as identity unique,
    event          text        not null references gl_event (code),
    method         text        check (length(method) between 1 and 40),         -- null: any
    category       text        check (length(category) between 1 and 60),       -- null: any
    effective_from date        not null,
    legs           jsonb       not null check (jsonb_typeof(legs) = 'array'),
    note           text        check (length(note) between 1 and 500),
    created_by     uuid        not null,
    created_at     timestamptz not null
);
create index gl_posting_rule_event on gl_posting_rule (event, effective_from);
select append_only('gl_posting_rule');

-- Rates in basis points, from a business day on; the most particular counts (shop before event), of two the later written.
create table gl_policy (
    id             uuid        primary key,
    position       bigint      generated always as identity unique,
    kind           text        not null check (kind in ('VAT', 'DEFERRED_VAT', 'BREAKAGE')),
    event          text        references gl_event (code),                      -- null: every event
    shop_id        uuid        references org_unit,                             -- null: every shop
    rate           int         not null check (rate between 0 and 9999),
    effective_from date        not null,
    note           text        check (length(note) between 1 and 500),
    created_by     uuid        not null,
    created_at     timestamptz not null,
    -- A card is loaded here and spent there: what is true of its money cannot depend on the shop or the event.
    check (kind = 'VAT' or (event is null and shop_id is null))
);
create index gl_policy_kind on gl_policy (kind, effective_from);
create index gl_policy_shop_id on gl_policy (shop_id) where shop_id is not null;
select append_only('gl_policy');

insert into gl_account (id, version, created_at, updated_at, code, name, side, kind, parent_code, small_code, by_customer, note)
select gen_random_uuid(), 0, now(), now(), a.*
from (values
    ('1001', '库存现金', 'DEBIT', 'ASSET', null, null, false, null),
    ('1002', '银行存款', 'DEBIT', 'ASSET', null, null, false, null),
    ('1012', '其他货币资金', 'DEBIT', 'ASSET', null, null, false, null),
    ('1012.01', '微信', 'DEBIT', 'ASSET', '1012', null, false, null),
    ('1012.02', '支付宝', 'DEBIT', 'ASSET', '1012', null, false, null),
    ('1012.03', '预收资金存管', 'DEBIT', 'ASSET', '1012', null, false, null),
    ('1012.09', '其他渠道待清算', 'DEBIT', 'ASSET', '1012', null, false, '收款方式为“其他”或未说明的款项，应清至零'),
    ('1122', '应收账款', 'DEBIT', 'ASSET', null, null, true, '贷方余额即客户预付，期末可重分类至 2203'),
    ('1221', '其他应收款', 'DEBIT', 'ASSET', null, null, false, null),
    ('1231', '坏账准备', 'CREDIT', 'ASSET', null, '5711', false, '小企业会计准则不计提，核销直接计入营业外支出'),
    ('1901', '待处理财产损溢', 'DEBIT', 'ASSET', null, null, false, '手工调整客户余额的对方科目，应查明原因后转出'),
    ('2202', '应付账款', 'CREDIT', 'LIABILITY', null, null, false, null),
    ('2203', '预收账款', 'CREDIT', 'LIABILITY', null, null, true, null),
    ('2205', '合同负债', 'CREDIT', 'LIABILITY', null, '2203', false, '财政部未规定编号，金蝶、用友模板不一，可用 externalCode 对应'),
    ('2205.01', '储值卡', 'CREDIT', 'LIABILITY', '2205', '2203', false, null),
    ('2205.99', '过期待激活', 'CREDIT', 'LIABILITY', '2205', '2203', false, null),
    ('2221', '应交税费', 'CREDIT', 'LIABILITY', null, null, false, null),
    ('2221.01', '应交增值税', 'CREDIT', 'LIABILITY', '2221', null, false, null),
    ('2221.01.01', '销项税额', 'CREDIT', 'LIABILITY', '2221.01', null, false, null),
    ('2221.02', '待转销项税额', 'CREDIT', 'LIABILITY', '2221', null, false, null),
    ('2241', '其他应付款', 'CREDIT', 'LIABILITY', null, null, false, null),
    ('2241.01', '预付卡结算', 'CREDIT', 'LIABILITY', '2241', null, false, null),
    ('2241.02', '待清算及暂收款', 'CREDIT', 'LIABILITY', '2241', null, false, null),
    ('2241.03', '储值卡收付款待清算', 'CREDIT', 'LIABILITY', '2241', null, false,
        '以储值卡偿还欠款而卡的子账未与之关联时使用，应清至零'),
    ('4104', '利润分配', 'CREDIT', 'EQUITY', null, '3104', false, null),
    ('6001', '主营业务收入', 'CREDIT', 'INCOME', null, '5001', false, null),
    ('6051', '其他业务收入', 'CREDIT', 'INCOME', null, '5051', false, null),
    ('6301', '营业外收入', 'CREDIT', 'INCOME', null, '5301', false, null),
    ('6601', '销售费用', 'DEBIT', 'EXPENSE', null, '5601', false, null),
    ('6603', '财务费用', 'DEBIT', 'EXPENSE', null, '5603', false, null),
    ('6702', '信用减值损失', 'DEBIT', 'EXPENSE', null, '5711', false, null),
    ('6711', '营业外支出', 'DEBIT', 'EXPENSE', null, '5711', false, null)
) as a (code, name, side, kind, parent_code, small_code, by_customer, note);

insert into gl_method_account (id, method, account_code, decided_by, decided_at)
select gen_random_uuid(), m.method, m.account_code, '00000000-0000-0000-0000-000000000000', now()
from (values ('CASH', '1001'), ('TRANSFER', '1002'), ('BANK_CARD', '1002'), ('WECHAT', '1012.01'), ('ALIPAY', '1012.02'),
    ('OTHER', '1012.09'), ('NONE', '1012.09'), ('CARD', '2241.03'), ('HOUSE_CARD', '2241.03')) as m (method, account_code);

insert into gl_event (code, position, name, reference)
values
    ('SALE', 1, '销售', 'E16'),
    ('RETURN', 2, '销售退回', 'E21'),
    ('CHARGE', 3, '应收费用', 'E16'),
    ('PAYMENT', 4, '收款', 'E17'),
    ('REFUND', 5, '退款', 'E21'),
    ('ADJUSTMENT', 6, '余额调整', 'E23'),
    ('WRITE_OFF', 7, '坏账核销', 'E20'),
    ('ENTRY_OTHER', 19, '其他往来', null),
    ('CARD_LOAD', 21, '储值卡充值', 'E01'),
    ('CARD_SPEND', 22, '储值卡消费', 'E03'),
    ('CARD_RETURN', 23, '储值卡退货', 'E07'),
    ('CARD_CASH_OUT', 24, '储值卡退卡', 'E08'),
    ('CARD_KEPT', 25, '退卡扣除已消费', 'E08'),
    ('CARD_TRANSFER', 26, '储值卡转账', 'E09'),
    ('CARD_REPLACEMENT', 27, '储值卡换卡', 'E09'),
    ('CARD_FEE', 28, '补卡工本费', 'E10'),
    ('CARD_EXPIRY', 29, '储值卡到期', 'E11'),
    ('CARD_ADJUSTMENT', 30, '储值卡调整', 'E13'),
    ('CARD_BONUS_EXPIRY', 31, '赠送金到期', 'E02'),
    ('CARD_OTHER', 39, '其他储值卡业务', null);

-- GROSS is what the tax is computed on: the amount of an entry, the principal of a card. @MONEY is the account of the
-- method. DEFERRED_NET and DEFERRED_TAX split the principal of a card at the rate of DEFERRED_VAT (0: no split).
insert into gl_posting_rule (id, event, method, effective_from, legs, note, created_by, created_at)
select gen_random_uuid(), r.event, r.method, '1900-01-01', r.legs::jsonb, r.note, '00000000-0000-0000-0000-000000000000', now()
from (values
    ('SALE', 'ON_ACCOUNT', '[{"account":"1122","side":"DEBIT","amount":"GROSS"},{"account":"6001","side":"CREDIT","amount":"NET"},{"account":"2221.01.01","side":"CREDIT","amount":"TAX"}]', 'E16'),
    ('SALE', null, '[{"account":"@MONEY","side":"DEBIT","amount":"GROSS"},{"account":"6001","side":"CREDIT","amount":"NET"},{"account":"2221.01.01","side":"CREDIT","amount":"TAX"}]', '现销'),
    ('SALE', 'HOUSE_CARD', '[]', '收入由储值卡的消费记录确认（E03），此处不再确认'),
    ('SALE', 'CARD', '[]', '储值卡的款项以卡的子账为准；未与卡的消费关联的金额见检查项 CARD_ENTRIES_UNLINKED'),
    ('RETURN', 'ON_ACCOUNT', '[{"account":"1122","side":"DEBIT","amount":"GROSS","negated":true},{"account":"6001","side":"CREDIT","amount":"NET","negated":true},{"account":"2221.01.01","side":"CREDIT","amount":"TAX","negated":true}]', 'E21'),
    ('RETURN', null, '[{"account":"@MONEY","side":"DEBIT","amount":"GROSS","negated":true},{"account":"6001","side":"CREDIT","amount":"NET","negated":true},{"account":"2221.01.01","side":"CREDIT","amount":"TAX","negated":true}]', 'E21'),
    ('RETURN', 'HOUSE_CARD', '[]', '由储值卡的退货记录冲减收入（E07）'),
    ('RETURN', 'CARD', '[]', '由储值卡的退货记录冲减收入（E07）'),
    ('CHARGE', null, '[{"account":"1122","side":"DEBIT","amount":"GROSS"},{"account":"6051","side":"CREDIT","amount":"NET"},{"account":"2221.01.01","side":"CREDIT","amount":"TAX"}]', 'E16'),
    ('PAYMENT', null, '[{"account":"@MONEY","side":"DEBIT","amount":"GROSS"},{"account":"1122","side":"CREDIT","amount":"GROSS"}]', 'E17、E18：预付也记 1122 贷方'),
    ('REFUND', null, '[{"account":"1122","side":"DEBIT","amount":"GROSS"},{"account":"@MONEY","side":"CREDIT","amount":"GROSS"}]', '退还客户的预付'),
    ('REFUND', 'ON_ACCOUNT', '[{"account":"1122","side":"DEBIT","amount":"GROSS","negated":true},{"account":"6001","side":"CREDIT","amount":"NET","negated":true},{"account":"2221.01.01","side":"CREDIT","amount":"TAX","negated":true}]', 'E21：红字'),
    ('ADJUSTMENT', null, '[{"account":"1122","side":"DEBIT","amount":"GROSS"},{"account":"1901","side":"CREDIT","amount":"GROSS"}]', '原因未明，对方科目由会计判断后转出'),
    ('WRITE_OFF', null, '[{"account":"1231","side":"DEBIT","amount":"GROSS"},{"account":"1122","side":"CREDIT","amount":"GROSS"}]', 'E20：备抵法；直接转销改用 6711'),
    ('CARD_LOAD', null, '[{"account":"@MONEY","side":"DEBIT","amount":"GROSS"},{"account":"2205.01","side":"CREDIT","amount":"DEFERRED_NET"},{"account":"2221.02","side":"CREDIT","amount":"DEFERRED_TAX"}]', 'E01：不征税；单一税率发卡可设 DEFERRED_VAT'),
    ('CARD_SPEND', null, '[{"account":"2205.01","side":"DEBIT","amount":"DEFERRED_NET"},{"account":"2221.02","side":"DEBIT","amount":"DEFERRED_TAX"},{"account":"6001","side":"CREDIT","amount":"NET"},{"account":"2221.01.01","side":"CREDIT","amount":"TAX"},{"account":"2205.01","side":"DEBIT","amount":"BREAKAGE"},{"account":"6001","side":"CREDIT","amount":"BREAKAGE"}]', 'E03、E12：收入在此确认一次；赠送金视为折扣'),
    ('CARD_RETURN', null, '[{"account":"2205.01","side":"DEBIT","amount":"DEFERRED_NET","negated":true},{"account":"2221.02","side":"DEBIT","amount":"DEFERRED_TAX","negated":true},{"account":"6001","side":"CREDIT","amount":"NET","negated":true},{"account":"2221.01.01","side":"CREDIT","amount":"TAX","negated":true},{"account":"2205.01","side":"DEBIT","amount":"BREAKAGE","negated":true},{"account":"6001","side":"CREDIT","amount":"BREAKAGE","negated":true}]', 'E07'),
    ('CARD_CASH_OUT', null, '[{"account":"2205.01","side":"DEBIT","amount":"DEFERRED_NET"},{"account":"2221.02","side":"DEBIT","amount":"DEFERRED_TAX"},{"account":"@MONEY","side":"CREDIT","amount":"GROSS"}]', 'E08'),
    ('CARD_KEPT', null, '[{"account":"2205.01","side":"DEBIT","amount":"DEFERRED_NET"},{"account":"2221.02","side":"DEBIT","amount":"DEFERRED_TAX"},{"account":"6001","side":"CREDIT","amount":"NET"},{"account":"2221.01.01","side":"CREDIT","amount":"TAX"}]', 'E08：按原价重算已消费部分'),
    ('CARD_TRANSFER', 'OUT', '[{"account":"2205.01","side":"DEBIT","amount":"GROSS"},{"account":"2205.01","side":"CREDIT","amount":"GROSS"}]', 'E09'),
    ('CARD_TRANSFER', 'IN', '[]', 'E09：对方卡的一笔已记'),
    ('CARD_REPLACEMENT', 'OUT', '[{"account":"2205.01","side":"DEBIT","amount":"GROSS"},{"account":"2205.01","side":"CREDIT","amount":"GROSS"}]', 'E09'),
    ('CARD_REPLACEMENT', 'IN', '[]', 'E09：旧卡的一笔已记'),
    ('CARD_FEE', null, '[{"account":"2205.01","side":"DEBIT","amount":"DEFERRED_NET"},{"account":"2221.02","side":"DEBIT","amount":"DEFERRED_TAX"},{"account":"6051","side":"CREDIT","amount":"NET"},{"account":"2221.01.01","side":"CREDIT","amount":"TAX"}]', 'E10'),
    ('CARD_EXPIRY', null, '[]', 'E11：不确认收入；如需列示，可改为 2205.01 → 2205.99'),
    ('CARD_ADJUSTMENT', null, '[{"account":"6601","side":"DEBIT","amount":"GROSS"},{"account":"2205.01","side":"CREDIT","amount":"DEFERRED_NET"},{"account":"2221.02","side":"CREDIT","amount":"DEFERRED_TAX"}]', 'E13：须经复核；赠送金的调整不入账'),
    ('CARD_BONUS_EXPIRY', null, '[]', 'E02：赠送金是备查')
) as r (event, method, legs, note);

insert into gl_policy (id, kind, event, rate, effective_from, note, created_by, created_at)
select gen_random_uuid(), p.kind, p.event, p.rate, '1900-01-01', p.note, '00000000-0000-0000-0000-000000000000', now()
from (values
    ('VAT', null, 1300, '一般纳税人销售货物；服务 6%、小规模 1% 等按业务或门店另设'),
    ('DEFERRED_VAT', null, 0, '售卡不征税（国家税务总局公告2016年第53号第三条，2026 年增值税法施行后是否续用待确认）；单一税率发卡企业可设为其税率'),
    ('BREAKAGE', null, 0, 'D13：默认不确认；有权获得时按预计未使用比例随消费确认（CAS 14）')
) as p (kind, event, rate, note);

insert into approval_policy (id, version, created_at, updated_at, action, threshold, enabled)
values (gen_random_uuid(), 0, now(), now(), 'ledger.reopen_period', null, true);

-- What the law asks of prepaid cards, as data: the figure, where it stands, and whether we are sure of it. A new law is a
-- new row from its day on; nothing is rewritten.
create table prepaid_rule (
    key          text    not null check (key ~ '^[A-Z][A-Z_]{2,60}$'),
    applies_from date    not null,
    value        bigint  not null check (value >= 0),
    unit         text    not null check (unit in ('FEN', 'MONTHS', 'DAYS', 'BASIS_POINTS', 'FLAG')),
    source       text    not null,
    article      text    not null,
    quotation    text    not null,               -- the rule in the words of the source, shortened
    summary      text    not null,               -- the same in English
    certain      boolean not null,
    doubt        text,                           -- what is to be checked before relying on it
    primary key (key, applies_from),
    constraint prepaid_rule_doubt check (certain = (doubt is null))
);
select append_only('prepaid_rule');

-- What an administrator decided instead, with the reason: a stricter local rule, or advice of counsel. The last one that
-- is valid counts; a null value is the rule as it is written again.
create table prepaid_rule_override (
    id         uuid        primary key,
    position   bigint      generated always as identity unique,
    key        text        not null,
    value      bigint      check (value >= 0),
    reason     text        not null check (length(reason) between 1 and 500),
    valid_from date        not null,
    decided_by uuid        not null,
    decided_at timestamptz not null
);
create index prepaid_rule_override_key on prepaid_rule_override (key, position desc);
select append_only('prepaid_rule_override');

insert into prepaid_rule (key, applies_from, value, unit, source, article, quotation, summary, certain, doubt) values
('REGISTERED_BALANCE_CAP', '2012-11-01', 500000, 'FEN', '单用途商业预付卡管理办法（试行）', '第十八条',
 '单张记名卡限额不得超过5000元；充值后资金余额不得超过限额。', 'A registered card holds at most 5,000 yuan, also after a top-up.', true, null),
('ANONYMOUS_BALANCE_CAP', '2012-11-01', 100000, 'FEN', '单用途商业预付卡管理办法（试行）', '第十八条',
 '单张不记名卡限额不得超过1000元；充值后资金余额不得超过限额。', 'An anonymous card holds at most 1,000 yuan, also after a top-up.', true, null),
('REGISTERED_MAY_EXPIRE', '2012-11-01', 0, 'FLAG', '单用途商业预付卡管理办法（试行）', '第十九条',
 '记名卡不得设有效期。', 'A registered card has no expiry.', true, null),
('ANONYMOUS_MIN_VALIDITY', '2012-11-01', 36, 'MONTHS', '单用途商业预付卡管理办法（试行）', '第十九条',
 '不记名卡有效期不得少于3年；超过有效期尚有资金余额的，应提供激活、换卡等配套服务。',
 'An anonymous card is valid for at least three years; what is left then stays the holder''s.', true, null),
('REAL_NAME_FROM', '2012-11-01', 1000000, 'FEN', '单用途商业预付卡管理办法（试行）', '第十五条',
 '购买（含充值）记名卡的，或一次性购买1万元（含）以上不记名卡的，应要求购卡人及其代理人出示有效身份证件，并留存其信息。',
 'Whoever buys anonymous cards for 10,000 yuan or more at once is identified; so is every buyer of a registered card.', true, null),
('REGISTRATION_KEPT', '2012-11-01', 60, 'MONTHS', '单用途商业预付卡管理办法（试行）', '第十六条',
 '应保存购卡人的登记信息5年以上。', 'What was registered of a buyer is kept for at least five years.', true, null),
('TRANSFER_FROM_ORGANISATION', '2012-11-01', 500000, 'FEN', '单用途商业预付卡管理办法（试行）', '第十七条',
 '单位一次性购卡金额达5000元（含）以上的，应通过银行转账，不得使用现金，并逐笔登记转出、转入账户。',
 'An organisation that buys for 5,000 yuan or more at once pays by bank transfer, not in cash.', true, null),
('TRANSFER_FROM_PERSON', '2012-11-01', 5000000, 'FEN', '单用途商业预付卡管理办法（试行）', '第十七条',
 '个人一次性购卡金额达5万元（含）以上的，应通过银行转账，不得使用现金，并逐笔登记转出、转入账户。',
 'A person who buys for 50,000 yuan or more at once pays by bank transfer, not in cash.', true, null),
('RETURN_IN_CASH_BELOW', '2012-11-01', 10000, 'FEN', '单用途商业预付卡管理办法（试行）', '第二十条',
 '退货资金应退至原卡；退货金额不足100元的，可支付现金。',
 'A return goes back to the card; less than 100 yuan may be paid in cash.', false,
 '条文凭记忆，未经核对 / The article is from memory and was not checked against its text.'),
('CASH_REFUND_BELOW', '2012-11-01', 10000, 'FEN', '单用途商业预付卡管理办法（试行）', '第二十一条',
 '退卡资金应退至与退卡人同名的银行账户；卡内资金余额不足100元的，可支付现金。',
 'A refund of a card goes to an account in the same name; less than 100 yuan may be paid in cash.', false,
 '各来源对“不足100元”与“100元（含）以下”说法不一 / Sources differ whether exactly 100 yuan may be paid in cash.'),
('CUSTODY_LARGE', '2012-11-01', 2000, 'BASIS_POINTS', '单用途商业预付卡管理办法（试行）', '第二十六条',
 '规模发卡企业存管资金比例不低于上一季度预收资金余额的20%。',
 'A large issuer keeps at least 20 % of the prepaid balance of the quarter before in custody.', true, null),
('CUSTODY_GROUP', '2012-11-01', 3000, 'BASIS_POINTS', '单用途商业预付卡管理办法（试行）', '第二十六条',
 '集团发卡企业存管资金比例不低于上一季度预收资金余额的30%。',
 'A group keeps at least 30 % of the prepaid balance of the quarter before in custody.', true, null),
('CUSTODY_BRAND', '2012-11-01', 4000, 'BASIS_POINTS', '单用途商业预付卡管理办法（试行）', '第二十六条',
 '品牌发卡企业存管资金比例不低于上一季度预收资金余额的40%。',
 'A brand keeps at least 40 % of the prepaid balance of the quarter before in custody.', true, null),
('REFUND_WITHIN', '2025-05-01', 7, 'DAYS', '最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释（法释〔2025〕4号）', '第十四条',
 '消费者自付款之日起七日内请求经营者返还预付款本金的，人民法院应予支持；订立合同时已经获得过相同商品或者服务的除外。',
 'A consumer may have the principal back within seven days of paying, unless they knew the goods or services already.', false,
 '七日按自然日计、期间内已消费部分的扣除，均为我方理解 / That the days are calendar days, and that what was used meanwhile is deducted, is our reading.');

-- What personal data is used for, and by which ground of the law (《个人信息保护法》 第十三条). What only consent allows is
-- never done without it; what a contract or the law asks for needs none. The grounds are part of the product and its
-- review, so there is no API to change them; the words that people agree to are written by the house, in versions.
create table privacy_purpose (
    code        text        primary key check (code ~ '^[A-Z][A-Z_]{1,49}$'),
    name        text        not null,
    name_en     text        not null,
    basis       text        not null check (basis in ('CONSENT', 'CONTRACT', 'LEGAL_DUTY', 'EMERGENCY', 'NEWS', 'DISCLOSED', 'LAW')),
    article     text        not null,
    explanation text        not null,
    mail_kinds  text[]      not null                    -- of the mails that serve it: mail_delivery.subject_kind
);
insert into privacy_purpose (code, name, name_en, basis, article, explanation, mail_kinds) values
    ('CONTRACT', '履行合同：账单、对账、催收', 'Performing the contract: bills, statements, dunning', 'CONTRACT',
     '《个人信息保护法》第十三条第一款第（二）项', '为订立、履行个人作为一方当事人的合同所必需，不需取得个人同意。',
     array['bill', 'statement', 'account_statement', 'dunning', 'contract', 'receipt', 'card']),
    ('LEGAL_DUTY', '履行法定义务：记账、预付卡实名登记、存档', 'Legal duties: books, registration of prepaid cards, archives', 'LEGAL_DUTY',
     '《个人信息保护法》第十三条第一款第（三）项', '为履行法定职责或者法定义务所必需，不需取得个人同意。', array['legal_notice']),
    ('SERVICE', '会员登录与安全验证', 'Signing members in, and their security', 'CONTRACT',
     '《个人信息保护法》第十三条第一款第（二）项', '会员主动发起的登录与验证，为履行合同所必需。', array['member_code']),
    ('CARE', '生日、节日问候与关怀', 'Birthday greetings and care', 'CONSENT',
     '《个人信息保护法》第十三条第一款第（一）项、第十五条', '须取得个人同意；个人可随时撤回，撤回不影响撤回前的处理。',
     array['care', 'care_greeting', 'birthday']),
    ('MARKETING', '营销与活动通知', 'Marketing and campaigns', 'CONSENT',
     '《个人信息保护法》第十三条第一款第（一）项、第二十四条', '须取得个人同意，并提供便捷的拒绝方式。', array['marketing', 'campaign', 'coupon']),
    ('SURVEY', '满意度调查', 'Surveys', 'CONSENT',
     '《个人信息保护法》第十三条第一款第（一）项', '须取得个人同意。', array['survey']);

-- The words that people agree to. What was agreed to once can always be read again.
create table privacy_text (
    purpose    text        not null references privacy_purpose,
    version    int         not null check (version >= 1),
    words      text        not null check (length(words) between 1 and 10000),
    written_at timestamptz not null,
    written_by uuid,                                    -- null: they came with the product
    primary key (purpose, version)
);
insert into privacy_text (purpose, version, words, written_at) values
    ('CARE', 1, '我同意贵公司使用我的姓名、生日和联系方式，向我发送生日与节日问候。我知道可以随时撤回同意，撤回不影响其他服务。', now()),
    ('MARKETING', 1, '我同意贵公司使用我的联系方式，向我发送商品、优惠和活动信息。我知道可以随时撤回同意，撤回不影响其他服务。', now()),
    ('SURVEY', 1, '我同意贵公司使用我的联系方式，邀请我参加满意度调查。我知道可以随时撤回同意，撤回不影响其他服务。', now());
select append_only('privacy_text');

-- What people said: given or withdrawn, for one purpose and one channel, with the proof. The latest word counts.
create table consent (
    id           uuid        primary key,
    customer_id  uuid        not null references customer,
    purpose      text        not null references privacy_purpose,
    channel      text        not null check (channel in ('MAIL', 'SMS', 'PHONE', 'WECHAT', 'POST')),
    given        boolean     not null,                  -- false: withdrawn or refused
    said_at      timestamptz not null,
    how          text        not null check (how in ('WRITTEN', 'COUNTER', 'PHONE', 'ONLINE', 'APP')),
    text_version int,                                   -- what was agreed to
    evidence     text        check (length(evidence) between 1 and 500),
    recorded_at  timestamptz not null,
    recorded_by  uuid        not null references staff,
    foreign key (purpose, text_version) references privacy_text,
    check (not given or text_version is not null)
);
create index consent_state on consent (customer_id, purpose, channel, said_at desc, id desc);
create index consent_recorded_by on consent (recorded_by);
create index consent_recorded_at on consent (recorded_at desc, id desc);
create index consent_text on consent (purpose, text_version);
select append_only('consent');

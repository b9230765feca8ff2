-- How long kinds of records are kept, and by which rule. The least is the law's and cannot be undercut.
create table retention_rule (
    id           uuid        primary key,
    version      bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    kind         text        not null unique check (kind in ('CUSTOMER_LOST', 'INTERACTION', 'MAIL', 'CONSENT', 'ACCESS_LOG',
                                                             'AUDIT', 'SESSION', 'ENTRY', 'CARD')),
    months       int         not null check (months between 1 and 1200),
    least_months int         not null check (least_months >= 0),
    article      text        not null,
    explanation  text        not null,
    check (months >= least_months)
);
insert into retention_rule (id, version, created_at, updated_at, kind, months, least_months, article, explanation)
select gen_random_uuid(), 0, now(), now(), r.* from (values
    ('CUSTOMER_LOST', 36, 0, '《个人信息保护法》第十九条、第四十七条', '流失或已删除、且期限内没有联系和账目的客户：保存期限应为实现处理目的所必要的最短时间。'),
    ('INTERACTION', 36, 0, '《个人信息保护法》第十九条', '联系记录。'),
    ('MAIL', 36, 0, '《个人信息保护法》第十九条', '已发出的邮件。'),
    ('CONSENT', 60, 36, '《个人信息保护法》第六十九条；《民法典》第一百八十八条', '同意的证明，至少保存到诉讼时效届满。'),
    ('ACCESS_LOG', 36, 6, '《网络安全法》第二十一条第（三）项', '查阅记录属于网络日志，留存不少于六个月。'),
    ('AUDIT', 120, 6, '《网络安全法》第二十一条第（三）项', '操作记录，留存不少于六个月。'),
    ('SESSION', 12, 6, '《网络安全法》第二十一条第（三）项', '登录记录，留存不少于六个月。'),
    ('ENTRY', 360, 360, '《会计档案管理办法》第十四条及附表', '会计凭证与账簿保管三十年。'),
    ('CARD', 360, 60, '《单用途商业预付卡管理办法（试行）》第十六条', '购卡登记信息保存五年以上；卡的流水同时是会计凭证。'))
    as r (kind, months, least_months, article, explanation);

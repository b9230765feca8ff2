-- The way into the company's finance system: templates say how a file looks, an export is one file of a range of vouchers,
-- and a sync check compares the finance system's trial balance with ours.

create table gl_export_template (
    id         uuid        primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    code       text        not null unique check (code ~ '^[A-Z0-9_]{1,40}$'),
    name       text        not null check (length(name) between 1 and 100),
    format     text        not null check (format in ('XLSX', 'TEXT', 'JSON')),
    layout     jsonb       not null
);

create table gl_export (
    id           uuid        primary key,
    version      bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    template_id  uuid        not null references gl_export_template,
    period       date        not null references gl_period (starts_on),
    from_number  int         not null check (from_number > 0),
    to_number    int         not null,
    vouchers     int         not null check (vouchers > 0),
    total_minor  bigint      not null,
    status       text        not null check (status in ('DRAFT', 'EXPORTED', 'ACKED')),
    created_by   uuid        not null,
    exported_by  uuid,
    exported_at  timestamptz,
    sha256       text        check (sha256 ~ '^[0-9a-f]{64}$'),
    acked_by     uuid,
    acked_at     timestamptz,
    external_ref text        check (length(external_ref) between 1 and 200),
    check (from_number <= to_number),
    check (num_nonnulls(exported_by, exported_at, sha256) = case status when 'DRAFT' then 0 else 3 end),
    check (num_nonnulls(acked_by, acked_at, external_ref) = case status when 'ACKED' then 3 else 0 end)
);
create index gl_export_template_id on gl_export (template_id);
create index gl_export_period on gl_export (period, from_number);
create index gl_export_created_at on gl_export (created_at desc, id desc);

-- What was handed out stays as it was, whatever becomes of names and templates.
create table gl_export_file (
    export_id uuid  primary key references gl_export,
    name      text  not null,
    type      text  not null,
    content   bytea not null
);
select append_only('gl_export_file');

create table gl_sync_check (
    id            uuid        primary key,
    version       bigint      not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    period        date        not null,
    file_name     text        not null check (length(file_name) between 1 and 200),
    sha256        text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    checked_by    uuid        not null,
    matched       int         not null,
    amount_differ int         not null,
    only_ours     int         not null,
    only_theirs   int         not null
);
create index gl_sync_check_created_at on gl_sync_check (created_at desc, id desc);

create table gl_sync_difference (
    check_id     uuid   not null references gl_sync_check,
    position     int    not null,
    code         text   not null,
    kind         text   not null check (kind in ('AMOUNT_DIFF', 'ONLY_OURS', 'ONLY_THEIRS')),
    figure       text   check (figure in ('DEBIT', 'CREDIT', 'CLOSING')),       -- null: the account as a whole
    ours_minor   bigint,
    theirs_minor bigint,
    primary key (check_id, position)
);
select append_only('gl_sync_check');
select append_only('gl_sync_difference');

-- The templates that come with the house. Fields are closed; text stands as it is.
insert into gl_export_template (id, version, created_at, updated_at, code, name, format, layout)
select gen_random_uuid(), 0, now(), now(), t.code, t.name, t.format, t.layout::jsonb
from (values
    ('KINGDEE_K3', '金蝶 K/3、KIS 标准格式', 'XLSX', '{
        "sheet": "Page1", "header": true, "dateFormat": "yyyy-MM-dd", "maxSummary": 200,
        "columns": [
            {"title": "FDate", "field": "DATE"}, {"title": "FYear", "field": "YEAR"}, {"title": "FPeriod", "field": "PERIOD"},
            {"title": "FGroupID", "field": "WORD"}, {"title": "FNumber", "field": "NUMBER"},
            {"title": "FAccountNum", "field": "ACCOUNT_CODE"}, {"title": "FAccountName", "field": "ACCOUNT_NAME"},
            {"title": "FCurrencyNum", "text": "RMB"}, {"title": "FCurrencyName", "text": "人民币"},
            {"title": "FAmountFor", "field": "AMOUNT"}, {"title": "FDebit", "field": "DEBIT"}, {"title": "FCredit", "field": "CREDIT"},
            {"title": "FPreparerID", "field": "PREPARER"}, {"title": "FCheckerID", "text": "NONE"},
            {"title": "FApproveID", "text": "NONE"}, {"title": "FCashierID", "text": "NONE"}, {"title": "FHandler", "text": ""},
            {"title": "FSettleTypeID", "text": "*"}, {"title": "FSettleNo", "text": ""}, {"title": "FExplanation", "field": "SUMMARY"},
            {"title": "FQuantity", "text": "0"}, {"title": "FMeasureUnitID", "text": "*"}, {"title": "FUnitPrice", "text": "0"},
            {"title": "FReference", "field": "VOUCHER_ID"}, {"title": "FTransDate", "field": "BUSINESS_DATE"},
            {"title": "FTransNo", "text": ""}, {"title": "FAttachments", "text": "0"}, {"title": "FSerialNum", "field": "NUMBER"},
            {"title": "FObjectName", "text": ""}, {"title": "FParameter", "text": ""}, {"title": "FExchangeRate", "text": "1"},
            {"title": "FEntryID", "field": "LINE_FROM_ZERO"}, {"title": "FItem", "field": "AUXILIARY"},
            {"title": "FPosted", "text": "0"}, {"title": "FInternalInd", "text": ""}, {"title": "FCashFlow", "text": ""}],
        "sheets": [{"name": "t_Schema", "rows": [["FType", "FKey", "FFieldName", "FCaption", "FValueType", "FNeedSave", "FColIndex",
            "FSrcTableName", "FSrcFieldName", "FExpFieldName", "FImpFieldName", "FDefaultVal", "FSearch", "FItemPageName",
            "FTrueType", "FPrecision", "FSearchName", "FIsShownList", "FViewMask", "FPage"]]}]}'),
    ('YONYOU_U8', '用友 U8 总账工具', 'TEXT', '{
        "charset": "GBK", "firstLine": "填制凭证,V800", "header": false, "quoted": false, "plainCodes": true,
        "dateFormat": "yyyy-MM-dd", "maxSummary": 60,
        "columns": [
            {"title": "制单日期", "field": "DATE"}, {"title": "凭证类别字", "field": "WORD"}, {"title": "凭证号", "field": "NUMBER"},
            {"title": "附单据数", "text": "0"}, {"title": "摘要", "field": "SUMMARY"}, {"title": "科目编码", "field": "ACCOUNT_CODE"},
            {"title": "借方", "field": "DEBIT"}, {"title": "贷方", "field": "CREDIT"}, {"title": "数量", "text": "0"},
            {"title": "外币", "text": "0"}, {"title": "汇率", "text": "1"}, {"title": "制单人", "field": "PREPARER"},
            {"title": "结算方式", "text": ""}, {"title": "票号", "text": ""}, {"title": "发生日期", "field": "BUSINESS_DATE"},
            {"title": "部门编码", "field": "SHOP_CODE"}, {"title": "个人编码", "text": ""}, {"title": "客户编码", "field": "CUSTOMER_NUMBER"},
            {"title": "供应商编码", "text": ""}]}'),
    ('CSV', '通用 CSV', 'TEXT', '{
        "charset": "UTF-8-BOM", "header": true, "quoted": true, "dateFormat": "yyyy-MM-dd", "maxSummary": 200,
        "columns": [
            {"title": "日期", "field": "DATE"}, {"title": "凭证字", "field": "WORD"}, {"title": "凭证号", "field": "NUMBER"},
            {"title": "附件数", "text": "0"}, {"title": "序号", "field": "LINE"}, {"title": "摘要", "field": "SUMMARY"},
            {"title": "科目编码", "field": "ACCOUNT_CODE"}, {"title": "科目名称", "field": "ACCOUNT_NAME"},
            {"title": "借方", "field": "DEBIT"}, {"title": "贷方", "field": "CREDIT"}, {"title": "币别", "text": "RMB"},
            {"title": "汇率", "text": "1"}, {"title": "辅助核算", "field": "AUXILIARY"}, {"title": "来源单号", "field": "VOUCHER_ID"}]}'),
    ('JSON', '通用 JSON', 'JSON', '{"header": true, "dateFormat": "yyyy-MM-dd", "maxSummary": 200, "columns": [
            {"title": "date", "field": "DATE"}, {"title": "word", "field": "WORD"}, {"title": "number", "field": "NUMBER"},
            {"title": "line", "field": "LINE"}, {"title": "summary", "field": "SUMMARY"}, {"title": "account", "field": "ACCOUNT_CODE"},
            {"title": "accountName", "field": "ACCOUNT_NAME"}, {"title": "debit", "field": "DEBIT"}, {"title": "credit", "field": "CREDIT"},
            {"title": "customer", "field": "CUSTOMER_NUMBER"}, {"title": "shop", "field": "SHOP_CODE"},
            {"title": "businessDate", "field": "BUSINESS_DATE"}, {"title": "voucher", "field": "VOUCHER_ID"}]}')
) as t (code, name, format, layout);

-- The demonstration is the one case in which what was derived goes away: then the journal is derived anew from what is
-- left. Once vouchers have been handed out or a period was closed, it stays.
create function forget_journal() returns void language plpgsql as $$
begin
    if exists (select from gl_export where status <> 'DRAFT') or exists (select from gl_period where status <> 'OPEN') then
        raise exception 'the journal was handed out or closed' using errcode = 'TZ001';
    end if;
    delete from gl_export;
    delete from voucher_line;
    delete from voucher;
    delete from gl_range;
    update gl_event set upto_xid = 0, stuck = null, stuck_since = null;
    update gl_period set last_number = 0;
end $$;
revoke all on function forget_journal() from public;

create function forget_entries() returns trigger language plpgsql as $$
begin
    if exists (select from gone where status = 'POSTED' and posted_xid < (select max(upto_xid) from gl_event)) then
        perform forget_journal();
    end if;
    return null;
end $$;
create trigger forget_entries after delete on entry
    referencing old table as gone for each statement execute function forget_entries();

create function forget_movements() returns trigger language plpgsql as $$
begin
    if exists (select from gone where result = 0 and xid < (select max(upto_xid) from gl_event)) then
        perform forget_journal();
    end if;
    return null;
end $$;
create trigger forget_movements after delete on card_movement
    referencing old table as gone for each statement execute function forget_movements();

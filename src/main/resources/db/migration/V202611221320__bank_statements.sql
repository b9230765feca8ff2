-- Our own accounts with banks and payment providers. Amounts of an account are minor units of its currency; only currencies
-- with two decimals are kept here.
create table bank_account (
    id              uuid        primary key,
    version         bigint      not null,
    name            text        not null check (length(name) between 1 and 100),
    number          text        not null check (length(number) between 1 and 64),  -- as it is printed
    plain_number    text        not null unique check (plain_number ~ '^[A-Z0-9]{1,64}$'),
    kind            text        not null check (kind in ('BANK', 'WECHAT', 'ALIPAY')),
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    gl_account_code text        check (gl_account_code ~ '^[0-9A-Za-z.-]{1,30}$'),
    active          boolean     not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);

-- How the tables of a bank are read. An example is what we know of a bank's export; banks change them without notice.
create table bank_template (
    id         uuid        primary key,
    version    bigint      not null,
    name       text        not null unique check (length(name) between 1 and 100),
    example    boolean     not null,
    active     boolean     not null,
    layout     jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- A statement as it was accepted. Where both balances are known, the lines lead from one to the other.
create table bank_statement (
    id            uuid        primary key,
    account_id    uuid        not null references bank_account,
    format        text        not null check (format in ('TABLE', 'WECHAT', 'ALIPAY', 'CAMT', 'MT940', 'OFX')),
    template      text,                                   -- by which template a table was read
    file_name     text        not null check (length(file_name) between 1 and 200),
    file_sha256   text        not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    position      int         not null check (position >= 0),   -- a file may hold several
    source_line   int         not null check (source_line > 0),
    number        text        check (length(number) between 1 and 100),
    currency      text        not null check (currency ~ '^[A-Z]{3}$'),
    from_day      date        not null,
    to_day        date        not null check (to_day >= from_day),
    opening_minor bigint,
    closing_minor bigint,
    credit_minor  bigint      not null check (credit_minor >= 0),
    debit_minor   bigint      not null check (debit_minor >= 0),
    line_count    int         not null check (line_count >= 0),
    new_count     int         not null check (new_count between 0 and line_count),
    skipped_count int         not null check (skipped_count >= 0),
    imported_by   uuid        not null,                   -- no foreign key: the system imports too
    created_at    timestamptz not null,
    unique (account_id, file_sha256, position),
    constraint bank_statement_balances check (
        opening_minor is null or closing_minor is null or opening_minor + credit_minor - debit_minor = closing_minor)
);
create index bank_statement_account on bank_statement (account_id, to_day desc, id desc);
create index bank_statement_created_at on bank_statement (created_at desc, id desc);
select append_only('bank_statement');

-- One movement, once, whatever files it stands in. What it says never changes.
create table bank_line (
    id                   uuid        primary key,
    version              bigint      not null default 0,
    statement_id         uuid        not null references bank_statement,   -- the first that told of it
    account_id           uuid        not null references bank_account,
    source_line          int         not null check (source_line > 0),
    booked_on            date        not null,
    value_on             date        not null,
    amount_minor         bigint      not null check (amount_minor <> 0 and abs(amount_minor) <= 10000000000000),
    currency             text        not null check (currency ~ '^[A-Z]{3}$'),
    balance_minor        bigint,
    reference            text        check (length(reference) between 1 and 200),
    end_to_end_id        text        check (length(end_to_end_id) between 1 and 200),
    counterparty_name    text        check (length(counterparty_name) between 1 and 200),
    counterparty_account text        check (length(counterparty_account) between 1 and 200),
    counterparty_bank    text        check (length(counterparty_bank) between 1 and 200),
    remark               text        check (length(remark) between 1 and 1000),
    dedup                text        not null check (dedup ~ '^[0-9a-f]{64}$'),
    status               text        not null default 'OPEN' check (status in ('OPEN', 'PARTLY_MATCHED', 'MATCHED', 'SET_ASIDE')),
    matched_minor        bigint      not null default 0,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    unique (account_id, dedup),
    constraint bank_line_matched check (
        abs(matched_minor) <= abs(amount_minor) and matched_minor * sign(amount_minor) >= 0),
    constraint bank_line_status check (
        case status
            when 'OPEN' then matched_minor = 0
            when 'PARTLY_MATCHED' then matched_minor <> 0 and matched_minor <> amount_minor
            else matched_minor = amount_minor
        end)
);
create index bank_line_statement on bank_line (statement_id, source_line, id);
create index bank_line_booked_on on bank_line (booked_on desc, id desc);
create index bank_line_account on bank_line (account_id, booked_on desc, id desc);
create index bank_line_open on bank_line (account_id, booked_on, id) where status in ('OPEN', 'PARTLY_MATCHED');
create index bank_line_payer on bank_line (counterparty_account) where counterparty_account is not null;

create trigger keep_line before update on bank_line
    for each row when (
        (old.id, old.statement_id, old.account_id, old.source_line, old.booked_on, old.value_on, old.amount_minor,
         old.currency, old.balance_minor, old.reference, old.end_to_end_id, old.counterparty_name,
         old.counterparty_account, old.counterparty_bank, old.remark, old.dedup, old.created_at)
        is distinct from
        (new.id, new.statement_id, new.account_id, new.source_line, new.booked_on, new.value_on, new.amount_minor,
         new.currency, new.balance_minor, new.reference, new.end_to_end_id, new.counterparty_name,
         new.counterparty_account, new.counterparty_bank, new.remark, new.dedup, new.created_at))
    execute function refuse_change();
create trigger keep_line_there before delete on bank_line for each row execute function refuse_change();
create trigger keep_lines before truncate on bank_line for each statement execute function refuse_change();

-- Examples, as far as the columns of these exports are known. 贷 (credit) in a bank's books of our account is money in.
insert into bank_template (id, version, name, example, active, layout, created_at, updated_at)
select gen_random_uuid(), 0, name, true, true, layout::jsonb, now(), now()
from (values
    ('中国工商银行 企业网银', '{"columns": {
        "BOOKED_ON": ["交易时间", "交易日期", "入账日期"], "MONEY_IN": ["贷方发生额", "转入金额"],
        "MONEY_OUT": ["借方发生额", "转出金额"], "BALANCE": ["余额"], "REFERENCE": ["凭证号", "交易流水号"],
        "COUNTERPARTY_NAME": ["对方单位名称", "对方单位", "对方户名"], "COUNTERPARTY_ACCOUNT": ["对方账号"],
        "COUNTERPARTY_BANK": ["对方行名", "对方行号"], "REMARK": ["摘要", "用途", "个性化信息", "附言"],
        "ACCOUNT": ["本方账号"], "CURRENCY": ["币种"]}}'),
    ('中国建设银行 企业网银', '{"columns": {
        "BOOKED_ON": ["记账日期", "交易时间", "交易日期"], "MONEY_IN": ["贷方发生额（收入）", "贷方发生额/元(收入)"],
        "MONEY_OUT": ["借方发生额（支取）", "借方发生额/元(支取)"], "BALANCE": ["余额"],
        "REFERENCE": ["账户明细编号-交易流水号", "交易流水号"], "COUNTERPARTY_NAME": ["对方户名"],
        "COUNTERPARTY_ACCOUNT": ["对方账号"], "COUNTERPARTY_BANK": ["对方开户机构"], "REMARK": ["摘要", "备注"],
        "ACCOUNT": ["账号"], "CURRENCY": ["币种"]}}'),
    ('招商银行 企业网银', '{"columns": {
        "BOOKED_ON": ["交易日", "交易日期", "记账日期"], "VALUE_ON": ["起息日"], "MONEY_IN": ["贷方金额"],
        "MONEY_OUT": ["借方金额"], "BALANCE": ["余额"], "REFERENCE": ["流水号", "业务参考号"],
        "COUNTERPARTY_NAME": ["收/付方名称", "收(付)方名称"], "COUNTERPARTY_ACCOUNT": ["收/付方账号", "收(付)方账号"],
        "COUNTERPARTY_BANK": ["收/付方开户行名", "收(付)方开户行名"], "REMARK": ["摘要", "用途", "业务摘要", "其它摘要"],
        "ACCOUNT": ["账号"], "CURRENCY": ["币种"]}}'),
    ('通用', '{"columns": {
        "BOOKED_ON": ["交易日期", "记账日期", "入账日期", "交易时间", "日期", "Date", "Booking date"],
        "VALUE_ON": ["起息日", "起息日期", "Value date"], "AMOUNT": ["交易金额", "发生额", "金额", "Amount"],
        "DIRECTION": ["借贷标志", "借贷方向", "借/贷", "收支", "收/支", "收支类型", "Debit/Credit"],
        "MONEY_IN": ["贷方金额", "贷方发生额", "贷方", "收入金额", "收入", "转入金额", "Credit"],
        "MONEY_OUT": ["借方金额", "借方发生额", "借方", "支出金额", "支出", "转出金额", "Debit"],
        "BALANCE": ["余额", "账户余额", "交易后余额", "Balance"],
        "REFERENCE": ["流水号", "交易流水号", "交易序号", "凭证号", "Reference"],
        "COUNTERPARTY_NAME": ["对方户名", "对方名称", "对方账户名称", "对方单位名称", "交易对方", "Counterparty"],
        "COUNTERPARTY_ACCOUNT": ["对方账号", "对方账户", "Counterparty account"],
        "COUNTERPARTY_BANK": ["对方开户行", "对方行名", "对方银行"],
        "REMARK": ["摘要", "附言", "用途", "备注", "交易附言", "Remark", "Description"],
        "ACCOUNT": ["本方账号", "账号"], "CURRENCY": ["币种", "Currency"]}}')
) as known (name, layout);

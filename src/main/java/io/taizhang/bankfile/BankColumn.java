package io.taizhang.bankfile;

/** What a column of a bank's table says. */
public enum BankColumn {
    BOOKED_ON,
    VALUE_ON,
    /** Signed, or unsigned beside a {@link #DIRECTION}. */
    AMOUNT,
    /** 借 or 贷, 支 or 收: whether the amount went out or came in. */
    DIRECTION,
    /** 贷方: what came in. */
    MONEY_IN,
    /** 借方: what went out. */
    MONEY_OUT,
    BALANCE,
    REFERENCE,
    COUNTERPARTY_NAME,
    COUNTERPARTY_ACCOUNT,
    COUNTERPARTY_BANK,
    /** Every column of this meaning is read; the texts are put together. */
    REMARK,
    /** Our own account. */
    ACCOUNT,
    CURRENCY
}

package io.taizhang.bank;

/** Who keeps the account for us. */
public enum BankAccountKind {
    BANK,
    WECHAT,
    ALIPAY
}

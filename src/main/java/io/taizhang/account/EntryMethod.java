package io.taizhang.account;

/** How money changed hands. ON_ACCOUNT: not at all, it is put on the customer's account. CARD is a stored-value card. */
public enum EntryMethod {
    CASH,
    TRANSFER,
    WECHAT,
    ALIPAY,
    CARD,
    BANK_CARD,
    ON_ACCOUNT,
    OTHER
}

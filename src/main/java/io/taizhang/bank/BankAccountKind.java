package io.taizhang.bank;

import io.taizhang.account.EntryMethod;

/** Who keeps the account for us. */
public enum BankAccountKind {
    BANK(EntryMethod.TRANSFER),
    WECHAT(EntryMethod.WECHAT),
    ALIPAY(EntryMethod.ALIPAY);

    private final EntryMethod method;

    BankAccountKind(EntryMethod method) {
        this.method = method;
    }

    /** How payments on such an account are recorded. */
    EntryMethod method() {
        return method;
    }
}

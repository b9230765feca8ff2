package io.taizhang.checkout;

import io.taizhang.account.EntryMethod;

/** How a part of a purchase is paid at the till; CARD is the stored-value card of the checkout. */
public enum TenderMethod {
    CARD("储值卡", EntryMethod.CARD),
    CASH("现金", EntryMethod.CASH),
    TRANSFER("转账", EntryMethod.TRANSFER),
    WECHAT("微信", EntryMethod.WECHAT),
    ALIPAY("支付宝", EntryMethod.ALIPAY),
    BANK_CARD("银行卡", EntryMethod.BANK_CARD),
    OTHER("其他", EntryMethod.OTHER);

    /** As it is printed. */
    final String label;

    final EntryMethod inAccount;

    TenderMethod(String label, EntryMethod inAccount) {
        this.label = label;
        this.inAccount = inAccount;
    }
}

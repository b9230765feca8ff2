package io.taizhang.oversight;

/** The house's side of a movement: where the money came from or went to. */
public enum HouseAccount {
    /** Another card, or none. */
    NONE(0),
    CASH(1),
    TRANSFER(2),
    WECHAT(3),
    ALIPAY(4),
    BANK_CARD(5),
    OTHER_MONEY(9),
    SALES(10),
    ADJUSTMENTS(11),
    FEES(12),
    /** What customers owe: a bill was paid. */
    RECEIVABLES(13);

    final int code;

    HouseAccount(int code) {
        this.code = code;
    }

    static HouseAccount of(int code) {
        for (var account : values()) {
            if (account.code == code) {
                return account;
            }
        }
        throw new IllegalArgumentException("No account of the house " + code);
    }
}

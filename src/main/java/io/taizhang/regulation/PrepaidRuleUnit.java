package io.taizhang.regulation;

import io.taizhang.platform.Money;

/** What the value of a rule counts, and how much of it makes sense at most. */
public enum PrepaidRuleUnit {
    FEN(Money.LIMIT),
    MONTHS(1_200),
    DAYS(3_650),
    BASIS_POINTS(10_000),
    /** 1 is yes, 0 is no. */
    FLAG(1);

    final long most;

    PrepaidRuleUnit(long most) {
        this.most = most;
    }
}

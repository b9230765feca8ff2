package io.taizhang.bank;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** What an installation may set about matching. */
@ConfigMapping(prefix = "taizhang.bank")
interface BankSettings {

    /** From this score on, the only candidate is matched without a person. */
    @WithDefault("0.95")
    BigDecimal automaticScore();

    /** From this score on, a candidate is proposed. */
    @WithDefault("0.60")
    BigDecimal proposedScore();

    /** How many days may lie between a line and the item or entry that it is for. */
    @WithDefault("7")
    int nearDays();

    /** What a bank may have kept of a payment, in yuan. */
    @WithDefault("50.00")
    BigDecimal feeTolerance();

    /** How many lines one call looks at. */
    @WithDefault("500")
    int linesPerRun();
}

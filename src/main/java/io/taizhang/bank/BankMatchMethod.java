package io.taizhang.bank;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** By what it was found whose money a line is, and how sure that is. */
public enum BankMatchMethod {
    /** The number of a bill or an entry of ours stands in the remark or the reference. */
    REFERENCE("1.000"),
    /** The payer's account is known, and just one item is open with this amount. */
    PAYER_EXACT("0.970"),
    /** The payer's account is known, and it is exactly all that is open. */
    PAYER_ALL("0.960"),
    /** One item is open with this amount, due or made within days, and its customer is called like the payer. */
    NAME_EXACT("0.900"),
    /** The payer's account is known, and just one choice of their items adds up to it. */
    PAYER_SUBSET("0.850"),
    /** The number of a bill of ours stands there, but the amount is another. */
    REFERENCE_OTHER_AMOUNT("0.800"),
    /** What is missing of an item of the payer could be the bank's fee. */
    FEE_TOLERANCE("0.700"),
    /** Somebody had recorded the payment, or the refund, already. The score says who else tells so. */
    RECORDED("0.650"),
    /** A person said so. */
    MANUAL(null),
    /** It concerns no customer. */
    SET_ASIDE(null);

    private final @Nullable String score;

    BankMatchMethod(@Nullable String score) {
        this.score = score;
    }

    /** 0 to 1. @throws IllegalStateException for what people decide */
    BigDecimal score() {
        if (score == null) {
            throw new IllegalStateException(name());
        }
        return new BigDecimal(score);
    }
}

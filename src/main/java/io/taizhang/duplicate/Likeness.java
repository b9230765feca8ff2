package io.taizhang.duplicate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How much speaks for two records being one customer.
 *
 * @param weight hundredths of bits; 0 is as likely as not
 * @param certain whether they may be taken for one without anybody looking: the same name, something else besides, and
 *     nothing against it
 */
record Likeness(int weight, boolean certain, List<Reason> reasons) {

    private static final int NEVER = -10_000;
    private static final int LOOK = -300;
    private static final int LIKELY = 300;

    /** One part, how it agrees, and what that says in hundredths of bits. */
    record Reason(DuplicatePart part, DuplicateGrade grade, int weight) {}

    static Likeness none(Reason why) {
        return new Likeness(NEVER, false, List.of(why));
    }

    /** Whether a person should look: a look costs a minute, a twin that stays costs more, so one in nine is enough. */
    boolean isWorthALook() {
        return weight >= LOOK;
    }

    /** Whether somebody who registers one of them is asked first: eight times out of nine, which the name of a person alone never is. */
    boolean isLikely() {
        return weight >= LIKELY;
    }

    BigDecimal score() {
        return score(weight);
    }

    /** The probability that they are one, with four decimals. */
    static BigDecimal score(int weight) {
        return BigDecimal.valueOf(1 / (1 + Math.pow(2, -weight / 100.0))).setScale(4, RoundingMode.DOWN);
    }
}

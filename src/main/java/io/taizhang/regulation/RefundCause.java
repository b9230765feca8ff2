package io.taizhang.regulation;

/** Why prepaid money is returned; it decides at which price that which was consumed is counted. */
public enum RefundCause {
    /** The operator's fault, or at least not the consumer's (法释〔2025〕4号 art. 18). */
    OPERATOR,
    /** The consumer's own reason (art. 19). */
    CONSUMER,
    /** The consumer changed their mind within seven days of paying (art. 14). */
    WITHIN_SEVEN_DAYS
}

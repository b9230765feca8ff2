package io.taizhang.billing;

/** How a customer is reminded. */
public enum DunningChannel {
    MAIL,
    /** Somebody calls; also when there is no mail address. */
    PHONE,
    /** Somebody sends a letter. */
    LETTER
}

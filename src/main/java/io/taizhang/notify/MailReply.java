package io.taizhang.notify;

import org.jspecify.annotations.Nullable;

/**
 * What the mail server said to one try.
 *
 * @param code the SMTP reply code; null when there was no reply
 */
record MailReply(MailOutcome outcome, @Nullable Integer code, String text) {

    private static final int MAX = 1000;

    MailReply {
        var plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        text = plain.substring(0, Math.min(MAX, plain.length()));
    }
}

package io.taizhang.notify;

import io.taizhang.protection.PersonalFields;
import org.jspecify.annotations.Nullable;

/**
 * What the mail server said to one try; addresses in it are covered.
 *
 * @param code the SMTP reply code; null when there was no reply
 */
record MailReply(MailOutcome outcome, @Nullable Integer code, String text) {

    private static final int MAX = 1000;

    MailReply {
        var plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        var covered = PersonalFields.covered(plain);
        text = covered.substring(0, Math.min(MAX, covered.length()));
    }
}

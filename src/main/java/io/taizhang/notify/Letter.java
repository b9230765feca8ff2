package io.taizhang.notify;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail on its way: everything that the mail server gets. */
record Letter(
        UUID id,
        int attempt,
        String sender,
        List<String> to,
        String subject,
        String html,
        String text,
        String language,
        List<Attachment> files) {

    /**
     * The same for every try, so that a mail that was sent twice, because nobody could note the first time, can be
     * recognised as one.
     */
    String messageId() {
        return messageId(id, sender);
    }

    static String messageId(UUID id, @Nullable String sender) {
        return "<" + id + "@" + (sender == null ? "taizhang.invalid" : EmailAddress.domain(sender)) + ">";
    }
}

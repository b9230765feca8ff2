package io.taizhang.notify;

import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param key one for each intended mail, such as {@code bill-issued:<id>}: the same key never sends twice
 * @param subjectKind the kind of record that it is about, such as {@code bill}
 * @param customerId the customer whose file it belongs to, if any
 * @param to 1–20 addresses; the mail server takes it for all of them or for none
 * @param language {@code zh-CN} or {@code en}
 */
public record Mail(
        String key,
        String subjectKind,
        UUID subjectId,
        @Nullable UUID customerId,
        List<String> to,
        String subject,
        String html,
        String text,
        List<Attachment> attachments,
        String language) {

    static final int MAX_RECIPIENTS = 20;
    static final int MAX_SUBJECT = 200;

    private static final int MAX_BODY = 1 << 20;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /**
     * @throws Refusal 422 {@code mail_recipients} for none or too many, {@code mail_address_invalid},
     *     {@code mail_subject_invalid} for one that is empty, too long or holds a line break, {@code mail_too_large}
     */
    public Mail {
        to = to.stream().map(EmailAddress::require).distinct().toList();
        attachments = List.copyOf(attachments);
        if (to.isEmpty() || to.size() > MAX_RECIPIENTS) {
            throw Refusal.rule("mail_recipients", to.size(), MAX_RECIPIENTS);
        }
        if (subject.isBlank()
                || subject.length() > MAX_SUBJECT
                || CONTROL.matcher(subject).find()) {
            throw Refusal.rule("mail_subject_invalid", MAX_SUBJECT);
        }
        if (html.length() > MAX_BODY || text.length() > MAX_BODY) {
            throw Refusal.rule("mail_too_large", MAX_BODY);
        }
        if (!Texts.isStorable(subject) || !Texts.isStorable(html) || !Texts.isStorable(text)) {
            throw Refusal.rule("mail_subject_invalid", MAX_SUBJECT);
        }
    }

    /** A mail with the words of a template. */
    public static Mail of(
            String key,
            String subjectKind,
            UUID subjectId,
            @Nullable UUID customerId,
            List<String> to,
            Rendered words) {
        return new Mail(
                key,
                subjectKind,
                subjectId,
                customerId,
                to,
                words.subject(),
                words.html(),
                words.text(),
                List.of(),
                words.language());
    }

    /** The same mail with these files. */
    public Mail with(List<Attachment> files) {
        return new Mail(key, subjectKind, subjectId, customerId, to, subject, html, text, files, language);
    }
}

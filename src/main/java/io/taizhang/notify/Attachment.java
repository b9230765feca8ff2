package io.taizhang.notify;

import io.taizhang.platform.Refusal;
import java.util.regex.Pattern;

/**
 * A file that goes with a mail.
 *
 * @param name as the reader sees it, such as {@code 账单B2026000017.pdf}
 * @param mediaType such as {@code application/pdf}
 */
@SuppressWarnings("ArrayRecordComponent") // handed over and never compared
public record Attachment(String name, String mediaType, byte[] content) {

    private static final int MAX_NAME = 200;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}/\\\\]");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");

    /** @throws Refusal 422 {@code mail_attachment_invalid} for a name or media type that cannot stand in a header */
    public Attachment {
        if (name.isBlank()
                || name.length() > MAX_NAME
                || FORBIDDEN.matcher(name).find()
                || !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw Refusal.rule("mail_attachment_invalid");
        }
    }
}

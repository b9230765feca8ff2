package io.taizhang.notify;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One try to send a mail, or one report that it came back. */
public record MailAttemptView(
        int number,
        Instant at,
        MailOutcome outcome,
        @Nullable @Schema(description = "The SMTP reply code; absent when there was no reply.") Integer replyCode,
        String reply) {

    static MailAttemptView of(MailAttempt attempt) {
        return new MailAttemptView(attempt.number, attempt.at, attempt.outcome, attempt.replyCode, attempt.reply);
    }
}

package io.taizhang.notify;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mail and how far its delivery has come, without what it says. */
public record MailDeliveryView(
        @Filterable UUID id,
        long version,
        @Filterable String subjectKind,
        @Filterable UUID subjectId,
        @Filterable @Nullable UUID customerId,
        @Schema(description = "In lists, the addresses of other people's mails are masked: z***@example.com.")
                List<String> to,
        String subject,
        String language,
        @Filterable MailStatus status,
        @Schema(description = "Whether it waits because no mail server is configured.") boolean waitsForServer,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable @Schema(description = "What the mail server said last.") String lastReply,
        @Filterable @Nullable Instant sentAt,
        List<MailAttachmentView> attachments,
        @Filterable @Nullable UUID createdBy,
        @Nullable String createdByName,
        @Filterable(sort = true) Instant createdAt,
        @Filterable(sort = true) Instant updatedAt)
        implements Versioned {

    static MailDeliveryView of(
            MailDelivery mail,
            List<String> recipients,
            boolean masked,
            boolean canSend,
            List<MailAttachmentView> attachments,
            @Nullable String createdByName) {
        return new MailDeliveryView(
                mail.id(),
                mail.version(),
                mail.subjectKind,
                mail.subjectId,
                mail.customerId,
                masked ? recipients.stream().map(EmailAddress::masked).toList() : recipients,
                mail.subject,
                mail.language,
                mail.status,
                mail.status == MailStatus.QUEUED && !canSend,
                mail.attempts,
                mail.nextAttemptAt,
                mail.lastReply,
                mail.sentAt,
                attachments,
                mail.createdBy,
                createdByName,
                mail.createdAt(),
                mail.updatedAt());
    }
}

package io.taizhang.notify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail was sent, bounced or given up. Fired as a CDI event in a transaction of its own after the outcome is stored, and
 * fired again until that transaction commits; so an observer that throws loses nothing, and one that writes does so once.
 * A mail that bounces after it was sent is told twice, first as SENT and then as BOUNCED.
 *
 * @param status SENT, BOUNCED or FAILED
 * @param reply the last words of the mail server or of whoever reported the bounce
 */
public record MailSettled(
        UUID deliveryId,
        String key,
        String subjectKind,
        UUID subjectId,
        @Nullable UUID customerId,
        MailStatus status,
        Instant at,
        @Nullable String reply) {}

package io.taizhang.approval;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a room files for a second person.
 *
 * @param action of an {@link Approvable}
 * @param payload of that act's payload type
 * @param reason why, at most 500 characters
 * @param key what the act shall be done under, made from the caller's Idempotency-Key where there is one, so that the
 *     same call sent again finds this request; null for the request's own id
 */
public record RequestApproval(
        String action, ApprovalSubject subject, Object payload, @Nullable String reason, @Nullable UUID key) {}

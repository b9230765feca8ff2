package io.taizhang.approval;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for a second person's decision.
 *
 * @param payload what is to be done
 * @param current the record as it stands now, to compare with; only when one request is read
 * @param payloadHash SHA-256 of all that was asked for, in hexadecimal
 * @param executedKey what the act is done under; for card money the movement's reference
 * @param executedAt when the approved act was done or finally refused
 * @param outcome what the act answered
 * @param refusal why the act was refused although it had been approved
 * @param mayDecide whether the caller may approve or reject it now
 */
public record ApprovalRequestView(
        UUID id,
        long version,
        @Filterable String action,
        @Filterable String subjectType,
        @Filterable UUID subjectId,
        @Filterable String subjectLabel,
        @Filterable @Nullable UUID customerId,
        @Filterable @Nullable UUID unitId,
        Map<String, Object> payload,
        @Nullable Map<String, Object> current,
        String payloadHash,
        @Filterable ApprovalStatus status,
        @Filterable UUID maker,
        @Nullable String makerName,
        @Nullable String makerReason,
        @Filterable @Nullable UUID checker,
        @Nullable String checkerName,
        @Nullable String checkerReason,
        @Filterable @Nullable Instant decidedAt,
        UUID executedKey,
        @Nullable Instant executedAt,
        @Nullable Map<String, Object> outcome,
        @Nullable ApprovalRefusal refusal,
        @Filterable boolean mayDecide,
        @Filterable(sort = true) Instant expiresAt,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {}

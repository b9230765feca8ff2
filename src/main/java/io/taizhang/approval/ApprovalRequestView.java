package io.taizhang.approval;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for a second person's decision.
 *
 * @param payload what is to be done
 * @param current the record as it stands now, to compare with; only when one request is read
 * @param diff of a change its fields: before, proposed and now; only when one request is read
 * @param payloadHash SHA-256 of all that was asked for, in hexadecimal
 * @param executedKey what the act is done under; for card money the movement's reference
 * @param executedAt when the approved act was done or finally refused
 * @param outcome what the act answered
 * @param refusal why the act was refused although it had been approved
 * @param decidedFor in whose place the checker decided
 * @param news whether the caller has asked for it and not taken note yet of what became of it
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
        @Nullable List<ApprovalFieldDiff> diff,
        String payloadHash,
        @Filterable ApprovalStatus status,
        @Filterable UUID maker,
        @Nullable String makerName,
        @Nullable String makerReason,
        @Filterable @Nullable UUID checker,
        @Nullable String checkerName,
        @Nullable UUID decidedFor,
        @Nullable String decidedForName,
        @Nullable String checkerReason,
        @Filterable @Nullable Instant decidedAt,
        UUID executedKey,
        @Nullable Instant executedAt,
        @Nullable Map<String, Object> outcome,
        @Nullable ApprovalRefusal refusal,
        @Filterable boolean mayDecide,
        @Filterable boolean news,
        @Filterable(sort = true) Instant expiresAt,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /** Who asked for what kind of act and what became of it, without what it says. */
    ApprovalRequestView withoutContent() {
        return new ApprovalRequestView(
                id,
                version,
                action,
                subjectType,
                subjectId,
                subjectLabel,
                customerId,
                unitId,
                Map.of(),
                null,
                null,
                payloadHash,
                status,
                maker,
                makerName,
                makerReason,
                checker,
                checkerName,
                decidedFor,
                decidedForName,
                checkerReason,
                decidedAt,
                executedKey,
                executedAt,
                null,
                refusal,
                mayDecide,
                news,
                expiresAt,
                createdAt,
                updatedAt);
    }
}

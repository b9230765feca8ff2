package io.taizhang.approval;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When an action needs a second person.
 *
 * @param threshold what one person may move alone; absent when every amount needs a second person
 * @param enabled false when the action needs none at all
 */
record ApprovalPolicyView(
        UUID id,
        long version,
        @Filterable(sort = true) String action,
        @Nullable Money threshold,
        @Filterable boolean enabled,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ApprovalPolicyView of(ApprovalPolicy policy) {
        return new ApprovalPolicyView(
                policy.id(),
                policy.version(),
                policy.action,
                policy.threshold == null ? null : Money.fen(policy.threshold),
                policy.enabled,
                policy.createdAt(),
                policy.updatedAt());
    }
}

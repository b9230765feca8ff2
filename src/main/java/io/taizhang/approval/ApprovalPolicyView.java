package io.taizhang.approval;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When an action needs a second person.
 *
 * @param unitId the unit that it is for, with those below it; absent when it is for the whole house. The policy of the
 *     nearest unit counts.
 * @param fields of a change those that need a second person; absent when every change does
 * @param threshold what one person may move alone; absent when every amount needs a second person
 * @param enabled false when the action needs none at all
 */
record ApprovalPolicyView(
        UUID id,
        long version,
        @Filterable(sort = true) String action,
        @Filterable @Nullable UUID unitId,
        @Nullable Money threshold,
        @Filterable boolean enabled,
        @Nullable List<String> fields,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ApprovalPolicyView of(ApprovalPolicy policy) {
        return new ApprovalPolicyView(
                policy.id(),
                policy.version(),
                policy.action,
                policy.unitId,
                policy.threshold == null ? null : Money.fen(policy.threshold),
                policy.enabled,
                policy.fields,
                policy.createdAt(),
                policy.updatedAt());
    }
}

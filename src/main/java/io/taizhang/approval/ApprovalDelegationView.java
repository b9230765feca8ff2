package io.taizhang.approval;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who decides in whose place.
 *
 * @param actions what they may decide as long as the delegator may, in the delegator's scope; never what one of the two
 *     has asked for
 * @param endedAt when it was ended or its time was over; absent while it lasts
 */
record ApprovalDelegationView(
        UUID id,
        long version,
        @Filterable UUID delegator,
        @Nullable String delegatorName,
        @Filterable UUID delegate,
        @Nullable String delegateName,
        @Filterable List<String> actions,
        @Nullable String reason,
        @Filterable(sort = true) Instant validUntil,
        @Filterable @Nullable Instant endedAt,
        @Nullable UUID endedBy,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ApprovalDelegationView of(ApprovalDelegation delegation, Map<UUID, String> names) {
        return new ApprovalDelegationView(
                delegation.id(),
                delegation.version(),
                delegation.delegator,
                names.get(delegation.delegator),
                delegation.delegate,
                names.get(delegation.delegate),
                delegation.actions,
                delegation.reason,
                delegation.validUntil,
                delegation.endedAt,
                delegation.endedBy,
                delegation.createdAt(),
                delegation.updatedAt());
    }
}

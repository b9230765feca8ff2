package io.taizhang.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.jpa.SpecHints;

/** All queries for delegations. Those from or to the caller are seen; all by who looks after the staff or watches. */
@ApplicationScoped
class ApprovalDelegations implements PanacheRepositoryBase<ApprovalDelegation, UUID> {

    private static final int SKIP_LOCKED = -2;

    private final Lists lists;
    private final Rows rows;
    private final Caller caller;

    ApprovalDelegations(Lists lists, Rows rows, Caller caller) {
        this.lists = lists;
        this.rows = rows;
        this.caller = caller;
    }

    Page<ApprovalDelegation> page(ListRequest request) {
        return lists.page(
                ApprovalDelegation.class, ApprovalDelegationView.class, request, "-createdAt", List.of(visible()));
    }

    ApprovalDelegation require(UUID id) {
        return rows.require(ApprovalDelegation.class, id, List.of(visible()));
    }

    ApprovalDelegation lock(UUID id) {
        return rows.lock(ApprovalDelegation.class, id, List.of(visible()));
    }

    /** Those to somebody that last at the moment. */
    List<ApprovalDelegation> lasting(UUID delegate, Instant now) {
        return list("delegate = ?1 and endedAt is null and validUntil > ?2 order by createdAt, id", delegate, now);
    }

    /** Some whose time is over and that nobody is ending, locked. */
    List<ApprovalDelegation> lockOver(Instant now) {
        return find("endedAt is null and validUntil <= ?1 order by validUntil", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED)
                .page(0, ApprovalRequests.BATCH)
                .list();
    }

    private Condition visible() {
        return caller.may("audit:read") || caller.may("staff:write")
                ? Condition.of("1 = 1")
                : Condition.of("(e.delegator = :own or e.delegate = :own)", Map.of("own", caller.id()));
    }
}

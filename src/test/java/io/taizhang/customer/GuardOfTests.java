package io.taizhang.customer;

import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A room that holds on to the customers that a test names. */
@ApplicationScoped
class GuardOfTests implements DeletionGuard {

    static final Set<UUID> KEPT = ConcurrentHashMap.newKeySet();

    @Override
    public void requireDeletable(UUID customerId) {
        if (KEPT.contains(customerId)) {
            throw Refusal.conflict("kept_by_a_test");
        }
    }
}

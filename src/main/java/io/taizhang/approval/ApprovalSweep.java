package io.taizhang.approval;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Ends what nobody has decided in time and delegations whose time is over, and goes on with what was interrupted. Any number of instances may do so at once:
 * the one that holds a request's row works on it, the others pass it by or find it done.
 */
@ApplicationScoped
class ApprovalSweep {

    private static final Logger LOG = Logger.getLogger(ApprovalSweep.class);

    private final ApprovalRequests requests;
    private final ApprovalService service;
    private final ApprovalDelegationService delegations;
    private final ApprovalDecision decision;
    private final ApprovalSettings settings;
    private final Clock clock;

    ApprovalSweep(
            ApprovalRequests requests,
            ApprovalService service,
            ApprovalDelegationService delegations,
            ApprovalDecision decision,
            ApprovalSettings settings,
            Clock clock) {
        this.requests = requests;
        this.service = service;
        this.delegations = delegations;
        this.decision = decision;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void sweep() {
        int expired;
        do {
            expired = service.expireOverdue();
        } while (expired == ApprovalRequests.BATCH);
        int ended;
        do {
            ended = delegations.endOver();
        } while (ended == ApprovalRequests.BATCH);
        var before = clock.instant().minus(settings.resumeAfter());
        for (var id : QuarkusTransaction.requiringNew().call(() -> requests.unfinished(before))) {
            try {
                decision.finish(id);
            } catch (RuntimeException failure) {
                LOG.warnf("Approved request %s could not be finished: %s", id, failure.getMessage());
            }
        }
    }
}

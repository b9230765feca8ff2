package io.taizhang.oversight;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Follows the movements: sums, alerts, seals. Each instance tries; the database lets one at a time. */
@ApplicationScoped
class OversightJobs {

    private static final Logger LOG = Logger.getLogger(OversightJobs.class);

    private final LiabilityService liability;
    private final AlertScan alerts;
    private final LedgerSealer sealer;

    OversightJobs(LiabilityService liability, AlertScan alerts, LedgerSealer sealer) {
        this.liability = liability;
        this.alerts = alerts;
        this.sealer = sealer;
    }

    @Scheduled(every = "{taizhang.oversight.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void follow() {
        catchUp("sums", liability::advance);
        catchUp("alerts", alerts::advance);
        catchUp("seals", sealer::sealNext);
    }

    /** One of them failing does not hold up the others; what it has not done, it does the next time. */
    private static void catchUp(String what, BooleanSupplier step) {
        try {
            while (step.getAsBoolean()) {
                LOG.debugf("The %s went on", what);
            }
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "The %s did not go on", what);
        }
    }
}

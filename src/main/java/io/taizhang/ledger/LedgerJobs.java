package io.taizhang.ledger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The nightly run. Each instance tries; the database lets one at a time, and the others find nothing left to do. */
@ApplicationScoped
class LedgerJobs {

    private static final Logger LOG = Logger.getLogger(LedgerJobs.class);

    private final LedgerRunService runs;

    LedgerJobs(LedgerRunService runs) {
        this.runs = runs;
    }

    @Scheduled(
            cron = "{taizhang.ledger.at}",
            timeZone = "{taizhang.ledger.zone}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void derive() {
        try {
            var run = runs.run();
            LOG.infof("%d rows of the sub-ledgers became %d vouchers", run.rows(), run.vouchers());
            if (!run.stuck().isEmpty()) {
                LOG.warnf("The ledger lacks rules: %s", run.stuck());
            }
        } catch (Refusal busy) {
            LOG.debug("Another instance is at the ledger", busy);
        }
    }
}

package io.taizhang.duplicate;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/**
 * Looks every night at the customers who were changed since the night before. It goes in steps of one transaction each,
 * which also notes how far it came: whatever breaks off is gone on with, by any instance, from there.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
class DuplicateScan {

    private static final Logger LOG = Logger.getLogger(DuplicateScan.class);

    private final DuplicateScanSteps steps;

    DuplicateScan(DuplicateScanSteps steps) {
        this.steps = steps;
    }

    @Scheduled(
            cron = "{taizhang.duplicate.at}",
            timeZone = "{taizhang.duplicate.zone}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void nightly() {
        run();
    }

    /** Goes to the end; how many customers were looked at. */
    int run() {
        int all = 0;
        for (int done = steps.next(); done > 0; done = steps.next()) {
            all += done;
        }
        if (all > 0) {
            LOG.infof("Looked for duplicates of %d customers", all);
        }
        return all;
    }
}

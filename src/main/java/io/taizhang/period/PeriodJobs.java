package io.taizhang.period;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import org.jboss.logging.Logger;

/** What a new month brings: the run of the one before it. Each instance tries; one of them finds something to do. */
@ApplicationScoped
class PeriodJobs {

    private static final Logger LOG = Logger.getLogger(PeriodJobs.class);

    private final PeriodRunService runs;

    PeriodJobs(PeriodRunService runs) {
        this.runs = runs;
    }

    @Scheduled(every = "{taizhang.period.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void followTheMonth() {
        try {
            if (runs.openPastMonth()) {
                LOG.info("The run of the past month is open");
            }
        } catch (RuntimeException failed) {
            LOG.error("The run of the past month was not opened; it is tried again", failed);
        }
    }
}

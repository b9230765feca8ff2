package io.taizhang.card;

import io.quarkus.scheduler.Scheduled;
import io.taizhang.card.CardLifeLedger.Job;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * What the house does with cards by itself: releases holds that have run out, lets bonus and cards expire. Any instance
 * may do it and all at once: each card is locked on its own, and one that is busy waits for the next time. So things
 * happen somewhat late, but never early and never twice.
 */
@ApplicationScoped
class CardJobs {

    private static final Logger LOG = Logger.getLogger(CardJobs.class);
    private static final int AT_ONCE = 500;
    private static final int ROUNDS = 1000;

    private final CardLifeLedger life;

    CardJobs(CardLifeLedger life) {
        this.life = life;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void releaseHolds() {
        run(Job.HOLDS);
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        run(Job.BONUS);
        run(Job.CARDS);
    }

    /** Does all that is due now; how much that was. */
    int run(Job job) {
        int all = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int done = life.run(job, AT_ONCE);
            all += done;
            if (done < AT_ONCE) {
                break;
            }
        }
        if (all > 0) {
            LOG.infof("%s: %d ended", job, all);
        }
        return all;
    }
}

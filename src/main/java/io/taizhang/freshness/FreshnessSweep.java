package io.taizhang.freshness;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

/**
 * Works out anew, once a day and after a change of the rules, what the queue goes by: what customers are worth, when their
 * fields fall due, how complete their files are. A thousand at a time; any number of instances share the work.
 */
@ApplicationScoped
class FreshnessSweep {

    private static final int AT_ONCE = 1_000;

    private final FreshnessStates states;
    private final BusinessTime time;

    FreshnessSweep(FreshnessStates states, BusinessTime time) {
        this.states = states;
        this.time = time;
    }

    @Scheduled(every = "{taizhang.freshness.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void run() {
        int done;
        do {
            done = QuarkusTransaction.requiringNew().call(this::some);
        } while (done == AT_ONCE);
    }

    private int some() {
        var stale = states.lockStale(time.startOf(time.today()), AT_ONCE);
        if (!stale.isEmpty()) {
            states.refresh(stale, true);
        }
        return stale.size();
    }
}

package io.taizhang.contract;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** What a new day brings: contracts that go on by themselves, reminders of those that end. Done once in a cluster. */
@ApplicationScoped
class ContractJobs {

    private static final Logger LOG = Logger.getLogger(ContractJobs.class);
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('taizhang.contract'))";

    private final AutoRenewal renewal;
    private final Reminders reminders;

    ContractJobs(AutoRenewal renewal, Reminders reminders) {
        this.renewal = renewal;
        this.reminders = reminders;
    }

    @Scheduled(every = "{taizhang.contract.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void followTheDay() {
        goOn("renewals", renewal::extendNext);
        goOn("reminders", reminders::remindNext);
    }

    /** Whether this transaction is the only one of its kind in the cluster. */
    static boolean alone(EntityManager em) {
        return Boolean.TRUE.equals(em.createNativeQuery(ALONE, Boolean.class).getSingleResult());
    }

    /** One of them failing does not hold up the other; what it has not done, it does the next time. */
    private static void goOn(String what, BooleanSupplier step) {
        try {
            while (step.getAsBoolean()) {
                LOG.debugf("The %s of contracts went on", what);
            }
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "The %s of contracts did not go on", what);
        }
    }
}

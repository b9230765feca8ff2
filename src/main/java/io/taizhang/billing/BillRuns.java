package io.taizhang.billing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.taizhang.audit.AuditTrail;
import io.taizhang.contract.BillableContract;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.jpa.SpecHints;

/**
 * Bills what contracts have to bill, batch by batch: bills and the place that the run got to commit together, so a run
 * that was interrupted goes on, and a contract's period is billed once whatever is tried again. What has been billed and comes to
 * something else by now is billed or given back by the difference ({@link ContractBilling}).
 */
@ApplicationScoped
public class BillRuns {

    private static final int BATCH = 100;
    private static final int SKIP_LOCKED = -2;
    private static final int LOOK_BACK_DAYS = 92;
    private static final int LOOK_AHEAD_DAYS = 31;
    private static final int LONGEST_DAYS = 731;
    private static final int SHOWN_REFUSALS = 100;

    private final EntityManager em;
    private final ContractBilling billing;
    private final BillService bills;
    private final Lists lists;
    private final Rows rows;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    BillRuns(
            EntityManager em,
            ContractBilling billing,
            BillService bills,
            Lists lists,
            Rows rows,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.em = em;
        this.billing = billing;
        this.bills = bills;
        this.lists = lists;
        this.rows = rows;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    @Transactional
    BillRunView start(StartBillRun command) {
        var run = asked(command);
        // One run at a time: whoever starts one waits for whoever does the same.
        em.createNativeQuery("select pg_advisory_xact_lock(hashtext('bill_run'))")
                .getResultList();
        var running = em.createQuery("from BillRun e where e.status = :running", BillRun.class)
                .setParameter("running", BillRunStatus.RUNNING)
                .getResultStream()
                .findFirst();
        if (running.isPresent()) {
            throw Refusal.conflict("bill_run_running").with("runId", running.get().id);
        }
        em.persist(run);
        em.flush();
        var view = BillRunView.of(run, List.of());
        audit.record("bill_run.started", "bill_run", run.id, null, null, view);
        return view;
    }

    /**
     * Bills these contracts alone and at once, in one transaction. What is billed is claimed as in a run, so no run bills
     * it again; but it is no run: what is refused of it stays a draft, and nobody is told why.
     *
     * @param contracts the customer of each, by its id; few of them, because their accounts are locked together
     * @return the bills that were made
     * @throws Refusal 403 {@code not_allowed}, 422 {@code bill_run_days}, as for a run
     */
    @Transactional
    public List<BillView> billOnly(Map<UUID, UUID> contracts, StartBillRun command) {
        var run = asked(command);
        bills.lockAccounts(Set.copyOf(contracts.values()));
        var made = billing.bill(run, contracts.keySet());
        return made.stream().map(bills::get).toList();
    }

    private BillRun asked(StartBillRun command) {
        var approve = Boolean.TRUE.equals(command.approve());
        if (approve && !caller.may("bill:approve")) {
            throw Refusal.forbidden("not_allowed");
        }
        var from = command.from() == null ? command.through().minusDays(LOOK_BACK_DAYS) : command.from();
        if (command.through().isBefore(from)
                || ChronoUnit.DAYS.between(from, command.through()) > LONGEST_DAYS
                || command.through().isAfter(time.today().plusDays(LOOK_AHEAD_DAYS))) {
            throw Refusal.rule("bill_run_days", LOOK_AHEAD_DAYS, LONGEST_DAYS).at("/through");
        }
        return new BillRun(from, command.through(), approve, caller.id(), time.now());
    }

    @Transactional
    Page<BillRunView> list(ListRequest request) {
        return lists.page(BillRun.class, BillRunView.class, request, "-createdAt", List.of())
                .map(run -> BillRunView.of(run, null));
    }

    @Transactional
    BillRunView get(UUID id) {
        var run = rows.require(BillRun.class, id, List.of());
        var refusals = em.unwrap(Session.class)
                .createNativeQuery(
                        "select r.contract_id, c.number, k.name, r.contract_key, r.code from bill_run_refusal r"
                                + " join contract c on c.id = r.contract_id join customer k on k.id = c.customer_id"
                                + " where r.run_id = :run order by r.contract_id, r.contract_key",
                        Object[].class)
                .setParameter("run", id)
                .setMaxResults(SHOWN_REFUSALS)
                .getResultStream()
                .map(row -> new BillRunView.Refused(
                        (UUID) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]))
                .toList();
        return BillRunView.of(run, refusals);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        var more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().timeout(120).call(this::step);
        }
    }

    /** One batch of the run that is under way, if no other instance is at it. @return whether there is more to do */
    boolean step() {
        var found = em.createQuery("from BillRun e where e.status = :running", BillRun.class)
                .setParameter("running", BillRunStatus.RUNNING)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED)
                .getResultStream()
                .findFirst();
        if (found.isEmpty()) {
            return false;
        }
        var run = found.get();
        var batch = billing.next(run.fromDay, run.through, run.nextAfter, BATCH);
        var contracts = batch.contracts();
        if (run.approve) {
            bills.lockAccounts(
                    contracts.stream().map(BillableContract::customerId).collect(Collectors.toSet()));
        }
        // What a session holds is looked through with every statement, so it lets go what has only been read.
        em.clear();
        var outcomes = billing.bill(run, batch);
        run = em.merge(run);
        for (int i = 0; i < contracts.size(); i++) {
            count(run, contracts.get(i), outcomes.get(i));
        }
        run.nextAfter = batch.next();
        if (batch.next() == null) {
            run.status = BillRunStatus.DONE;
            run.finishedAt = time.now();
            audit.record("bill_run.done", "bill_run", run.id, null, null, BillRunView.of(run, null));
        }
        return batch.next() != null;
    }

    private void count(BillRun run, BillableContract contract, ContractBilling.Outcome outcome) {
        run.drafted += outcome.drafted();
        run.approved += outcome.approved();
        run.skipped += outcome.skipped();
        run.credited += outcome.credited();
        run.refused += outcome.refusals().size();
        outcome.refusals().forEach((key, code) -> em.createNativeQuery(
                        "insert into bill_run_refusal (run_id, contract_id, contract_key, code)"
                                + " values (:run, :contract, :key, :code)")
                .setParameter("run", run.id)
                .setParameter("contract", contract.id())
                .setParameter("key", key)
                .setParameter("code", code)
                .executeUpdate());
    }
}

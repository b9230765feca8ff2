package io.taizhang.billing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.taizhang.account.CreditHolds;
import io.taizhang.audit.AuditTrail;
import io.taizhang.billing.BillCommands.CloseNotice;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import io.taizhang.receivable.ItemsSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.jpa.SpecHints;
import org.jboss.logging.Logger;

/**
 * Reminds customers of what is overdue, one level after the other and each once for a bill and what was due. A dispute or a
 * promise that has not run out holds it up; levels that were missed are left out, so nobody is reminded twice at once.
 */
@ApplicationScoped
public class Dunning {

    private static final Logger LOG = Logger.getLogger(Dunning.class);
    private static final int BATCH = 500;
    private static final int SKIP_LOCKED = -2;

    private final EntityManager em;
    private final BillMailing mailing;
    private final CreditHolds holds;
    private final CustomerFile file;
    private final Lists lists;
    private final Rows rows;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    Dunning(
            EntityManager em,
            BillMailing mailing,
            CreditHolds holds,
            CustomerFile file,
            Lists lists,
            Rows rows,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.em = em;
        this.mailing = mailing;
        this.holds = holds;
        this.file = file;
        this.lists = lists;
        this.rows = rows;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    /** What a run did. */
    record DunningRun(int mailed, int toDo) {}

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void daily() {
        var run = run();
        if (run.mailed() + run.toDo() > 0) {
            LOG.infof("Reminded of %d bills by mail, %d to be reminded of by somebody", run.mailed(), run.toDo());
        }
    }

    /** Reminds of everything that is due for it, bill by bill; what is interrupted, the next run goes on with. */
    DunningRun run() {
        var ladder = QuarkusTransaction.requiringNew().call(this::ladder);
        var mailed = 0;
        var toDo = 0;
        var after = new UUID(0, 0);
        while (!ladder.isEmpty()) {
            var last = after;
            var due = QuarkusTransaction.requiringNew().call(() -> candidates(ladder.get(0), last));
            for (var id : due) {
                var notice = QuarkusTransaction.requiringNew().call(() -> remind(id, ladder));
                mailed += notice.filter(made -> made.mailId != null).isPresent() ? 1 : 0;
                toDo += notice.filter(made -> made.mailId == null).isPresent() ? 1 : 0;
            }
            if (due.size() < BATCH) {
                break;
            }
            after = due.get(due.size() - 1);
        }
        liftHolds();
        return new DunningRun(mailed, toDo);
    }

    /** Reminds of these bills alone, each if it is time for it. @return how many notices were made */
    public int remind(List<UUID> bills) {
        var ladder = QuarkusTransaction.requiringNew().call(this::ladder);
        var made = 0;
        for (var bill : bills) {
            made += QuarkusTransaction.requiringNew()
                            .call(() -> remind(bill, ladder))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return made;
    }

    /** What became settled in a way that nobody is told of, such as by a correction, or due later as agreed. */
    private void liftHolds() {
        var after = new UUID(0, 0);
        List<UUID> held;
        do {
            var last = after;
            held = QuarkusTransaction.requiringNew().call(() -> holds.held(last, BATCH));
            for (var customer : held) {
                QuarkusTransaction.requiringNew().run(() -> liftHold(customer));
                after = customer;
            }
        } while (held.size() == BATCH);
    }

    /** A customer who has paid what was overdue can buy at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    void settled(@Observes ItemsSettled items) {
        if (holds.isHeld(items.customerId())) {
            liftHold(items.customerId());
        }
    }

    /** What is disputed counts: nobody gets credit by disputing. */
    private void liftHold(UUID customerId) {
        var overdue = em.createQuery(
                        "select e.id from Bill e where e.customerId = :customer and (" + Bills.OVERDUE + ") = true",
                        UUID.class)
                .setParameter("customer", customerId)
                .setParameter("today", time.today())
                .setMaxResults(1)
                .getResultList();
        if (overdue.isEmpty()) {
            holds.lift(customerId, "nothing overdue is left");
        }
    }

    private List<DunningLevel> ladder() {
        return em.createQuery("from DunningLevel e where e.active = true order by e.afterDays", DunningLevel.class)
                .getResultList();
    }

    private List<UUID> candidates(DunningLevel first, UUID after) {
        return em.createQuery(
                        "select e.id from Bill e where e.approvedAt is not null and e.voidedAt is null"
                                + " and e.disputedAt is null and (e.promisedOn is null or e.promisedOn < :today)"
                                + " and e.residualMinor > 0 and e.nextDueOn <= :due and e.id > :after order by e.id",
                        UUID.class)
                .setParameter("today", time.today())
                .setParameter("due", time.today().minusDays(first.afterDays))
                .setParameter("after", after)
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** Locked by somebody else means that something happens with it; the next run looks again. */
    private Optional<DunningNotice> remind(UUID id, List<DunningLevel> ladder) {
        var bill = em.createQuery("from Bill e where e.id = :id", Bill.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED)
                .getResultStream()
                .findFirst();
        if (bill.isEmpty() || !bill.get().overdue(time.today()) || bill.get().disputedAt != null) {
            return Optional.empty();
        }
        var overdue = ChronoUnit.DAYS.between(bill.get().nextDueOn, time.today());
        var level = ladder.stream().filter(step -> step.afterDays <= overdue).reduce((one, later) -> later);
        if (level.isEmpty()) {
            return Optional.empty();
        }
        var last = last(bill.get());
        if (last.isPresent() && last.get().level >= level.get().level) {
            if (level.get().creditHold) {
                hold(bill.get(), level.get(), last.get());
            }
            return Optional.empty();
        }
        return Optional.of(notice(bill.get(), level.get()));
    }

    /** The highest notice of what is due of a bill now. */
    private Optional<DunningNotice> last(Bill bill) {
        return em.createQuery(
                        "from DunningNotice e where e.billId = :bill and e.dueOn = :due order by e.level desc",
                        DunningNotice.class)
                .setParameter("bill", bill.id())
                .setParameter("due", bill.nextDueOn)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Also again, when the payment that lifted it was taken back. */
    private void hold(Bill bill, DunningLevel level, DunningNotice notice) {
        if (!holds.isHeld(bill.customerId)) {
            holds.hold(bill.customerId, bill.shownNumber() + ' ' + level.name, notice.createdAt);
        }
    }

    private DunningNotice notice(Bill bill, DunningLevel level) {
        var reachable = !file.mailAddresses(bill.customerId).isEmpty();
        var channel = level.channel == DunningChannel.MAIL && !reachable ? DunningChannel.PHONE : level.channel;
        var notice = new DunningNotice(bill, level.level, channel, time.today(), time.now());
        if (channel == DunningChannel.MAIL) {
            notice.mailId = mailing.mail(bill, "bill_reminder", MailBill.AS_USUAL, level.level + "-" + bill.nextDueOn);
        }
        em.persist(notice);
        if (level.creditHold) {
            hold(bill, level, notice);
        }
        audit.record("bill.reminded", BillService.SUBJECT, bill.id(), bill.customerId, null, view(notice));
        return notice;
    }

    @Transactional
    Page<DunningNoticeView> list(ListRequest request) {
        return lists.page(
                        DunningNotice.class,
                        DunningNoticeView.class,
                        request,
                        "-createdAt",
                        List.of(
                                file.visible("e.customerId"),
                                Condition.derived(
                                        "toDo",
                                        "case when e.mailId is null and e.doneAt is null then true else false end",
                                        Map.of())))
                .mapAll(this::views);
    }

    /** Somebody has called or written. */
    @Transactional
    DunningNoticeView done(UUID id, CloseNotice command) {
        var notice = rows.lock(DunningNotice.class, id, List.of(file.visible("e.customerId")));
        if (notice.mailId != null || notice.doneAt != null) {
            throw Refusal.conflict("dunning_notice_done");
        }
        var before = view(notice);
        notice.doneAt = time.now();
        notice.doneBy = caller.id();
        notice.note = command.note();
        em.flush();
        var after = view(notice);
        audit.record("bill.reminder_done", BillService.SUBJECT, notice.billId, notice.customerId, before, after);
        return after;
    }

    private DunningNoticeView view(DunningNotice notice) {
        return views(List.of(notice)).get(0);
    }

    private List<DunningNoticeView> views(List<DunningNotice> notices) {
        var customers =
                file.find(notices.stream().map(notice -> notice.customerId).collect(Collectors.toSet()));
        var numbers = em.createQuery("select b.id, b.number from Bill b where b.id in :ids", Object[].class)
                .setParameter(
                        "ids", notices.stream().map(notice -> notice.billId).collect(Collectors.toSet()))
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
        return notices.stream()
                .map(notice -> DunningNoticeView.of(
                        notice,
                        Objects.requireNonNull(numbers.get(notice.billId)),
                        Objects.requireNonNull(customers.get(notice.customerId)).name()))
                .toList();
    }
}

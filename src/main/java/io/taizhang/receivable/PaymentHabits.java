package io.taizhang.receivable;

import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How soon customers pay, and who is late. Only customers within the caller's scope are counted. */
@ApplicationScoped
@Transactional
class PaymentHabits {

    private static final int LONGEST_PERIOD_DAYS = 366;

    /** Payments and what they settled, undone ones with their opposite. */
    private static final String PAID = " from Allocation a join OpenItem d on d.id = a.debitId"
            + " join OpenItem c on c.id = a.creditId where c.type = 'PAYMENT'"
            + " and a.effectiveOn between :from and :to and (";

    private final EntityManager em;
    private final Ageing ageing;
    private final CustomerFile file;
    private final BusinessTime time;

    PaymentHabits(EntityManager em, Ageing ageing, CustomerFile file, BusinessTime time) {
        this.em = em;
        this.ageing = ageing;
        this.file = file;
        this.time = time;
    }

    /** How soon was paid in a period of at most 366 days. */
    CollectionFigures figures(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST_PERIOD_DAYS) {
            throw Refusal.rule("period_wrong").at("to");
        }
        var visible = file.visible("d.customerId");
        var paid = bound(
                        em.createQuery(
                                "select a.amountMinor, d.openedOn, d.dueOn, c.openedOn" + PAID + visible.hql() + ")",
                                Object[].class),
                        visible)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
        var habit = new Habit();
        paid.forEach(row -> habit.add((Long) row[0], (LocalDate) row[1], (LocalDate) row[2], (LocalDate) row[3]));
        var sold = sold(from, to);
        var owed = ageing.owed(to.isAfter(time.today()) ? time.today() : to);
        var days = ChronoUnit.DAYS.between(from, to) + 1;
        return new CollectionFigures(
                from,
                to,
                Money.fen(habit.settled),
                habit.mean(habit.daysToPay),
                habit.mean(habit.daysLate),
                habit.settled == 0 ? null : ratio(100 * habit.onTime, habit.settled),
                Money.fen(sold),
                sold <= 0 ? null : ratio(owed * days, sold));
    }

    private long sold(LocalDate from, LocalDate to) {
        var visible = file.visible("e.customerId");
        return bound(
                        em.createQuery(
                                "select coalesce(sum(e.amountMinor), 0) from OpenItem e where e.side = 'DEBIT'"
                                        + " and e.type in ('SALE', 'CHARGE') and e.openedOn between :from and :to and ("
                                        + visible.hql() + ")",
                                Long.class),
                        visible)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
    }

    /** The customers with the most overdue today, and how late they used to pay. */
    List<LatePayerView> latePayers(int limit) {
        var today = time.today();
        var visible = file.visible("e.customerId");
        var rows = bound(
                        em.createQuery(
                                "select e.customerId, sum(e.residualMinor), count(e.id), min(e.dueOn) from OpenItem e"
                                        + " where e.side = 'DEBIT' and e.residualMinor > 0 and e.dueOn < :today and ("
                                        + visible.hql()
                                        + ") group by e.customerId order by sum(e.residualMinor) desc, e.customerId",
                                Object[].class),
                        visible)
                .setParameter("today", today)
                .setMaxResults(limit)
                .getResultList();
        var ids = rows.stream().map(row -> (UUID) row[0]).toList();
        var names = file.find(ids);
        var habits = habits(ids, today);
        return rows.stream()
                .map(row -> {
                    var habit = habits.get((UUID) row[0]);
                    return new LatePayerView(
                            (UUID) row[0],
                            Objects.requireNonNull(names.get((UUID) row[0])).name(),
                            Money.fen((Long) row[1]),
                            (Long) row[2],
                            (LocalDate) row[3],
                            habit == null ? null : habit.mean(habit.daysLate));
                })
                .toList();
    }

    private Map<UUID, Habit> habits(List<UUID> customers, LocalDate today) {
        var found = new HashMap<UUID, Habit>();
        if (customers.isEmpty()) {
            return found;
        }
        em.createQuery(
                        "select d.customerId, a.amountMinor, d.openedOn, d.dueOn, c.openedOn" + PAID
                                + "d.customerId in :customers)",
                        Object[].class)
                .setParameter("customers", customers)
                .setParameter("from", today.minusDays(365))
                .setParameter("to", today)
                .getResultStream()
                .forEach(row -> found.computeIfAbsent((UUID) row[0], any -> new Habit())
                        .add((Long) row[1], (LocalDate) row[2], (LocalDate) row[3], (LocalDate) row[4]));
        return found;
    }

    /** Sums over what was settled; an undone allocation takes off what it had added. */
    private static final class Habit {

        private long settled;
        private long onTime;
        private long daysToPay;
        private long daysLate;

        void add(long minor, LocalDate openedOn, LocalDate dueOn, LocalDate paidOn) {
            settled += minor;
            daysToPay += minor * ChronoUnit.DAYS.between(openedOn, paidOn);
            daysLate += minor * ChronoUnit.DAYS.between(dueOn, paidOn);
            if (!paidOn.isAfter(dueOn)) {
                onTime += minor;
            }
        }

        @Nullable
        BigDecimal mean(long weighted) {
            return settled == 0 ? null : ratio(weighted, settled);
        }
    }

    private static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    private static <Q extends Query> Q bound(Q query, Condition visible) {
        visible.parameters().forEach(query::setParameter);
        return query;
    }
}

package io.taizhang.receivable;

import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who owes what for how long. As of any day: what was open then is what is open now and what was
 * settled by allocations that count from a later day. Only customers within the caller's scope are counted.
 */
@ApplicationScoped
@Transactional
class Ageing {

    private static final int MOST_ROWS = 200;

    /** What was open at the end of {@code :asOf}. */
    private static final String OPEN_THEN = "(e.residualMinor + coalesce((select sum(l.amountMinor) from Allocation l"
            + " where (l.debitId = e.id or l.creditId = e.id) and l.effectiveOn > :asOf), 0))";

    private final EntityManager em;
    private final CustomerFile file;
    private final BusinessTime time;

    Ageing(EntityManager em, CustomerFile file, BusinessTime time) {
        this.em = em;
        this.file = file;
        this.time = time;
    }

    private record Sum(UUID customerId, AgeingBucket bucket, long minor, long items) {}

    /** @param byCustomer whether the customers who owe most are listed, at most 200 */
    AgeingView asOf(@Nullable LocalDate day, boolean byCustomer) {
        var asOf = day(day);
        var sums = sums(asOf);
        var owed = sums.stream().mapToLong(Sum::minor).sum();
        var credits = credits(asOf);
        return new AgeingView(
                asOf,
                buckets(sums),
                Money.fen(owed),
                Money.fen(credits),
                Money.fen(owed - credits),
                byCustomer ? customers(sums) : null);
    }

    /** All that was owed at the end of a day, in 分. */
    long owed(LocalDate asOf) {
        return sums(asOf).stream().mapToLong(Sum::minor).sum();
    }

    private LocalDate day(@Nullable LocalDate day) {
        var today = time.today();
        if (day != null && day.isAfter(today)) {
            throw Refusal.rule("day_in_future", today.toString()).at("asOf");
        }
        return day == null ? today : day;
    }

    private List<Sum> sums(LocalDate asOf) {
        var open = openThen(asOf);
        var visible = file.visible("e.customerId");
        var hql = "select e.customerId, e.dueOn, sum(" + open + "), count(e.id) from OpenItem e where e.side = 'DEBIT'"
                + " and e.openedOn <= :opened and (" + visible.hql() + ") and " + open
                + " > 0 group by e.customerId, e.dueOn";
        var query = bound(em.createQuery(hql, Object[].class), visible).setParameter("opened", asOf);
        if (open.contains(":asOf")) {
            query.setParameter("asOf", asOf);
        }
        return query.getResultStream()
                .map(row -> new Sum(
                        (UUID) row[0],
                        AgeingBucket.of(ChronoUnit.DAYS.between((LocalDate) row[1], asOf)),
                        ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue()))
                .toList();
    }

    private long credits(LocalDate asOf) {
        var open = openThen(asOf);
        var visible = file.visible("e.customerId");
        var hql = "select coalesce(sum(" + open + "), 0) from OpenItem e where e.side = 'CREDIT'"
                + " and e.openedOn <= :opened and (" + visible.hql() + ")";
        var query = bound(em.createQuery(hql, Long.class), visible).setParameter("opened", asOf);
        if (open.contains(":asOf")) {
            query.setParameter("asOf", asOf);
        }
        return query.getSingleResult();
    }

    /** Without allocations from a later day, which is usual for today, the residuals are the answer. */
    private String openThen(LocalDate asOf) {
        var later = !em.createQuery("select 1 from Allocation a where a.effectiveOn > :asOf", Integer.class)
                .setParameter("asOf", asOf)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        return later ? OPEN_THEN : "e.residualMinor";
    }

    private static List<AgeingView.Bucket> buckets(List<Sum> sums) {
        var amounts = new EnumMap<AgeingBucket, long[]>(AgeingBucket.class);
        for (var bucket : AgeingBucket.values()) {
            amounts.put(bucket, new long[2]);
        }
        for (var sum : sums) {
            var cell = Objects.requireNonNull(amounts.get(sum.bucket()));
            cell[0] += sum.minor();
            cell[1] += sum.items();
        }
        return amounts.entrySet().stream()
                .map(cell -> new AgeingView.Bucket(cell.getKey(), Money.fen(cell.getValue()[0]), cell.getValue()[1]))
                .toList();
    }

    private List<AgeingView.Customer> customers(List<Sum> sums) {
        var byCustomer = new HashMap<UUID, List<Sum>>();
        sums.forEach(sum -> byCustomer
                .computeIfAbsent(sum.customerId(), any -> new ArrayList<>())
                .add(sum));
        var most = byCustomer.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<UUID, List<Sum>> one) -> -total(one.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_ROWS)
                .toList();
        var names = file.find(most.stream().map(Map.Entry::getKey).toList());
        return most.stream()
                .map(one -> new AgeingView.Customer(
                        one.getKey(),
                        Objects.requireNonNull(names.get(one.getKey())).name(),
                        Money.fen(total(one.getValue())),
                        buckets(one.getValue())))
                .toList();
    }

    private static long total(List<Sum> sums) {
        return sums.stream().mapToLong(Sum::minor).sum();
    }

    /** What is in a bucket, the longest due first, at most 200. */
    List<AgedItemView> items(@Nullable LocalDate day, AgeingBucket bucket, @Nullable UUID customerId) {
        var asOf = day(day);
        var open = openThen(asOf);
        var visible = file.visible("e.customerId");
        var first = bucket.firstDue(asOf);
        var last = bucket.lastDue(asOf);
        var hql = "select e, " + open + " from OpenItem e where e.side = 'DEBIT' and e.openedOn <= :opened and ("
                + visible.hql() + ") and " + open + " > 0"
                + (first == null ? "" : " and e.dueOn >= :first")
                + (last == null ? "" : " and e.dueOn <= :last")
                + (customerId == null ? "" : " and e.customerId = :customer")
                + " order by e.dueOn, e.id";
        var query = bound(em.createQuery(hql, Object[].class), visible)
                .setParameter("opened", asOf)
                .setMaxResults(MOST_ROWS);
        if (open.contains(":asOf")) {
            query.setParameter("asOf", asOf);
        }
        if (first != null) {
            query.setParameter("first", first);
        }
        if (last != null) {
            query.setParameter("last", last);
        }
        if (customerId != null) {
            query.setParameter("customer", customerId);
        }
        var rows = query.getResultList();
        var names = file.find(rows.stream()
                .map(row -> ((OpenItem) row[0]).customerId)
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> aged((OpenItem) row[0], ((Number) row[1]).longValue(), bucket, names))
                .toList();
    }

    private static AgedItemView aged(OpenItem item, long residual, AgeingBucket bucket, Map<UUID, CustomerRef> names) {
        return new AgedItemView(
                item.id,
                item.number,
                item.customerId,
                Objects.requireNonNull(names.get(item.customerId)).name(),
                item.type,
                item.openedOn,
                item.dueOn,
                bucket,
                Money.fen(item.amountMinor),
                Money.fen(residual),
                item.reference);
    }

    private static <Q extends Query> Q bound(Q query, Condition visible) {
        visible.parameters().forEach(query::setParameter);
        return query;
    }
}

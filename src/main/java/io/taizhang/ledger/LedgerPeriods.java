package io.taizhang.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The periods. Those before the last closed one count as closed, also when nothing was ever posted in them. */
@ApplicationScoped
class LedgerPeriods implements PanacheRepositoryBase<LedgerPeriod, UUID> {

    private static final String ENSURE =
            "insert into gl_period (id, version, created_at, updated_at, starts_on, status)"
                    + " values (gen_random_uuid(), 0, :now, :now, :month, 'OPEN') on conflict (starts_on) do nothing";

    private final Lists lists;
    private final BusinessTime time;

    LedgerPeriods(Lists lists, BusinessTime time) {
        this.lists = lists;
        this.time = time;
    }

    /** How people write a month: 2026-11. */
    static String shown(LocalDate month) {
        return YearMonth.from(month).toString();
    }

    /** The first day of a month as it stands in an address. @throws Refusal 404 when it is none */
    static LocalDate month(String text) {
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() < 1900 || month.getYear() > 9999) {
                throw Refusal.notFound("ledger period");
            }
            return month.atDay(1);
        } catch (DateTimeException none) {
            throw Refusal.notFound("ledger period");
        }
    }

    Page<LedgerPeriod> page(ListRequest request) {
        return lists.page(LedgerPeriod.class, LedgerPeriodView.class, request, "-startsOn", List.of());
    }

    Optional<LedgerPeriod> of(LocalDate month) {
        return find("startsOn", month).firstResultOptional();
    }

    LedgerPeriod lock(LocalDate month) {
        return find("startsOn", month)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.notFound("ledger period"));
    }

    /** Makes sure that there is such a period. */
    void ensure(LocalDate month) {
        getEntityManager()
                .createNativeQuery(ENSURE)
                .setParameter("now", time.now())
                .setParameter("month", month)
                .executeUpdate();
    }

    @Nullable
    LocalDate lastClosed() {
        return find("status = ?1 order by startsOn desc", LedgerPeriodStatus.CLOSED)
                .firstResultOptional()
                .map(period -> period.startsOn)
                .orElse(null);
    }

    /** Whether an earlier period still takes vouchers. */
    boolean hasOpenBefore(LocalDate month) {
        return count("startsOn < ?1 and status <> ?2", month, LedgerPeriodStatus.CLOSED) > 0;
    }

    /**
     * On which day what happened is posted: on its own, or on the first of the next open period when its own is closed.
     * The periods are there afterwards.
     */
    Map<LocalDate, LocalDate> places(Collection<LocalDate> days) {
        var closed = lastClosed();
        var firstOpen = closed == null ? LocalDate.MIN : closed.plusMonths(1);
        var places = new HashMap<LocalDate, LocalDate>();
        days.forEach(day -> places.put(day, day.isBefore(firstOpen) ? firstOpen : day));
        places.values().stream().map(day -> day.withDayOfMonth(1)).distinct().forEach(this::ensure);
        return places;
    }
}

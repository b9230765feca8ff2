package io.taizhang.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taizhang.ledger.LedgerCommands.ReopenLedgerPeriod;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The general ledger for the room that settles months: what a month still lacks, closing it, and opening it again. */
@ApplicationScoped
@Transactional
public class PeriodBooks {

    private static final String WHOLE_JOURNAL = "whole journal";
    private static final Set<String> WHOLE =
            Set.of("SIDES_EQUAL", "NUMBERS_GAPLESS", "RANGES_CONTIGUOUS", "ROWS_COVERED");
    private static final Set<String> AGREEING = Set.of("CUSTOMERS_AGREE", "CARDS_AGREE");

    /**
     * What stood on a clearing account at the end of the month and has not been moved on since, whatever came after it.
     */
    private static final String CLEARING =
            """
            with moved as (
                select l.account_code, sum(l.debit - l.credit) filter (where v.dated <= :last) as stood,
                    sum(greatest(l.debit - l.credit, 0)) filter (where v.dated > :last) as up,
                    sum(greatest(l.credit - l.debit, 0)) filter (where v.dated > :last) as down
                from voucher_line l join voucher v on v.id = l.voucher_id
                where l.account_code in %s group by l.account_code),
            standing as (
                select greatest(coalesce(stood, 0) - coalesce(down, 0), 0)
                    + greatest(-coalesce(stood, 0) - coalesce(up, 0), 0) as amount from moved)
            select count(*), cast(coalesce(sum(amount), 0) as bigint) from standing where amount > 0
            """
                    .formatted(LedgerControls.CLEARING_ACCOUNTS);

    private static final String AHEAD =
            """
            select count(*), cast(coalesce(sum(s.amount), 0) as bigint)
            from ledger_source s join gl_event e on e.code = s.event
            where s.xid >= e.upto_xid and s.xid >= (select min(upto_xid) from gl_event)
            and s.business_date between :first and :last
            """;

    private static final String POSTED =
            """
            select count(*), cast(coalesce(sum(total_minor), 0) as bigint)
            from voucher where dated between :first and :last
            """;

    private static final String LATE =
            """
            select count(*), cast(coalesce(sum(total_minor), 0) as bigint)
            from voucher where business_date between :first and :last and dated > :last
            """;

    private final EntityManager em;
    private final LedgerControls controls;
    private final LedgerPeriods periods;
    private final LedgerPeriodService service;
    private final LedgerRunService runs;
    private final Journal journal;

    /** The last comparisons of the whole journal. */
    private final Cache<String, List<LedgerControlView>> compared =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    PeriodBooks(
            EntityManager em,
            LedgerControls controls,
            LedgerPeriods periods,
            LedgerPeriodService service,
            LedgerRunService runs,
            Journal journal) {
        this.em = em;
        this.controls = controls;
        this.periods = periods;
        this.service = service;
        this.runs = runs;
        this.journal = journal;
    }

    /**
     * What the ledger says about a month.
     *
     * @param posted its vouchers
     * @param late vouchers of what happened in it that stand in a later month, because it was closed
     * @param ahead rows of the month that are not in the journal yet; a run takes them in
     * @param stuck kinds of events that lack a rule and hold something of the month or of one before it
     * @param clearing clearing accounts on which something of the month's end still stands, and how much
     * @param differing comparisons of the journal with the sub-ledgers that do not hold
     * @param broken comparisons of the journal with itself and its marks that do not hold
     * @param unlinked sales paid with a card that no movement stands behind: 1 when there are any
     */
    public record MonthOfBooks(
            Tally posted,
            Tally late,
            Tally ahead,
            long stuck,
            Tally clearing,
            long differing,
            long broken,
            long unlinked) {}

    /** A month, by its first day, as it stands now. */
    public MonthOfBooks month(LocalDate first) {
        var all = controls.each();
        compared.put(WHOLE_JOURNAL, all);
        return month(first, all);
    }

    /**
     * The same for whoever only looks: the comparisons of the whole journal, each of which reads all of it, may be a minute
     * old.
     */
    public MonthOfBooks glance(LocalDate first) {
        return month(first, compared.get(WHOLE_JOURNAL, any -> controls.each()));
    }

    private MonthOfBooks month(LocalDate first, List<LedgerControlView> all) {
        var red = all.stream().filter(control -> !control.holds()).toList();
        return new MonthOfBooks(
                sum(POSTED, first),
                sum(LATE, first),
                sum(AHEAD, first),
                stuck(first.plusMonths(1)),
                clearing(first),
                red.stream()
                        .filter(control -> AGREEING.contains(control.code()))
                        .count(),
                red.stream().filter(control -> WHOLE.contains(control.code())).count(),
                red.stream()
                        .filter(control -> control.code().equals("CARD_ENTRIES_UNLINKED"))
                        .count());
    }

    /** Whether a month takes no vouchers any more; those before a closed one do not either. */
    public boolean isClosed(LocalDate first) {
        var closed = periods.lastClosed();
        return closed != null && !first.isAfter(closed);
    }

    /**
     * Takes everything that is finished into the journal, in transactions of its own: before the one that closes, whose
     * own number would hold it up.
     *
     * @throws Refusal 409 {@code ledger_busy}, {@code period_not_over}
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void bringUpToDate(LocalDate first) {
        service.requireOver(first);
        runs.run();
    }

    /** Keeps everybody else out of the journal until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold() {
        journal.lock();
    }

    /**
     * Closes a month in the caller's transaction, which holds the journal; guards are not asked.
     *
     * @throws Refusal 409 {@code period_closed}, {@code period_earlier_open}, {@code period_event_stuck}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void close(LocalDate first) {
        service.closeAlone(first);
    }

    /**
     * Opens the last closed month again, by the policies with a second person. When it is open, {@link
     * LedgerPeriodReopened} has been fired.
     *
     * @return the {@link LedgerPeriodView}, or the {@link io.taizhang.approval.ApprovalRequestView} that waits
     * @throws Refusal 409 {@code period_not_closed}, {@code period_later_closed}, {@code approval_pending}
     */
    public Object reopen(LocalDate first, String reason) {
        return service.reopen(LedgerPeriods.shown(first), new ReopenLedgerPeriod(reason));
    }

    private long stuck(LocalDate before) {
        return runs.events().stream()
                .filter(event -> {
                    var cases = event.stuck();
                    return cases != null
                            && cases.stream().anyMatch(one -> one.businessDate().isBefore(before));
                })
                .count();
    }

    private Tally clearing(LocalDate first) {
        return tally(em.createNativeQuery(CLEARING, Object[].class).setParameter("last", last(first)));
    }

    private Tally sum(String sql, LocalDate first) {
        return tally(em.createNativeQuery(sql, Object[].class)
                .setParameter("first", first)
                .setParameter("last", last(first)));
    }

    private static Tally tally(Query query) {
        return Tally.of((Object[]) query.getSingleResult());
    }

    private static LocalDate last(LocalDate first) {
        return first.withDayOfMonth(first.lengthOfMonth());
    }
}

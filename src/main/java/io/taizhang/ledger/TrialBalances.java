package io.taizhang.ledger;

import io.taizhang.ledger.TrialBalanceView.TrialBalanceFigures;
import io.taizhang.ledger.TrialBalanceView.TrialBalanceRow;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The trial balance. */
@ApplicationScoped
@Transactional
class TrialBalances {

    private static final String SUMS =
            """
            select l.account_code,
                cast(coalesce(sum(l.debit - l.credit) filter (where v.dated < :from), 0) as bigint) as opening,
                cast(coalesce(sum(l.debit) filter (where v.dated >= :from), 0) as bigint) as debit,
                cast(coalesce(sum(l.credit) filter (where v.dated >= :from), 0) as bigint) as credit
            from voucher_line l join voucher v on v.id = l.voucher_id
            where v.dated <= :to group by l.account_code
            """;

    private final Session session;
    private final RuleBooks books;
    private final CompanyWide companyWide;
    private final BusinessTime time;

    TrialBalances(Session session, RuleBooks books, CompanyWide companyWide, BusinessTime time) {
        this.session = session;
        this.books = books;
        this.companyWide = companyWide;
        this.time = time;
    }

    /** In 分; {@code opening} is debit less credit. */
    record Sums(long opening, long debit, long credit) {

        Sums plus(Sums other) {
            return new Sums(opening + other.opening, debit + other.debit, credit + other.credit);
        }

        TrialBalanceFigures figures() {
            return TrialBalanceFigures.of(opening, debit, credit);
        }
    }

    /**
     * Of a month, or from one day to another; the current month without either.
     *
     * @throws Refusal 422 {@code ledger_time_wrong}; 404 for a month that is none
     */
    TrialBalanceView of(@Nullable String month, @Nullable LocalDate from, @Nullable LocalDate to) {
        companyWide.require();
        if (month != null && (from != null || to != null)) {
            throw Refusal.rule("ledger_time_wrong").at("month");
        }
        var first = month != null
                ? LedgerPeriods.month(month)
                : Objects.requireNonNullElseGet(from, () -> (to == null ? time.today() : to).withDayOfMonth(1));
        var last = to == null ? first.withDayOfMonth(first.lengthOfMonth()) : to;
        if (first.isAfter(last) || first.getYear() < 1900 || last.getYear() > 9999) {
            throw Refusal.rule("ledger_time_wrong").at("from");
        }
        return view(first, last);
    }

    private TrialBalanceView view(LocalDate from, LocalDate to) {
        var sums = sums(from, to);
        var accounts = new ArrayList<>(books.listAll());
        accounts.sort(Comparator.comparing(account -> account.code));
        var parents = accounts.stream()
                .map(account -> account.parentCode)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var total = new HashMap<String, Sums>();
        for (var account : accounts) {
            var own = sums.get(account.code);
            if (own == null) {
                continue;
            }
            for (String code = account.code; code != null; code = ChartAccount.parentOf(code)) {
                total.merge(code, own, Sums::plus);
            }
        }
        var rows = new ArrayList<TrialBalanceRow>();
        for (var account : accounts) {
            var figures = total.get(account.code);
            if (figures != null) {
                rows.add(new TrialBalanceRow(
                        account.code,
                        account.name,
                        account.parentCode,
                        account.side,
                        account.kind,
                        !parents.contains(account.code),
                        figures.figures()));
            }
        }
        return new TrialBalanceView(from, to, rows, whole(sums));
    }

    /** Each side adds up what stands on it, so opening and closing are the sums of the sides and not their difference. */
    private static TrialBalanceFigures whole(Map<String, Sums> sums) {
        var parts = sums.values().stream().map(Sums::figures).toList();
        return parts.stream()
                .reduce(
                        TrialBalanceFigures.of(0, 0, 0),
                        (a, b) -> new TrialBalanceFigures(
                                a.openingDebit().plus(b.openingDebit()),
                                a.openingCredit().plus(b.openingCredit()),
                                a.debit().plus(b.debit()),
                                a.credit().plus(b.credit()),
                                a.closingDebit().plus(b.closingDebit()),
                                a.closingCredit().plus(b.closingCredit())));
    }

    /** By the codes of the accounts. */
    Map<String, Sums> sums(LocalDate from, LocalDate to) {
        List<Tuple> rows = session.createNativeQuery(SUMS, Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get("account_code", String.class),
                        row -> new Sums(
                                row.get("opening", Long.class),
                                row.get("debit", Long.class),
                                row.get("credit", Long.class))));
    }
}

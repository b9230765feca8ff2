package io.taizhang.ledger;

import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the general ledger tells other rooms. */
@ApplicationScoped
@Transactional
public class LedgerBooks {

    private final TrialBalances balances;
    private final RuleBooks books;
    private final CompanyWide companyWide;

    LedgerBooks(TrialBalances balances, RuleBooks books, CompanyWide companyWide) {
        this.balances = balances;
        this.books = books;
        this.companyWide = companyWide;
    }

    /**
     * An account that has lines, over a month.
     *
     * @param externalCode in the finance system, where it differs
     * @param opening debit less credit before, in 分 like the others
     */
    public record MonthOfAccount(String code, @Nullable String externalCode, long opening, long debit, long credit) {}

    /** @throws Refusal 403 {@code ledger_company_wide} for somebody who sees a part of the company only */
    public void requireCompanyWide() {
        companyWide.require();
    }

    /** The first day of a month such as 2026-11. @throws Refusal 404 when it is none */
    public static LocalDate month(@Nullable String text) {
        return LedgerPeriods.month(Objects.requireNonNullElse(text, ""));
    }

    /** The lowest accounts that have lines up to the end of a month, by code. */
    public List<MonthOfAccount> month(LocalDate first) {
        var sums = balances.sums(first, first.withDayOfMonth(first.lengthOfMonth()));
        return books.listAll().stream()
                .sorted(Comparator.comparing(account -> account.code))
                .flatMap(account -> {
                    var own = sums.get(account.code);
                    return own == null
                            ? java.util.stream.Stream.<MonthOfAccount>empty()
                            : java.util.stream.Stream.of(new MonthOfAccount(
                                    account.code, account.externalCode, own.opening(), own.debit(), own.credit()));
                })
                .toList();
    }
}

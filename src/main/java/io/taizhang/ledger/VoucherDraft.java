package io.taizhang.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A voucher as it is put together from the sums of its events. */
final class VoucherDraft {

    private final Key key;
    private final TreeSet<String> cases = new TreeSet<>();
    private final TreeMap<Place, Long> amounts = new TreeMap<>();
    private long rows;

    VoucherDraft(Key key) {
        this.key = key;
    }

    /**
     * What one voucher is about.
     *
     * @param rate of VAT in basis points; 0 where no line depends on it
     * @param turned whether its rows take others back
     */
    record Key(String event, UUID shopId, LocalDate businessDate, int rate, boolean turned) {}

    /** Where an amount stands; the debit side comes first. */
    private record Place(LedgerSide side, String account, @Nullable UUID customerId) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::side)
                .thenComparing(Place::account)
                .thenComparing(Place::customerId, Comparator.nullsFirst(Comparator.<UUID>naturalOrder()));

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** A line, in 分; exactly one of the amounts is not 0. */
    record Line(String account, @Nullable UUID customerId, long debit, long credit) {}

    Key key() {
        return key;
    }

    long rows() {
        return rows;
    }

    /** Method and category of what is in it. */
    List<String> cases() {
        return List.copyOf(cases);
    }

    /** Adds the sums of a case, of one customer. */
    void add(RuleBook book, RuleBook.Case of, @Nullable UUID customerId, long count, Figures figures) {
        rows += count;
        cases.add(of.method() + "|" + of.category());
        for (var leg : Objects.requireNonNull(book.rule(of)).legs) {
            var account = Objects.requireNonNull(book.account(leg, of.method()), leg.account());
            var place = new Place(leg.side(), account.code, account.byCustomer ? customerId : null);
            amounts.merge(place, leg.of(figures), Math::addExact);
        }
    }

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        amounts.forEach((place, amount) -> {
            if (amount != 0) {
                var debit = place.side() == LedgerSide.DEBIT;
                lines.add(new Line(place.account(), place.customerId(), debit ? amount : 0, debit ? 0 : amount));
            }
        });
        return lines;
    }

    /** Of the debit side, in 分. */
    static long total(List<Line> lines) {
        return lines.stream().mapToLong(Line::debit).reduce(0, Math::addExact);
    }
}

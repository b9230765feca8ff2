package io.taizhang.handover;

import io.taizhang.handover.ExportViews.SyncDifferenceView;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.TableFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two trial balances side by side, account by account; dots in codes do not count. */
record Comparison(int matched, List<SyncDifferenceView> differences) {

    private static final List<String> CODE = List.of("code", "科目编码", "科目代码", "编码", "fnumber");
    private static final List<String> DEBIT = List.of("debit", "借方", "本期借方", "借方发生额", "本期发生额借方");
    private static final List<String> CREDIT = List.of("credit", "贷方", "本期贷方", "贷方发生额", "本期发生额贷方");
    private static final List<String> CLOSING = List.of("closing", "期末余额", "余额");
    private static final List<String> CLOSING_DEBIT = List.of("closingdebit", "期末借方", "期末借方余额", "期末余额借方");
    private static final List<String> CLOSING_CREDIT = List.of("closingcredit", "期末贷方", "期末贷方余额", "期末余额贷方");

    /**
     * What one side says of an account, in 分; what it does not say is not compared.
     *
     * @param closing debit less credit
     */
    record Figures(@Nullable Long debit, @Nullable Long credit, @Nullable Long closing) {

        /** Of two that say everything. */
        Figures plus(Figures other) {
            return new Figures(plus(debit, other.debit), plus(credit, other.credit), plus(closing, other.closing));
        }

        private static @Nullable Long plus(@Nullable Long one, @Nullable Long other) {
            return one == null || other == null ? null : Math.addExact(one, other);
        }
    }

    int count(String kind) {
        return (int) differences.stream()
                .filter(difference -> difference.kind().equals(kind))
                .map(SyncDifferenceView::code)
                .distinct()
                .count();
    }

    /** By code without dots. Ours have every figure there is. */
    static Comparison of(Map<String, Figures> ours, Map<String, Figures> theirs) {
        var codes = new TreeSet<>(ours.keySet());
        codes.addAll(theirs.keySet());
        var differences = new ArrayList<SyncDifferenceView>();
        int matched = 0;
        for (var code : codes) {
            var our = ours.get(code);
            var their = theirs.get(code);
            var before = differences.size();
            if (our == null && their != null) {
                if (says(their)) {
                    differences.add(new SyncDifferenceView(code, "ONLY_THEIRS", null, null, null));
                }
            } else if (their == null && our != null) {
                differences.add(new SyncDifferenceView(code, "ONLY_OURS", null, null, null));
            } else if (our != null && their != null) {
                differ(differences, code, "DEBIT", our.debit(), their.debit());
                differ(differences, code, "CREDIT", our.credit(), their.credit());
                differ(differences, code, "CLOSING", our.closing(), their.closing());
            }
            matched += before == differences.size() ? 1 : 0;
        }
        return new Comparison(matched, differences);
    }

    /** An account that stands in their list with nothing on it is no difference. */
    private static boolean says(Figures figures) {
        return !zero(figures.debit()) || !zero(figures.credit()) || !zero(figures.closing());
    }

    private static boolean zero(@Nullable Long amount) {
        return amount == null || amount == 0;
    }

    private static void differ(
            List<SyncDifferenceView> found, String code, String figure, @Nullable Long ours, @Nullable Long theirs) {
        if (ours != null && theirs != null && !ours.equals(theirs)) {
            found.add(new SyncDifferenceView(code, "AMOUNT_DIFF", figure, Money.fen(ours), Money.fen(theirs)));
        }
    }

    /**
     * Reads a list of accounts with what was posted or what stands on them.
     *
     * @throws Refusal 422 {@code sync_columns_missing}, {@code sync_amount_unreadable}, {@code sync_code_twice}
     */
    static Map<String, Figures> read(TableFile table) {
        int code = column(table.header(), CODE);
        int debit = column(table.header(), DEBIT);
        int credit = column(table.header(), CREDIT);
        int closing = column(table.header(), CLOSING);
        int closingDebit = column(table.header(), CLOSING_DEBIT);
        int closingCredit = column(table.header(), CLOSING_CREDIT);
        if (code < 0 || (debit < 0 && credit < 0 && closing < 0 && closingDebit < 0 && closingCredit < 0)) {
            throw Refusal.rule("sync_columns_missing").at("file");
        }
        var read = new TreeMap<String, Figures>();
        for (var row : table.rows()) {
            var account = row.get(code).strip();
            if (!account.matches("[0-9]{4}[0-9.]{0,40}")) {
                continue;
            }
            var balance = amount(row, closing);
            var onDebit = amount(row, closingDebit);
            var onCredit = amount(row, closingCredit);
            if (balance == null && (onDebit != null || onCredit != null)) {
                balance = (onDebit == null ? 0 : onDebit) - (onCredit == null ? 0 : onCredit);
            }
            var figures = new Figures(amount(row, debit), amount(row, credit), balance);
            if (read.put(account.replace(".", ""), figures) != null) {
                throw Refusal.rule("sync_code_twice", account).at("file");
            }
        }
        return read;
    }

    private static int column(List<String> header, List<String> names) {
        for (int i = 0; i < header.size(); i++) {
            var name = header.get(i).toLowerCase(Locale.ROOT).replaceAll("[\\s_()（）-]", "");
            if (names.contains(name)) {
                return i;
            }
        }
        return -1;
    }

    /** An empty cell among figures is 0. */
    private static @Nullable Long amount(List<String> row, int column) {
        if (column < 0) {
            return null;
        }
        var text = row.get(column).strip().replace(",", "").replace("，", "");
        if (text.isEmpty()) {
            return 0L;
        }
        if (!text.matches("-?[0-9]{1,13}([.][0-9]{1,8})?")) {
            throw Refusal.rule("sync_amount_unreadable", row.get(column)).at("file");
        }
        var minor = new BigDecimal(text).movePointRight(2).stripTrailingZeros();
        if (minor.scale() > 0) {
            throw Refusal.rule("sync_amount_unreadable", row.get(column)).at("file");
        }
        return minor.longValueExact();
    }
}

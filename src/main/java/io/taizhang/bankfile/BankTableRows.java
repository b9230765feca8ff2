package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.TableRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of a bank's table as lines. A row that is neither a movement nor a sum is refused, never left out. */
final class BankTableRows {

    private static final Pattern SUMS = Pattern.compile(".*(合计|总计|小计|总笔数|总金额|总收入|总支出|笔数|以下空白|Total).*");
    private static final Set<String> OUT = Set.of("借", "借方", "d", "dr", "debit", "支出", "支", "付", "付款", "转出", "出账", "-");
    private static final Set<String> IN = Set.of("贷", "贷方", "c", "cr", "credit", "收入", "收", "收款", "转入", "入账", "+");
    private static final Map<String, String> CURRENCIES = Map.of(
            "人民币", "CNY", "人民币元", "CNY", "rmb", "CNY", "156", "CNY", "01", "CNY", "美元", "USD", "欧元", "EUR", "港币",
            "HKD");
    /** Only moments with an offset need one, and banks write none. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Map<BankColumn, List<Integer>> columns;
    private final DateReader dates;
    private final List<ReadLine> lines = new ArrayList<>();
    private @Nullable String account;
    private @Nullable String currency;

    BankTableRows(Map<BankColumn, List<Integer>> columns, DateReader.Order order) {
        this.columns = columns;
        this.dates = new DateReader(order, CHINA);
    }

    List<ReadLine> lines() {
        return lines;
    }

    @Nullable
    String account() {
        return account;
    }

    @Nullable
    String currency() {
        return currency;
    }

    /** @throws Refusal 422 with the row that is wrong */
    void add(TableRow row) {
        var at = (int) row.number();
        if (row.damage() != null) {
            throw Faults.unreadable(at, String.join(",", row.cells()));
        }
        var booked = value(row, BankColumn.BOOKED_ON);
        var value = value(row, BankColumn.VALUE_ON);
        if ((booked == null && value == null) || isSum(row, booked == null ? value : booked)) {
            requireSum(row, at);
            return;
        }
        var draft = new LineDraft(at);
        draft.bookedOn = booked == null ? null : day(booked, at);
        draft.valueOn = value == null ? null : day(value, at);
        draft.amountMinor = amount(row, at);
        var balance = value(row, BankColumn.BALANCE);
        draft.balanceMinor = balance == null ? null : Amounts.balance(balance, at);
        draft.reference = value(row, BankColumn.REFERENCE);
        draft.counterpartyName = value(row, BankColumn.COUNTERPARTY_NAME);
        draft.counterpartyAccount = value(row, BankColumn.COUNTERPARTY_ACCOUNT);
        draft.counterpartyBank = value(row, BankColumn.COUNTERPARTY_BANK);
        columns.getOrDefault(BankColumn.REMARK, List.of()).forEach(column -> draft.remark(cell(row, column)));
        account = same(account, value(row, BankColumn.ACCOUNT), "bank_account_differs", at);
        currency = same(currency, currency(value(row, BankColumn.CURRENCY)), "bank_currency_differs", at);
        lines.add(draft.line());
    }

    private static boolean isSum(TableRow row, @Nullable String day) {
        return day != null
                && day.chars().noneMatch(Character::isDigit)
                && SUMS.matcher(String.join(" ", row.cells())).matches();
    }

    private static void requireSum(TableRow row, int at) {
        var text = String.join(" ", row.cells());
        if (!SUMS.matcher(text).matches()) {
            throw Faults.incomplete(at, BankColumn.BOOKED_ON.name());
        }
    }

    private long amount(TableRow row, int at) {
        var in = minor(row, BankColumn.MONEY_IN, at);
        var out = minor(row, BankColumn.MONEY_OUT, at);
        if (in != null || out != null) {
            var came = in == null ? 0 : in;
            var went = out == null ? 0 : out;
            if (came != 0 && went != 0) {
                throw Faults.unreadable(at, ReadStatement.plain(came) + " / " + ReadStatement.plain(went));
            }
            return came - went;
        }
        var amount = minor(row, BankColumn.AMOUNT, at);
        if (amount == null) {
            throw Faults.incomplete(at, BankColumn.AMOUNT.name());
        }
        var direction = value(row, BankColumn.DIRECTION);
        if (direction == null) {
            return amount;
        }
        var word = Texts.normalised(direction).toLowerCase(Locale.ROOT);
        if (OUT.contains(word)) {
            return -Math.abs(amount);
        }
        if (!IN.contains(word)) {
            throw Faults.unreadable(at, direction);
        }
        return Math.abs(amount);
    }

    private @Nullable Long minor(TableRow row, BankColumn column, int at) {
        var text = value(row, column);
        return text == null || text.equals("-") || text.equals("--") ? null : Long.valueOf(Amounts.minor(text, at));
    }

    private LocalDate day(String text, int at) {
        try {
            return Days.believable(dates.read(text, "file"), text, at);
        } catch (Refusal unreadable) {
            throw Faults.at("bank_date_unreadable", at, Faults.shown(text));
        }
    }

    private @Nullable String value(TableRow row, BankColumn column) {
        var places = columns.get(column);
        return places == null ? null : cell(row, places.get(0));
    }

    /** Banks lead long numbers in with a tab or an apostrophe, so that spreadsheets leave them alone. */
    private static @Nullable String cell(TableRow row, int column) {
        var text = column < row.cells().size() ? row.cells().get(column).strip() : "";
        var plain = text.startsWith("'") ? text.substring(1).strip() : text;
        return plain.isEmpty() ? null : plain;
    }

    private static @Nullable String same(@Nullable String known, @Nullable String said, String code, int at) {
        if (known != null && said != null && !known.equals(said)) {
            throw Faults.at(code, at, known, Faults.shown(said));
        }
        return said == null ? known : said;
    }

    private static @Nullable String currency(@Nullable String said) {
        if (said == null) {
            return null;
        }
        var plain = Texts.normalised(said).toLowerCase(Locale.ROOT);
        return CURRENCIES.getOrDefault(plain, plain.toUpperCase(Locale.ROOT));
    }
}

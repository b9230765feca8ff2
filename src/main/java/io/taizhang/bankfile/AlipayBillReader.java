package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 支付宝业务明细 (payments with their fees) and 账务明细 (the movements of the account with its balance). Comment lines begin
 * with #; those after the last movement sum up what came before. Fees of the former become lines of their own.
 */
final class AlipayBillReader {

    private static final Pattern ACCOUNT = Pattern.compile("账号[：:]\\s*\\[?(\\d{6,32})");
    private static final Pattern TRADES = total("交易合计", "商家实收共");
    private static final Pattern REFUNDS = total("退款合计", "商家实收退款共");
    private static final Pattern SPENT = total("支出合计", "共");
    private static final Pattern RECEIVED = total("收入合计", "共");

    private final List<ReadLine> lines = new ArrayList<>();
    private final DayFees fees = new DayFees();
    private Map<String, Integer> columns = Map.of();
    private @Nullable String account;
    private boolean payments;

    private AlipayBillReader() {}

    /** Whether a file that begins with these lines is such a bill, and not the summary that comes with it. */
    static boolean recognises(List<String> head) {
        var first = head.isEmpty() ? "" : head.get(0).replace("\uFEFF", "");
        return first.startsWith("#") && first.contains("支付宝") && first.contains("明细");
    }

    /** @throws Refusal 422 with the line that is wrong, {@code bank_summary_wrong} when the last lines say otherwise */
    static List<ReadStatement> read(Path file) {
        return List.of(new AlipayBillReader().statement(BankText.lines(file)));
    }

    private static Pattern total(String what, String amount) {
        return Pattern.compile(what + "[：:]\\s*(\\d+)\\s*笔.*?" + amount + "\\s*(-?[\\d.,]+)\\s*元");
    }

    private ReadStatement statement(List<String> text) {
        var closing = new ArrayList<String>();
        var header = 0;
        for (int i = 0; i < text.size(); i++) {
            var line = text.get(i).replace("\uFEFF", "").strip();
            if (line.startsWith("#")) {
                comment(line, header > 0 ? closing : List.of());
            } else if (!line.isEmpty() && header == 0) {
                header = i + 1;
                header(line, header);
            } else if (!line.isEmpty()) {
                var cells = CsvLine.cells(line, i + 1);
                if (payments) {
                    payment(cells, i + 1);
                } else {
                    movement(cells, i + 1);
                }
                if (lines.size() > BankFiles.MAX_LINES) {
                    throw BankFiles.tooManyLines();
                }
            }
        }
        if (header == 0) {
            throw Refusal.rule("bank_file_no_statement").at("file");
        }
        compare(String.join(" ", closing), text.size());
        var balance = payments ? new RunningBalance(null, null) : RunningBalance.follow(lines);
        if (payments) {
            lines.addAll(fees.lines(text.size(), "支付宝服务费"));
        }
        return new ReadStatement(
                header, null, account, "CNY", null, null, balance.opening(), balance.closing(), lines, 0);
    }

    private void comment(String line, List<String> closing) {
        var match = ACCOUNT.matcher(line);
        if (account == null && match.find()) {
            account = match.group(1);
        }
        if (closing instanceof ArrayList<String> kept) {
            kept.add(line);
        }
    }

    private void header(String line, int at) {
        columns = CsvLine.columns(line, at);
        payments = columns.containsKey("商家实收");
        if (!payments && !columns.containsKey("收入金额")) {
            throw Faults.incomplete(at, "商家实收 / 收入金额");
        }
    }

    private void payment(List<String> cells, int at) {
        var draft = new LineDraft(at);
        draft.bookedOn = day(cells, at, "完成时间", "创建时间");
        draft.amountMinor = Amounts.minor(required(cells, at, "商家实收"), at);
        var refund = "退款".equals(value(cells, "业务类型"));
        draft.amountMinor = refund ? -Math.abs(draft.amountMinor) : draft.amountMinor;
        draft.reference = refund && value(cells, "退款批次号请求号") != null
                ? value(cells, "支付宝交易号") + " " + value(cells, "退款批次号请求号")
                : value(cells, "支付宝交易号");
        draft.endToEndId = value(cells, "商户订单号");
        counterparty(draft, value(cells, "对方账户"));
        draft.remark(value(cells, "商品名称"));
        draft.remark(value(cells, "备注"));
        var fee = value(cells, "服务费");
        if (fee != null) {
            // The bill shows what is taken as a negative figure.
            fees.add(draft.bookedOn, Amounts.number(fee, at).negate());
        }
        lines.add(draft.line());
    }

    private void movement(List<String> cells, int at) {
        var draft = new LineDraft(at);
        draft.bookedOn = day(cells, at, "发生时间");
        var in = value(cells, "收入金额");
        var out = value(cells, "支出金额");
        draft.amountMinor =
                (in == null ? 0 : Amounts.minor(in, at)) - (out == null ? 0 : Math.abs(Amounts.minor(out, at)));
        var balance = value(cells, "账户余额");
        draft.balanceMinor = balance == null ? null : Amounts.balance(balance, at);
        draft.reference = value(cells, "账务流水号");
        draft.endToEndId = value(cells, "商户订单号");
        counterparty(draft, value(cells, "对方账号"));
        draft.remark(value(cells, "业务类型"));
        draft.remark(value(cells, "商品名称"));
        draft.remark(value(cells, "备注"));
        lines.add(draft.line());
    }

    /** "王*明(138****8000)": the name, then the account in brackets. */
    private static void counterparty(LineDraft draft, @Nullable String text) {
        if (text == null) {
            return;
        }
        var bracket = text.lastIndexOf('(');
        if (bracket > 0 && text.endsWith(")")) {
            draft.counterpartyName = text.substring(0, bracket);
            draft.counterpartyAccount = text.substring(bracket + 1, text.length() - 1);
        } else {
            draft.counterpartyAccount = text;
        }
    }

    private void compare(String closing, int at) {
        if (payments) {
            compare(closing, TRADES, at, true);
            compare(closing, REFUNDS, at, false);
        } else {
            compare(closing, RECEIVED, at, true);
            compare(closing, SPENT, at, false);
        }
    }

    private void compare(String closing, Pattern total, int at, boolean credit) {
        var match = total.matcher(closing);
        if (!match.find()) {
            throw Faults.incomplete(at, total.pattern().substring(0, 4));
        }
        var counted =
                lines.stream().filter(line -> credit == line.amountMinor() > 0).toList();
        var sum =
                counted.stream().mapToLong(ReadLine::amountMinor).map(Math::abs).sum();
        var stated = Amounts.number(match.group(2), at).abs();
        if (Integer.parseInt(match.group(1)) != counted.size() || stated.compareTo(BigDecimal.valueOf(sum, 2)) != 0) {
            throw Faults.at(
                    "bank_summary_wrong",
                    at,
                    total.pattern().substring(0, 4),
                    match.group(1) + " / " + stated.toPlainString(),
                    String.format(Locale.ROOT, "%d / %s", counted.size(), ReadStatement.plain(sum)));
        }
    }

    private LocalDate day(List<String> cells, int at, String... names) {
        for (var name : names) {
            var text = value(cells, name);
            if (text != null) {
                return Days.read(text.replace("/", "-"), at);
            }
        }
        throw Faults.incomplete(at, names[0]);
    }

    private String required(List<String> cells, int at, String name) {
        var value = value(cells, name);
        if (value == null) {
            throw Faults.incomplete(at, name);
        }
        return value;
    }

    private @Nullable String value(List<String> cells, String name) {
        var column = columns.get(name);
        var value = column == null || column >= cells.size()
                ? ""
                : cells.get(column).strip();
        return value.isEmpty() ? null : value;
    }
}

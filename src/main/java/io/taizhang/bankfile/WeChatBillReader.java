package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * 微信支付交易账单: every value is led in by a backquote, columns are found by their names because their order is not
 * promised, and the two last lines sum up what came before. Payments come in gross; fees are lines of their own.
 */
final class WeChatBillReader {

    private static final String COUNT = "总交易单数";

    private final List<ReadLine> lines = new ArrayList<>();
    private final DayFees fees = new DayFees();
    private Map<String, Integer> columns = Map.of();
    private @Nullable String account;
    private int count;
    private long paid;
    private long refunded;

    private WeChatBillReader() {}

    /** Whether a file that begins with these lines is such a bill. */
    static boolean recognises(List<String> head) {
        return head.stream().limit(5).anyMatch(WeChatBillReader::isHeader);
    }

    /** @throws Refusal 422 with the line that is wrong, {@code bank_summary_wrong} when the last lines say otherwise */
    static List<ReadStatement> read(Path file) {
        return List.of(new WeChatBillReader().statement(BankText.lines(file)));
    }

    private static boolean isHeader(String line) {
        return line.contains("交易时间") && line.contains("商户订单号") && line.contains("交易状态");
    }

    private ReadStatement statement(List<String> text) {
        var header = IntStream.range(0, text.size())
                .filter(i -> isHeader(text.get(i)))
                .findFirst()
                .orElseThrow(() -> Faults.incomplete(1, "交易时间"));
        columns = columns(text.get(header));
        var summary = 0;
        for (int i = header + 1; i < text.size(); i++) {
            var line = text.get(i);
            if (line.startsWith(COUNT)) {
                summary = i;
            } else if (summary > 0 && !line.isBlank()) {
                compare(columns(text.get(summary)), cells(line), i + 1);
                lines.addAll(fees.lines(i + 1, "微信支付手续费"));
                return new ReadStatement(header + 1, null, account, "CNY", null, null, null, null, lines, 0);
            } else if (!line.isBlank()) {
                payment(cells(line), i + 1);
            }
        }
        throw Faults.incomplete(text.size(), COUNT);
    }

    private void payment(List<String> cells, int at) {
        if (++count > BankFiles.MAX_LINES) {
            throw BankFiles.tooManyLines();
        }
        if (cells.size() != columns.size()) {
            throw Faults.unreadable(at, String.join(",", cells));
        }
        var merchant = value(cells, "商户号");
        if (account == null) {
            account = merchant;
        } else if (merchant != null && !merchant.equals(account)) {
            throw Faults.at("bank_account_differs", at, account, merchant);
        }
        var draft = new LineDraft(at);
        draft.bookedOn = Days.read(required(cells, at, "交易时间"), at);
        draft.amountMinor = amount(cells, at);
        var refund = draft.amountMinor < 0;
        draft.reference = refund ? first(cells, "微信退款单号", "微信订单号", "微信支付单号") : first(cells, "微信订单号", "微信支付单号");
        draft.endToEndId = refund ? first(cells, "商户退款单号", "商户订单号") : value(cells, "商户订单号");
        draft.counterpartyAccount = value(cells, "用户标识");
        draft.remark(value(cells, "商品名称"));
        draft.remark(refund ? value(cells, "商户订单号") : null);
        var fee = value(cells, "手续费");
        if (fee != null) {
            fees.add(draft.bookedOn, Amounts.number(fee, at));
        }
        if (draft.amountMinor != 0) {
            lines.add(draft.line());
        }
    }

    private long amount(List<String> cells, int at) {
        var state = required(cells, at, "交易状态");
        switch (state) {
            case "SUCCESS" -> {
                var amount = Amounts.minor(required(cells, at, "应结订单金额", "总金额"), at);
                paid = Math.addExact(paid, amount);
                return amount;
            }
            case "REFUND", "REVOKED" -> {
                var amount = Amounts.minor(required(cells, at, "退款金额"), at);
                refunded = Math.addExact(refunded, amount);
                return -amount;
            }
            default -> throw Faults.unreadable(at, state);
        }
    }

    private void compare(Map<String, Integer> names, List<String> cells, int at) {
        compare(names, cells, at, COUNT, BigDecimal.valueOf(count));
        compare(names, cells, at, "应结订单总金额", BigDecimal.valueOf(paid, 2));
        compare(names, cells, at, "退款总金额", BigDecimal.valueOf(refunded, 2));
        compare(names, cells, at, "手续费总金额", BigDecimal.valueOf(fees.sumMinor(), 2));
    }

    private static void compare(Map<String, Integer> names, List<String> cells, int at, String name, BigDecimal found) {
        var column = names.get(name);
        if (column == null || column >= cells.size()) {
            return;
        }
        var stated = Amounts.number(cells.get(column), at).setScale(2, java.math.RoundingMode.HALF_UP);
        if (stated.compareTo(found) != 0) {
            throw Faults.at("bank_summary_wrong", at, name, stated.toPlainString(), found.toPlainString());
        }
    }

    private static Map<String, Integer> columns(String header) {
        var names = header.replace("\uFEFF", "").split(",", -1);
        return IntStream.range(0, names.length)
                .boxed()
                .collect(Collectors.toMap(i -> names[i].replace("`", "").strip(), i -> i, (a, b) -> a));
    }

    /** Cells are cut at a comma with a backquote behind it: names of goods may hold commas of their own. */
    private static List<String> cells(String line) {
        var values = line.strip().split(",`", -1);
        values[0] = values[0].startsWith("`") ? values[0].substring(1) : values[0];
        return List.of(values);
    }

    private String required(List<String> cells, int at, String... names) {
        var value = first(cells, names);
        if (value == null) {
            throw Faults.incomplete(at, names[0]);
        }
        return value;
    }

    private @Nullable String first(List<String> cells, String... names) {
        for (var name : names) {
            var value = value(cells, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable String value(List<String> cells, String name) {
        var column = columns.get(name);
        var value = column == null ? "" : cells.get(column).strip();
        return value.isEmpty() ? null : value;
    }
}

package io.taizhang.tabular;

import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads numbers as people and spreadsheets write them: "￥1,234.50", "(12.00)", "－3", "128元". Never in floating point. */
public final class Figures {

    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d*)?");
    private static final Pattern AROUND = Pattern.compile("^(CNY|RMB|[¥$€£])\\s*|\\s*(CNY|RMB|元)$");
    private static final int LONGEST = 40;

    private Figures() {}

    /** @throws Refusal 422 {@code row_number_unreadable} at the field */
    public static BigDecimal read(String text, String field) {
        return isPlain(text) ? new BigDecimal(text) : readAnyhow(text, field);
    }

    /** Whether it is what most cells are: digits, perhaps a minus in front, perhaps a point between. */
    private static boolean isPlain(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int point = -1;
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > first) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return text.length() > first && text.length() <= LONGEST && point != text.length() - 1;
    }

    private static BigDecimal readAnyhow(String text, String field) {
        var plain = AROUND.matcher(Texts.normalised(text).replace('−', '-')).replaceAll("");
        if (plain.startsWith("(") && plain.endsWith(")")) {
            plain = "-" + plain.substring(1, plain.length() - 1).strip();
        }
        var minus = plain.startsWith("-") ? "-" : "";
        plain = minus + AROUND.matcher(plain.substring(minus.length())).replaceAll("");
        plain = plain.startsWith("+") ? plain.substring(1) : plain;
        var match = NUMBER.matcher(plain);
        if (plain.length() > LONGEST || !match.matches() || plain.chars().noneMatch(Character::isDigit)) {
            throw Refusal.rule("row_number_unreadable", text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                    .at(field);
        }
        var number = plain.replace(",", "");
        return new BigDecimal(number.endsWith(".") ? number.substring(0, number.length() - 1) : number);
    }
}

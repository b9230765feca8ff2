package io.taizhang.notify;

import io.taizhang.platform.Money;

/**
 * An amount of yuan in capital characters, as bills and receipts bear it: 壹仟贰佰叁拾肆元伍角整. After 《正确填写票据和结算凭证的基本规定》
 * (附件 to the 支付结算办法 of the People's Bank of China, 银发〔1997〕393号): 整 after 元 and 角 but not after 分, one 零 for any number of
 * noughts between digits, 零 before 分 where there is no 角, and, of the two ways that it allows, no 零 between 元 and 角.
 */
public final class CapitalAmount {

    private static final char[] DIGITS = "零壹贰叁肆伍陆柒捌玖".toCharArray();
    private static final String[] PLACES = {"仟", "佰", "拾", ""};
    private static final long TEN_THOUSAND = 10_000;
    private static final long HUNDRED_MILLION = 100_000_000;

    private CapitalAmount() {}

    /**
     * The amount in capital characters; negative ones begin with 负.
     *
     * @throws IllegalArgumentException for another currency than CNY, and from ten thousand billion billion yuan (亿亿) on
     */
    public static String of(Money money) {
        if (!money.currency().equals(Money.CNY)) {
            throw new IllegalArgumentException("Only yuan are written so: " + money);
        }
        long fen = Math.absExact(money.minor());
        long yuan = fen / 100;
        if (yuan >= HUNDRED_MILLION * HUNDRED_MILLION) {
            throw new IllegalArgumentException("Nobody owes so much: " + money);
        }
        int jiao = (int) (fen / 10 % 10);
        int rest = (int) (fen % 10);
        var text = new StringBuilder(money.isNegative() ? "负" : "");
        if (yuan > 0 || fen == 0) {
            text.append(yuan == 0 ? "零" : spell(yuan)).append('元');
        }
        if (jiao > 0) {
            text.append(DIGITS[jiao]).append('角');
        } else if (rest > 0 && yuan > 0) {
            text.append('零');
        }
        return text.append(rest > 0 ? DIGITS[rest] + "分" : "整").toString();
    }

    private static String spell(long number) {
        if (number >= HUNDRED_MILLION) {
            return joined(number, HUNDRED_MILLION, "亿");
        }
        return number >= TEN_THOUSAND ? joined(number, TEN_THOUSAND, "万") : section((int) number);
    }

    /** What is above a unit, the unit, and what is below, with 零 where a digit is missing between them. */
    private static String joined(long number, long unit, String name) {
        long below = number % unit;
        long above = number / unit;
        if (below == 0) {
            return spell(above) + name;
        }
        var gap = below < unit / 10 || above % 10 == 0;
        return spell(above) + name + (gap ? "零" : "") + spell(below);
    }

    /** Up to four digits, the first of which is no nought. */
    private static String section(int number) {
        var text = new StringBuilder();
        var nought = false;
        for (int place = 0, unit = 1000; place < PLACES.length; place++, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                nought = text.length() > 0;
            } else {
                text.append(nought ? "零" : "").append(DIGITS[digit]).append(PLACES[place]);
                nought = false;
            }
        }
        return text.toString();
    }
}

package io.taizhang.bankfile;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days as machines write them: the first eight digits, whatever stands between or behind them. */
final class Days {

    private Days() {}

    /** @throws io.taizhang.platform.Refusal 422 {@code bank_date_unreadable} */
    static LocalDate read(String text, int line) {
        var digits = text.strip().replace("-", "");
        try {
            var day = LocalDate.of(
                    Integer.parseInt(digits.substring(0, 4)),
                    Integer.parseInt(digits.substring(4, 6)),
                    Integer.parseInt(digits.substring(6, 8)));
            return believable(day, text, line);
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException noDay) {
            throw Faults.at("bank_date_unreadable", line, Faults.shown(text));
        }
    }

    /** Books of accounts do not go back before 1990, and nothing is booked a lifetime ahead. */
    static LocalDate believable(LocalDate day, String text, int line) {
        if (day.getYear() < 1990 || day.getYear() > 2199) {
            throw Faults.at("bank_date_unreadable", line, Faults.shown(text));
        }
        return day;
    }
}

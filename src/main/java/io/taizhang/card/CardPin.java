package io.taizhang.card;

import io.taizhang.platform.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which six digits are too easily guessed for a PIN: whoever finds a card has five tries. */
final class CardPin {

    /** Six digits. */
    static final String FORMAT = "\\d{6}";

    /** 121212, 123123, 112233, 111222. */
    private static final Pattern REPEATED = Pattern.compile("(\\d{2})\\1\\1|(\\d{3})\\2|(\\d)\\3(\\d)\\4(\\d)\\5");

    private static final int DIFFERENT_DIGITS = 3;
    private static final Set<String> FAMOUS =
            Set.of("520131", "131452", "521131", "168168", "147258", "258369", "159357");
    private static final List<DateTimeFormatter> DATES = Stream.of("yyMMdd", "ddMMyy", "MMddyy", "yyyyMM", "MMyyyy")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
            .toList();

    private CardPin() {}

    /**
     * @param number the card's number, as it is printed on it
     * @param phones the holder's own numbers
     * @throws Refusal 422 {@code card_pin_weak}
     */
    static void requireGood(String pin, String number, @Nullable LocalDate birthday, List<String> phones) {
        var known = Stream.concat(phones.stream(), Stream.of(number))
                .map(text -> text.replaceAll("\\D", ""))
                .collect(Collectors.toSet());
        if (isPattern(pin) || isDate(pin, birthday) || known.stream().anyMatch(digits -> digits.endsWith(pin))) {
            throw Refusal.rule("card_pin_weak").at("/pin");
        }
    }

    private static boolean isPattern(String pin) {
        return pin.chars().distinct().count() < DIFFERENT_DIGITS
                || isSequence(pin)
                || REPEATED.matcher(pin).matches()
                || FAMOUS.contains(pin);
    }

    /** Every digit follows the one before by the same step, past 9 too: 123456, 864208, 789012. */
    private static boolean isSequence(String pin) {
        int step = Math.floorMod(pin.charAt(1) - pin.charAt(0), 10);
        for (int i = 2; i < pin.length(); i++) {
            if (Math.floorMod(pin.charAt(i) - pin.charAt(i - 1), 10) != step) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDate(String pin, @Nullable LocalDate birthday) {
        return birthday != null
                && DATES.stream().anyMatch(format -> format.format(birthday).equals(pin));
    }
}

package io.taizhang.customer;

import io.quarkus.runtime.Startup;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives customers their numbers. A number comes from one sequence and is never given twice, also when the customer is
 * deleted or was never stored; so there may be gaps.
 */
@ApplicationScoped
@Startup
class CustomerNumbers {

    private static final Pattern TOKEN = Pattern.compile("\\{(yyyy|yy|MM|seq:(\\d{1,2})|check)}");
    private static final int MAX_LENGTH = 40;

    private final EntityManager em;
    private final BusinessTime time;
    private final String pattern;

    /** @throws IllegalStateException at start, when the configured pattern cannot give distinct numbers */
    CustomerNumbers(EntityManager em, BusinessTime time, CustomerSettings settings) {
        this.em = em;
        this.time = time;
        this.pattern = usable(settings.numberPattern());
    }

    /** The next numbers, in the order in which they are to be given. */
    List<String> next(int count) {
        @SuppressWarnings("unchecked")
        List<Long> sequence = em.createNativeQuery(
                        "select nextval('customer_number') from generate_series(1, :count)", Long.class)
                .setParameter("count", count)
                .getResultList();
        var today = time.today();
        return sequence.stream().map(number -> write(pattern, today, number)).toList();
    }

    static String write(String pattern, LocalDate day, long sequence) {
        var number = TOKEN.matcher(pattern).replaceAll(token -> switch (token.group(1)) {
            case "yyyy" -> String.format(Locale.ROOT, "%04d", day.getYear());
            case "yy" -> String.format(Locale.ROOT, "%02d", day.getYear() % 100);
            case "MM" -> String.format(Locale.ROOT, "%02d", day.getMonthValue());
            case "check" -> "";
            default -> String.format(Locale.ROOT, "%0" + Integer.parseInt(token.group(2)) + "d", sequence);
        });
        return pattern.endsWith("{check}") ? number + checkDigit(number) : number;
    }

    /** Luhn's digit over all digits of the number: finds every wrong digit and nearly every swap of two neighbours. */
    static int checkDigit(String number) {
        int sum = 0;
        boolean twice = true;
        for (int i = number.length() - 1; i >= 0; i--) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                int digit = (c - '0') * (twice ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }
        return (10 - sum % 10) % 10;
    }

    static String usable(String pattern) {
        int sequences = 0;
        Matcher token = TOKEN.matcher(pattern);
        while (token.find()) {
            if (token.group(2) != null) {
                sequences++;
                int digits = Integer.parseInt(token.group(2));
                require(digits >= 1 && digits <= 18, pattern, "{seq:n} takes 1 to 18 digits");
            }
            require(
                    !token.group(1).equals("check") || token.end() == pattern.length(),
                    pattern,
                    "{check} stands at the end");
        }
        require(sequences == 1, pattern, "it needs {seq:n} exactly once");
        require(
                TOKEN.matcher(pattern).replaceAll("").matches("[A-Za-z0-9-]*"),
                pattern,
                "beside {yyyy} {yy} {MM} {seq:n} {check} it takes letters, digits and dashes");
        require(write(pattern, LocalDate.EPOCH, Long.MAX_VALUE).length() <= MAX_LENGTH, pattern, "it is too long");
        return pattern;
    }

    private static void require(boolean held, String pattern, String rule) {
        if (!held) {
            throw new IllegalStateException(
                    "taizhang.customer.number-pattern \"" + pattern + "\" cannot be used: " + rule);
        }
    }
}

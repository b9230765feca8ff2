package io.taizhang.customer;

import io.taizhang.protection.BlindIndex;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the product computes of a customer, for rows that are loaded without it. */
public final class Findable {

    /** The default of {@link CustomerSettings#numberPattern}. */
    private static final String PATTERN = "C{yyyy}{seq:6}{check}";

    private Findable() {}

    /** The n-th number of the default pattern, given on a day. */
    public static String number(LocalDate day, long n) {
        return CustomerNumbers.write(PATTERN, day, n);
    }

    /** What a customer with one mobile number in E.164 is found by. */
    public static List<String> terms(String number, String name, String mobile, BlindIndex index) {
        var customer = new Customer();
        customer.number = number;
        customer.name = name;
        var point = new ContactPoint(UUID.randomUUID(), ContactPointType.MOBILE, mobile, null, true, false, null);
        return SearchTerms.of(customer, new ContactBook(List.of(point), List.of(), List.of(), Map.of()), index);
    }

    /** The initials of a name, as somebody would type them. */
    public static String initials(String name) {
        var initials = new StringBuilder();
        Pinyin.spellings(SearchText.units(name)).get(0).forEach(syllable -> initials.append(syllable.charAt(0)));
        return initials.toString();
    }

    /** The pinyin of a text, as somebody would type it. */
    public static String pinyin(String text) {
        return String.join("", Pinyin.spellings(SearchText.units(text)).get(0));
    }
}

package io.taizhang.customer;

import io.taizhang.customer.SearchText.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a customer is found by. Of names: every Chinese character, every pair of neighbours, the beginnings of the pinyin
 * from every syllable on, and the beginnings of the initials. Of the number: its end and its beginning. Of phones: the
 * whole number and the last four digits, because later only these two can be found when phones are encrypted.
 */
final class SearchTerms {

    static final String NUMBER = "n:";
    static final String PHONE = "p:";
    static final String LAST_FOUR = "t:";

    static final int LONGEST_PINYIN = 24;
    static final int LONGEST_INITIALS = 12;
    static final int SHORTEST_TAIL = 3;
    static final int LONGEST_TAIL = 8;
    private static final int OPEN_END = 3;

    /** Bounds what one customer with many contacts takes of the index. */
    private static final int MAX_TERMS = 2_000;

    private final Set<String> terms = new LinkedHashSet<>();

    private SearchTerms() {}

    static List<String> of(Customer customer, ContactBook book) {
        var found = new SearchTerms();
        found.number(customer.number.toLowerCase(Locale.ROOT));
        book.phones().forEach(found::phone);
        found.name(customer.name);
        book.contacts().forEach(contact -> found.name(contact.name()));
        return found.terms.stream().limit(MAX_TERMS).toList();
    }

    private void number(String number) {
        var digits = number.replaceAll("[^0-9]", "");
        beginnings(number);
        beginnings(digits);
        for (int length = SHORTEST_TAIL; length <= Math.min(LONGEST_TAIL, digits.length()); length++) {
            terms.add(NUMBER + digits.substring(digits.length() - length));
        }
    }

    /** The whole, and as much of it as leaves at most a thousand numbers open. */
    private void beginnings(String number) {
        for (int open = 0; open <= OPEN_END && open < number.length(); open++) {
            terms.add(NUMBER + number.substring(0, number.length() - open));
        }
    }

    private void phone(String kept) {
        var digits = PhoneNumbers.digits(kept);
        terms.add(PHONE + digits);
        terms.add(LAST_FOUR + digits.substring(Math.max(0, digits.length() - 4)));
    }

    private void name(String name) {
        if (terms.size() >= MAX_TERMS) {
            return;
        }
        var units = SearchText.units(name);
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).isHan()) {
                terms.add(units.get(i).text());
                if (i + 1 < units.size() && units.get(i + 1).isHan()) {
                    terms.add(units.get(i).text() + units.get(i + 1).text());
                }
            }
        }
        Pinyin.spellings(units).forEach(spelling -> spelled(units, spelling));
    }

    private void spelled(List<Unit> units, List<String> spelling) {
        for (int i = 0; i < units.size(); i++) {
            if (!spelling.get(i).isEmpty()) {
                beginnings(String.join("", spelling.subList(i, spelling.size())), LONGEST_PINYIN);
                beginnings(initials(spelling.subList(i, spelling.size())), LONGEST_INITIALS);
            }
        }
    }

    private void beginnings(String text, int longest) {
        for (int length = 1; length <= Math.min(longest, text.length()); length++) {
            if (!Character.isHighSurrogate(text.charAt(length - 1))) {
                terms.add(text.substring(0, length));
            }
        }
    }

    private static String initials(List<String> spelling) {
        var initials = new StringBuilder();
        for (var syllable : spelling) {
            if (!syllable.isEmpty()) {
                initials.appendCodePoint(syllable.codePointAt(0));
            }
        }
        return initials.toString();
    }

    /** What a run of Chinese characters is looked up by: its pairs, or the one character. */
    static List<String> ofHan(List<Unit> run) {
        if (run.size() == 1) {
            return List.of(run.get(0).text());
        }
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < run.size(); i++) {
            pairs.add(run.get(i).text() + run.get(i + 1).text());
        }
        return pairs;
    }
}

package io.taizhang.customer;

import io.taizhang.customer.SearchText.Unit;
import io.taizhang.protection.BlindIndex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a customer is found by. Of names: every Chinese character, every pair of neighbours, and from every syllable on
 * the pinyin and the initials of the rest, which the index finds by their beginnings. The index reads every term that
 * begins so; where thousands of names begin alike, the beginning is therefore a term of its own: one and two letters
 * everywhere, and up to {@value #LONGEST_BEGINNING} at the front of a name, whose whole pinyin is kept apart. Of the
 * number: itself, forwards and backwards. Of phones the whole number and the last four digits, of mail addresses the whole,
 * each as its blind index: nothing that is found by is read.
 */
final class SearchTerms {

    static final String NUMBER = "n:";
    static final String TAIL = "r:";
    static final String PHONE = "p:";
    static final String LAST_FOUR = "t:";
    static final String MAIL = "m:";

    /** Marks the whole pinyin of a name from its front. */
    static final String FRONT = "^";

    /** From this length on a beginning is looked for in the index; shorter ones are terms of their own. */
    static final int SHORTEST_BEGINNING = 3;

    /** Up to this length the beginnings of a whole name are terms of their own: no syllable is longer. */
    static final int LONGEST_BEGINNING = 6;

    static final int LONGEST_PINYIN = 24;
    static final int LONGEST_INITIALS = 12;

    /** Bounds what one customer with many contacts takes of the index. */
    private static final int MAX_TERMS = 1_000;

    private final Set<String> terms = new LinkedHashSet<>();

    private SearchTerms() {}

    static List<String> of(Customer customer, ContactBook book, BlindIndex index) {
        var found = new SearchTerms();
        found.number(customer.number.toLowerCase(Locale.ROOT));
        book.phones().forEach(phone -> found.phone(PhoneNumbers.digits(phone), index));
        book.mails().forEach(mail -> found.terms.add(mail(mail, index)));
        found.name(customer.name);
        book.contacts().forEach(contact -> found.name(contact.name()));
        return found.terms.stream().limit(MAX_TERMS).toList();
    }

    private void number(String number) {
        var digits = number.replaceAll("[^0-9]", "");
        terms.add(NUMBER + number);
        terms.add(NUMBER + digits);
        terms.add(backwards(digits));
    }

    /** Digits so that their end becomes a beginning. */
    static String backwards(String digits) {
        return TAIL + new StringBuilder(digits).reverse();
    }

    private void phone(String digits, BlindIndex index) {
        terms.add(phoneOf(digits, index));
        terms.add(lastFour(digits.substring(Math.max(0, digits.length() - 4)), index));
    }

    /** @param digits with country code, without extension */
    static String phoneOf(String digits, BlindIndex index) {
        return PHONE + index.of(BlindIndex.PHONE, "+" + digits);
    }

    static String lastFour(String digits, BlindIndex index) {
        return LAST_FOUR + index.of(BlindIndex.LAST_FOUR, digits);
    }

    /** @param mail in lower case */
    static String mail(String mail, BlindIndex index) {
        return MAIL + index.of(BlindIndex.MAIL, mail);
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
        Pinyin.spellings(units).forEach(this::spelled);
    }

    private void spelled(List<String> spelling) {
        var whole = String.join("", spelling);
        for (int length = SHORTEST_BEGINNING; length <= Math.min(LONGEST_BEGINNING, whole.length()); length++) {
            terms.add(SearchText.cut(whole, length));
        }
        for (int i = 0; i < spelling.size(); i++) {
            if (!spelling.get(i).isEmpty()) {
                var rest = spelling.subList(i, spelling.size());
                var pinyin = String.join("", rest);
                var atFront = pinyin.length() == whole.length() && pinyin.length() > LONGEST_BEGINNING;
                findable(pinyin, LONGEST_PINYIN, atFront ? FRONT : "");
                findable(initials(rest), LONGEST_INITIALS, "");
            }
        }
    }

    private void findable(String text, int longest, String mark) {
        for (int length = 1; length < SHORTEST_BEGINNING; length++) {
            terms.add(SearchText.cut(text, length));
        }
        terms.add(mark + SearchText.cut(text, longest));
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

    /** Whether few customers are found by a term, however many there are: two characters of a name, a phone, a mail address. */
    static boolean isRare(String term) {
        boolean isPair =
                term.codePointCount(0, term.length()) == 2 && term.codePoints().allMatch(Character::isIdeographic);
        return isPair || term.startsWith(PHONE) || term.startsWith(LAST_FOUR) || term.startsWith(MAIL);
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

package io.taizhang.customer;

import io.taizhang.customer.SearchText.Script;
import io.taizhang.customer.SearchText.Unit;
import io.taizhang.platform.Condition;
import io.taizhang.protection.BlindIndex;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;

/**
 * What somebody typed, as terms to look up: every word must be found. A word that may mean several things, such as four
 * digits, gives several alternatives; a customer is found when all terms of one alternative are theirs. A term that ends
 * in {@code *} is found by every term that begins with it.
 */
record SearchQuery(String typed, List<List<String>> alternatives) {

    private static final int MAX_ALTERNATIVES = 16;
    private static final int MAX_TERMS = 40;
    private static final Pattern NUMBER_LIKE = Pattern.compile("[a-z-]+[0-9][0-9-]*");
    private static final Pattern PINYIN_THEN_HAN = Pattern.compile(
            "([a-z]{%d,%d})\\p{IsHan}".formatted(SearchTerms.SHORTEST_BEGINNING, SearchTerms.LONGEST_BEGINNING));
    private static final int SHORTEST_TAIL = 3;

    /** The beginning of a number is looked for only when few enough numbers can begin so. */
    private static final int SHORTEST_NUMBER = 8;

    static SearchQuery of(String typed, PhoneNumbers phones, BlindIndex index) {
        List<List<String>> found = List.of(List.of());
        for (var word : typed.strip().split("\\s+")) {
            found = both(found, meanings(word.toLowerCase(Locale.ROOT), phones, index));
        }
        var alternatives = new LinkedHashSet<List<String>>();
        var phone = typed.chars().anyMatch(Character::isLetter) ? null : phones.find(typed);
        if (phone != null) {
            alternatives.add(List.of(SearchTerms.phoneOf(PhoneNumbers.digits(phone), index)));
        }
        found.stream().filter(terms -> !terms.isEmpty()).forEach(alternatives::add);
        return new SearchQuery(typed, List.copyOf(alternatives));
    }

    /** Nothing that anybody could be found by was typed. */
    boolean isEmpty() {
        return alternatives.isEmpty();
    }

    /** The query as PostgreSQL reads it; terms hold letters, digits, : ^ and -, so nothing needs escaping. */
    String tsquery() {
        return written(alternatives);
    }

    /**
     * What the index is asked for: of each alternative the terms that few customers have, where it has such, so that the
     * index does not gather everybody whose name begins with a syllable first. Finds more than {@link #tsquery}.
     */
    String narrow() {
        return written(alternatives.stream()
                .map(terms -> {
                    var few = terms.stream().filter(SearchTerms::isRare).toList();
                    return few.isEmpty() ? terms : few;
                })
                .toList());
    }

    /**
     * Of pinyin that goes over into characters (zhang三) the customers whose name begins with it: its beginning is a term
     * of its own there. Finds fewer than {@link #tsquery}, and nobody for everything else.
     */
    String atFront() {
        var mixture = PINYIN_THEN_HAN.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!mixture.lookingAt()) {
            return "";
        }
        var beginning = mixture.group(1);
        return written(alternatives.stream()
                .filter(terms -> terms.get(0).equals(beginning + "*"))
                .map(terms -> Stream.concat(Stream.of(beginning), terms.stream().skip(1))
                        .toList())
                .toList());
    }

    private static String written(List<List<String>> alternatives) {
        return alternatives.stream()
                .map(terms -> terms.stream().map(SearchQuery::lexeme).collect(Collectors.joining(" & ")))
                .collect(Collectors.joining(" | "));
    }

    private static String lexeme(String term) {
        return term.endsWith("*") ? "'" + term.substring(0, term.length() - 1) + "':*" : "'" + term + "'";
    }

    /** Customers that are found, as a condition of a list. */
    Condition condition() {
        if (isEmpty()) {
            return Condition.search("1 = 0", Map.of());
        }
        return Condition.search(
                "e.id in (select s.customerId from SearchRow s"
                        + " where cast(sql('? @@ cast(? as tsquery)', s.terms, :sought) as boolean) = true)",
                Map.of("sought", tsquery()));
    }

    /** What one word may mean. */
    private static List<List<String>> meanings(String word, PhoneNumbers phones, BlindIndex index) {
        var meanings = new ArrayList<List<String>>();
        if (word.indexOf('@') > 0) {
            meanings.add(List.of(SearchTerms.mail(word, index)));
        }
        if (NUMBER_LIKE.matcher(word).matches()) {
            meanings.add(List.of(number(word)));
        }
        List<List<String>> parts = List.of(List.of());
        var units = SearchText.units(word);
        for (int i = 0; i < units.size(); ) {
            int end = i + 1;
            while (units.get(i).isHan() && end < units.size() && units.get(end).isHan()) {
                end++;
            }
            parts = both(parts, ofRun(units.subList(i, end), phones, index));
            i = end;
        }
        meanings.addAll(parts);
        return meanings;
    }

    private static List<List<String>> ofRun(List<Unit> run, PhoneNumbers phones, BlindIndex index) {
        var first = run.get(0);
        if (first.isHan()) {
            return List.of(SearchTerms.ofHan(run));
        }
        var words = ofWord(SearchText.cut(first.text(), SearchTerms.LONGEST_PINYIN));
        return first.script() == Script.DIGITS ? ofDigits(first.text(), words, phones, index) : words;
    }

    private static List<List<String>> ofWord(String word) {
        if (word.length() < SearchTerms.SHORTEST_BEGINNING) {
            return List.of(List.of(word));
        }
        return word.length() <= SearchTerms.LONGEST_BEGINNING
                ? List.of(List.of(word + "*"))
                : List.of(List.of(word + "*"), List.of(SearchTerms.FRONT + word + "*"));
    }

    /** Digits may be a part of a name, the end or the beginning of a number, a phone or the last four digits of one. */
    private static List<List<String>> ofDigits(
            String digits, List<List<String>> words, PhoneNumbers phones, BlindIndex index) {
        var meanings = new ArrayList<>(words);
        if (digits.length() >= SHORTEST_TAIL) {
            meanings.add(List.of(SearchTerms.backwards(digits) + "*"));
        }
        if (digits.length() >= SHORTEST_NUMBER) {
            meanings.add(List.of(number(digits)));
        }
        if (digits.length() == 4) {
            meanings.add(List.of(SearchTerms.lastFour(digits, index)));
        }
        var phone = digits.length() >= 7 ? phones.find(digits) : null;
        if (phone != null) {
            meanings.add(List.of(SearchTerms.phoneOf(PhoneNumbers.digits(phone), index)));
        }
        return meanings;
    }

    private static String number(String word) {
        return SearchTerms.NUMBER + word + (word.length() < SHORTEST_NUMBER ? "" : "*");
    }

    /** Every way in which the one and the other can be meant. */
    private static List<List<String>> both(List<List<String>> some, List<List<String>> others) {
        var combined = new ArrayList<List<String>>();
        for (var one : some) {
            for (var other : others) {
                var terms = new LinkedHashSet<>(one);
                terms.addAll(other);
                if (combined.size() < MAX_ALTERNATIVES) {
                    combined.add(terms.stream().limit(MAX_TERMS).toList());
                }
            }
        }
        return combined;
    }

    /** What a customer is found by, for conditions of lists; written by {@link ContactBooks}. */
    @Entity(name = "SearchRow")
    @Immutable
    @Table(name = "customer_search")
    static class SearchRow {

        @Id
        UUID customerId;

        /** Never read: it only stands in conditions. */
        @Column(columnDefinition = "tsvector")
        String terms = "";

        protected SearchRow() {}
    }
}

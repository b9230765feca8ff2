package io.taizhang.customer;

import io.taizhang.protection.BlindIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody may have meant who typed what nobody is called: other characters of the same sound (章三 for 张三), sounds
 * that many people do not tell apart (zh and z, n and l, an and ang), and slips of the finger in pinyin. Asked only when
 * nothing was found, and few enough that the index answers them at once.
 */
final class SearchGuesses {

    private static final int MAX_WORDS = 6;
    private static final int MAX_GUESSES = 32;
    private static final int MAX_SEGMENTATIONS = 4;

    /** A shorter word is as likely to be initials, and too much sounds like it. */
    private static final int SHORTEST_SOUND = 4;

    private static final int SHORTEST_SLIP = 5;
    private static final int LONGEST_WORD = 24;

    private static final Pattern PINYIN = Pattern.compile("[a-z]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{2,11}");

    /** The syllables of Mandarin without tones, ü as v, by their initials. */
    private static final Map<String, String> FINALS = Map.ofEntries(
            Map.entry("", "a ai an ang ao e ei en eng er o ou"),
            Map.entry("b", "a ai an ang ao ei en eng i ian iao ie in ing o u"),
            Map.entry("p", "a ai an ang ao ei en eng i ian iao ie in ing o ou u"),
            Map.entry("m", "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u"),
            Map.entry("f", "a an ang ei en eng o ou u"),
            Map.entry("d", "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo"),
            Map.entry("t", "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo"),
            Map.entry("n", "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve"),
            Map.entry("l", "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve"),
            Map.entry("g", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
            Map.entry("k", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
            Map.entry("h", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
            Map.entry("j", "i ia ian iang iao ie in ing iong iu u uan ue un"),
            Map.entry("q", "i ia ian iang iao ie in ing iong iu u uan ue un"),
            Map.entry("x", "i ia ian iang iao ie in ing iong iu u uan ue un"),
            Map.entry("zh", "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo"),
            Map.entry("ch", "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo"),
            Map.entry("sh", "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo"),
            Map.entry("r", "an ang ao e en eng i ong ou u ua uan ui un uo"),
            Map.entry("z", "a ai an ang ao e ei en eng i ong ou u uan ui un uo"),
            Map.entry("c", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
            Map.entry("s", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
            Map.entry("y", "a an ang ao e i in ing o ong ou u uan ue un"),
            Map.entry("w", "a ai an ang ei en eng o u"));

    private static final Set<String> SYLLABLES = FINALS.entrySet().stream()
            .flatMap(entry -> Arrays.stream(entry.getValue().split(" ")).map(end -> entry.getKey() + end))
            .collect(Collectors.toUnmodifiableSet());

    /** Initials and finals that are confused, each pair both ways; the longer one first. */
    private static final List<List<String>> INITIALS = List.of(
            List.of("zh", "z"),
            List.of("ch", "c"),
            List.of("sh", "s"),
            List.of("n", "l"),
            List.of("f", "h"),
            List.of("r", "l"));

    private static final List<List<String>> ENDS =
            List.of(List.of("ang", "an"), List.of("eng", "en"), List.of("ing", "in"));

    private SearchGuesses() {}

    /** What may have been meant, one word at a time; empty when there is nothing to guess. */
    static SearchQuery of(String typed, PhoneNumbers phones, BlindIndex index) {
        var words = words(typed);
        var alternatives = new LinkedHashSet<List<String>>();
        for (int i = 0; i < words.size(); i++) {
            for (var guess : guesses(words.get(i))) {
                var meant = new ArrayList<>(words);
                meant.set(i, guess);
                alternatives.addAll(
                        SearchQuery.of(String.join(" ", meant), phones, index).alternatives());
            }
        }
        return new SearchQuery(typed, List.copyOf(alternatives));
    }

    /** Digits among other words: they may be a part of a phone number, which nobody is found by alone. */
    static List<String> digits(String typed) {
        var words = words(typed);
        var digits =
                words.stream().filter(word -> DIGITS.matcher(word).matches()).toList();
        return digits.size() == words.size() || digits.size() > 3 ? List.of() : digits;
    }

    /** What was typed without those digits. */
    static String withoutDigits(String typed) {
        return words(typed).stream()
                .filter(word -> !DIGITS.matcher(word).matches())
                .collect(Collectors.joining(" "));
    }

    private static List<String> words(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return words.length > MAX_WORDS ? List.of() : List.of(words);
    }

    private static Set<String> guesses(String word) {
        var units = SearchText.units(word);
        if (units.stream().anyMatch(SearchText.Unit::isHan)) {
            return Pinyin.spellings(units).stream()
                    .map(spelling -> String.join("", spelling))
                    .filter(spelled -> spelled.length() >= SHORTEST_SOUND)
                    .limit(MAX_SEGMENTATIONS)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        if (!PINYIN.matcher(word).matches() || word.length() < SHORTEST_SOUND || word.length() > LONGEST_WORD) {
            return Set.of();
        }
        var read = segmentations(word);
        var guesses = read.isEmpty() ? slips(word) : sounds(read);
        guesses.remove(word);
        return guesses;
    }

    /** Words of the same syllables but for one or two that are often confused: one before two. */
    private static Set<String> sounds(List<List<String>> segmentations) {
        var guesses = new LinkedHashSet<String>();
        for (int changes = 1; changes <= 2; changes++) {
            for (var syllables : segmentations) {
                change(syllables, 0, changes, guesses);
            }
        }
        return guesses;
    }

    private static void change(List<String> syllables, int from, int changes, Set<String> guesses) {
        if (changes == 0) {
            if (guesses.size() < MAX_GUESSES) {
                guesses.add(String.join("", syllables));
            }
            return;
        }
        for (int i = from; i < syllables.size(); i++) {
            for (var confused : confused(syllables.get(i))) {
                var changed = new ArrayList<>(syllables);
                changed.set(i, confused);
                change(changed, i + 1, changes - 1, guesses);
            }
        }
    }

    /** Syllables that are confused with this one, by its beginning, by its end or by both. */
    private static Set<String> confused(String syllable) {
        var others = new TreeSet<String>();
        var beginnings = swapped(syllable, INITIALS, true);
        others.addAll(beginnings);
        others.addAll(swapped(syllable, ENDS, false));
        beginnings.forEach(one -> others.addAll(swapped(one, ENDS, false)));
        others.retainAll(SYLLABLES);
        return others;
    }

    private static Set<String> swapped(String syllable, List<List<String>> pairs, boolean inFront) {
        var swapped = new TreeSet<String>();
        for (var pair : pairs) {
            var longer = pair.get(0);
            var shorter = pair.get(1);
            var isLonger = inFront ? syllable.startsWith(longer) : syllable.endsWith(longer);
            var isShorter = !isLonger && (inFront ? syllable.startsWith(shorter) : syllable.endsWith(shorter));
            if (isLonger || isShorter) {
                var one = isLonger ? longer : shorter;
                var other = isLonger ? shorter : longer;
                swapped.add(
                        inFront
                                ? other + syllable.substring(one.length())
                                : syllable.substring(0, syllable.length() - one.length()) + other);
            }
        }
        return swapped;
    }

    /** What becomes pinyin of two syllables or more when two letters change places, one goes, comes or changes. */
    private static Set<String> slips(String word) {
        var guesses = new LinkedHashSet<String>();
        if (word.length() < SHORTEST_SLIP) {
            return guesses;
        }
        for (int i = 0; i + 1 < word.length(); i++) {
            keep(word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2), guesses);
        }
        for (int i = 0; i < word.length(); i++) {
            keep(word.substring(0, i) + word.substring(i + 1), guesses);
        }
        for (int i = 0; i <= word.length(); i++) {
            for (char c = 'a'; c <= 'z'; c++) {
                keep(word.substring(0, i) + c + word.substring(i), guesses);
            }
        }
        for (int i = 0; i < word.length(); i++) {
            for (char c = 'a'; c <= 'z'; c++) {
                keep(word.substring(0, i) + c + word.substring(i + 1), guesses);
            }
        }
        return guesses;
    }

    private static void keep(String guess, Set<String> guesses) {
        if (guesses.size() < MAX_GUESSES && segmentations(guess).stream().anyMatch(syllables -> syllables.size() > 1)) {
            guesses.add(guess);
        }
    }

    /** The ways to read a word as whole syllables, long syllables first; none when it is no pinyin. */
    static List<List<String>> segmentations(String word) {
        var found = new ArrayList<List<String>>();
        segment(word, 0, new ArrayList<>(), found);
        return found;
    }

    private static void segment(String word, int from, List<String> before, List<List<String>> found) {
        if (found.size() >= MAX_SEGMENTATIONS) {
            return;
        }
        if (from == word.length()) {
            found.add(List.copyOf(before));
            return;
        }
        for (int length = Math.min(SearchTerms.LONGEST_BEGINNING, word.length() - from); length > 0; length--) {
            var syllable = word.substring(from, from + length);
            if (SYLLABLES.contains(syllable)) {
                before.add(syllable);
                segment(word, from + length, before, found);
                before.remove(before.size() - 1);
            }
        }
    }
}

package io.taizhang.duplicate;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import io.taizhang.platform.Texts;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Text reduced to what is compared, and measures of how alike two such texts are. */
final class Wording {

    private static final Map<Integer, String> SOUNDS = new ConcurrentHashMap<>();

    private Wording() {}

    /** Letters and digits alone, in lower case and half width. */
    static String bare(String text) {
        var bare = new StringBuilder();
        Texts.normalised(text)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    static boolean isHan(int c) {
        return UnicodeScript.of(c) == UnicodeScript.HAN;
    }

    static boolean hasHan(String text) {
        return text.codePoints().anyMatch(Wording::isHan);
    }

    /**
     * How the text sounds, one syllable or letter an element: traditional and simplified characters sound the same. Each
     * character has the first of its readings, whatever stands beside it, so that equal characters stay equal.
     */
    static List<String> sounds(String bare) {
        return bare.codePoints().mapToObj(Wording::sound).toList();
    }

    static String sound(String bare) {
        return String.join("", sounds(bare));
    }

    private static String sound(int c) {
        return SOUNDS.computeIfAbsent(c, one -> {
            var text = Character.toString(one);
            if (text.length() > 1 || !isHan(one)) {
                return text;
            }
            var readings = PinyinHelper.toPinyinList(text.charAt(0), PinyinStyleEnum.NORMAL);
            return readings.isEmpty() ? text : readings.get(0).replace('ü', 'v');
        });
    }

    /** Whether both consist of the same elements, in whatever order. */
    static boolean isPermutation(List<String> some, List<String> others) {
        return some.size() == others.size()
                && some.stream()
                        .sorted()
                        .toList()
                        .equals(others.stream().sorted().toList());
    }

    static List<String> letters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /** How many elements are to be added, left out, changed or swapped with their neighbour to get from one to the other. */
    static int distance(List<String> from, List<String> to) {
        var rows = new int[from.size() + 1][to.size() + 1];
        for (int i = 0; i <= from.size(); i++) {
            rows[i][0] = i;
        }
        for (int j = 0; j <= to.size(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= from.size(); i++) {
            for (int j = 1; j <= to.size(); j++) {
                var same = from.get(i - 1).equals(to.get(j - 1));
                int least = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
                least = Math.min(least, rows[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && from.get(i - 1).equals(to.get(j - 2))
                        && from.get(i - 2).equals(to.get(j - 1))) {
                    least = Math.min(least, rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = least;
            }
        }
        return rows[from.size()][to.size()];
    }

    static int distance(String from, String to) {
        return distance(letters(from), letters(to));
    }

    /** Whether two words may be one, written carelessly: one slip in a short word, two in a longer one. */
    static boolean isSlip(String word, String other) {
        int longer = Math.max(word.length(), other.length());
        int allowed = longer < 4 ? 0 : longer < 7 ? 1 : 2;
        return Math.abs(word.length() - other.length()) <= allowed && distance(word, other) <= allowed;
    }

    /** How many of a hundred neighbouring pairs two texts share: of both, or somewhat less of the shorter one's. */
    static int alike(String text, String other) {
        var some = pairs(text);
        var others = pairs(other);
        int all = total(some);
        int allOthers = total(others);
        if (all == 0 || allOthers == 0) {
            return text.equals(other) && !text.isEmpty() ? 100 : 0;
        }
        int shared = 0;
        for (var pair : some.entrySet()) {
            shared += Math.min(pair.getValue(), others.getOrDefault(pair.getKey(), 0));
        }
        return Math.max(200 * shared / (all + allOthers), 90 * shared / Math.min(all, allOthers));
    }

    private static Map<String, Integer> pairs(String text) {
        var pairs = new HashMap<String, Integer>();
        for (int i = 0; i + 2 <= text.length(); i++) {
            pairs.merge(text.substring(i, i + 2), 1, Integer::sum);
        }
        return pairs;
    }

    private static int total(Map<String, Integer> pairs) {
        return pairs.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The words of a text in Latin letters, in lower case. */
    static List<String> words(String text) {
        return Arrays.stream(Texts.normalised(text).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

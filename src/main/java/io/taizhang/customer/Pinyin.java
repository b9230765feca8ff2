package io.taizhang.customer;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import io.taizhang.customer.SearchText.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a name sounds, without tones and with {@code v} for ü, as it is typed. A short name, such as a person's, is
 * spelled in every likely way (单雄信: shan, dan, chan), a long one as its words are read (银行: yin hang).
 *
 * <p>The dictionaries are loaded for the first customer who is written, not at the start.
 */
final class Pinyin {

    private static final int SHORT_NAME = 4;
    private static final int MAX_SPELLINGS = 12;

    /** Surnames that are read otherwise than the character usually is. */
    private static final Map<String, String> SURNAMES = Map.ofEntries(
            Map.entry("单", "shan"),
            Map.entry("曾", "zeng"),
            Map.entry("解", "xie"),
            Map.entry("仇", "qiu"),
            Map.entry("查", "zha"),
            Map.entry("覃", "qin"),
            Map.entry("盖", "ge"),
            Map.entry("区", "ou"),
            Map.entry("朴", "piao"),
            Map.entry("尉", "yu"),
            Map.entry("乐", "yue"),
            Map.entry("召", "shao"),
            Map.entry("员", "yun"),
            Map.entry("种", "chong"),
            Map.entry("折", "she"),
            Map.entry("缪", "miao"),
            Map.entry("秘", "bi"),
            Map.entry("洗", "xian"),
            Map.entry("冼", "xian"),
            Map.entry("翟", "zhai"),
            Map.entry("隗", "wei"),
            Map.entry("郇", "xun"),
            Map.entry("宿", "su"),
            Map.entry("牟", "mu"),
            Map.entry("谌", "chen"),
            Map.entry("祭", "zhai"),
            Map.entry("句", "gou"),
            Map.entry("都", "du"),
            Map.entry("幺", "yao"),
            Map.entry("能", "nai"),
            Map.entry("那", "na"),
            Map.entry("黑", "he"),
            Map.entry("繁", "po"),
            Map.entry("薄", "bo"),
            Map.entry("逄", "pang"),
            Map.entry("重", "chong"),
            Map.entry("石", "shi"),
            Map.entry("万", "wan"),
            Map.entry("纪", "ji"),
            Map.entry("任", "ren"),
            Map.entry("葛", "ge"),
            Map.entry("燕", "yan"),
            Map.entry("华", "hua"),
            Map.entry("宁", "ning"),
            Map.entry("应", "ying"),
            Map.entry("贲", "ben"),
            Map.entry("阚", "kan"),
            Map.entry("厍", "she"));

    private static final Map<String, List<String>> READINGS = new ConcurrentHashMap<>();

    private Pinyin() {}

    /** The likely spellings of a name, each with one syllable for each unit; what has no reading is an empty syllable. */
    static List<List<String>> spellings(List<Unit> units) {
        var choices = new ArrayList<List<String>>();
        var isShort = units.size() <= SHORT_NAME;
        var inWords = isShort ? List.<String>of() : asRead(units);
        for (int i = 0; i < units.size(); i++) {
            var unit = units.get(i);
            if (!unit.isHan()) {
                choices.add(List.of(unit.text()));
            } else if (isShort) {
                choices.add(likely(unit.text(), i == 0));
            } else {
                choices.add(List.of(inWords.get(i)));
            }
        }
        return product(choices);
    }

    private static List<List<String>> product(List<List<String>> choices) {
        List<List<String>> spellings = List.of(List.of());
        for (var choice : choices) {
            var longer = new ArrayList<List<String>>();
            for (var reading : choice) {
                for (var spelling : spellings) {
                    var next = new ArrayList<>(spelling);
                    next.add(reading);
                    longer.add(next);
                }
            }
            spellings = longer.subList(0, Math.min(longer.size(), MAX_SPELLINGS));
        }
        return spellings;
    }

    /** The readings of one character of a short name: as a surname in front, and its two most usual ones. */
    private static List<String> likely(String character, boolean inFront) {
        var readings = new LinkedHashSet<String>();
        if (inFront && SURNAMES.containsKey(character)) {
            readings.add(SURNAMES.get(character));
        }
        readings.addAll(readings(character).stream().limit(2).toList());
        return List.copyOf(readings);
    }

    /** All readings of a character, the most usual first; one empty reading when it has none. */
    private static List<String> readings(String character) {
        return READINGS.computeIfAbsent(character, one -> {
            if (one.length() > 1) {
                return List.of("");
            }
            var readings = new LinkedHashSet<String>();
            for (var reading : PinyinHelper.toPinyinList(one.charAt(0), PinyinStyleEnum.NORMAL)) {
                readings.add(typed(reading));
            }
            return readings.isEmpty() ? List.of("") : List.copyOf(readings);
        });
    }

    /** Syllables of the Chinese units as the words that they form are read; the slow dictionary only where it matters. */
    private static List<String> asRead(List<Unit> units) {
        var syllables = new ArrayList<String>();
        for (var unit : units) {
            syllables.add(unit.isHan() ? readings(unit.text()).get(0) : unit.text());
        }
        for (int start = 0; start < units.size(); start++) {
            int end = start;
            boolean ambiguous = false;
            var run = new StringBuilder();
            while (end < units.size()
                    && units.get(end).isHan()
                    && units.get(end).text().length() == 1) {
                ambiguous |= readings(units.get(end).text()).size() > 1;
                run.append(units.get(end++).text());
            }
            if (ambiguous) {
                var read = PinyinHelper.toPinyin(run.toString(), PinyinStyleEnum.NORMAL, " ")
                        .split(" ");
                for (int i = 0; read.length == run.length() && i < read.length; i++) {
                    syllables.set(start + i, typed(read[i]));
                }
            }
            start = Math.max(start, end);
        }
        return syllables;
    }

    /** A syllable as it is typed; what is no syllable, such as the character itself, is none. */
    private static String typed(String reading) {
        var typed = reading.replace('ü', 'v');
        return typed.chars().allMatch(c -> c >= 'a' && c <= 'z') ? typed : "";
    }
}

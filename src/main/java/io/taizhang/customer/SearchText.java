package io.taizhang.customer;

import io.taizhang.platform.Texts;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text as the search reads it: single Chinese characters, words of letters, and runs of digits. */
final class SearchText {

    private SearchText() {}

    /** What kind of unit a character belongs to. */
    enum Script {
        HAN,
        LETTERS,
        DIGITS,
        NONE
    }

    /** One Chinese character, or a word of letters or digits in lower case. */
    record Unit(Script script, String text) {

        boolean isHan() {
            return script == Script.HAN;
        }
    }

    /** The units of a text in their order; space and punctuation only part them. */
    static List<Unit> units(String text) {
        var units = new ArrayList<Unit>();
        var word = new StringBuilder();
        var running = Script.NONE;
        var normal = Texts.normalised(text).toLowerCase(Locale.ROOT).replace('ü', 'v');
        for (int i = 0; i < normal.length(); ) {
            int c = normal.codePointAt(i);
            i += Character.charCount(c);
            var script = scriptOf(c);
            if (script != running || script == Script.HAN) {
                add(units, running, word);
                running = script;
            }
            word.appendCodePoint(c);
        }
        add(units, running, word);
        return units;
    }

    private static void add(List<Unit> units, Script script, StringBuilder word) {
        if (script != Script.NONE && !word.isEmpty()) {
            units.add(new Unit(script, word.toString()));
        }
        word.setLength(0);
    }

    private static Script scriptOf(int c) {
        if (c >= '0' && c <= '9') {
            return Script.DIGITS;
        }
        if (!Character.isLetterOrDigit(c)) {
            return Script.NONE;
        }
        return UnicodeScript.of(c) == UnicodeScript.HAN ? Script.HAN : Script.LETTERS;
    }

    /** The text cut to so many UTF-16 units, or to one more where that would be inside a character. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length + 1 : length);
    }
}

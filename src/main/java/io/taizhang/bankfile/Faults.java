package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with a file, always with the line that it was found on. */
final class Faults {

    private static final int SHOWN = 60;

    private Faults() {}

    /** A refusal whose first figure is the line. */
    static Refusal at(String code, int line, Object... further) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(String.valueOf(line));
        arguments.addAll(List.of(further));
        return Refusal.rule(code, arguments.toArray()).at("file").with("line", line);
    }

    static Refusal incomplete(int line, String missing) {
        return at("bank_file_incomplete", line, missing);
    }

    static Refusal unreadable(int line, String text) {
        return at("bank_file_unreadable", line, shown(text));
    }

    static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
    }
}
